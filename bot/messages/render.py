"""Answers and acknowledgements as Telegram HTML, each message within Telegram's limits.

Nothing outside this module writes HTML. Texts are cleaned and cut before they are escaped, so that a cut never falls
inside a tag or an entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlsplit

from telegram.constants import MessageLimit

from bot.messages.markup import plain
from bot.messages.measure import ELLIPSIS, clean, cut_around, cut_end, units
from bot.messages.texts import OF_OUTCOME, OF_REASON, Text, Texts
from retrieval import Addition, Answer, Article, Citation, Draft, Passage, Reason, Statement

MAX_UNITS = int(MessageLimit.MAX_TEXT_LENGTH)
MAX_ENTITIES = int(MessageLimit.MESSAGE_ENTITIES)

# In UTF-16 units. A statement and its quote fit into one message together.
STATEMENT_LIMIT = 2_000
QUOTE_LIMIT = 1_500
TITLE_LIMIT = 200
NAME_LIMIT = 80
BEGINNING_LIMIT = 200
SEARCHED_LIMIT = 300
# In bytes: what Telegram reads of a message, markup and all; and a link, escaped.
_MAX_BYTES = 32_768
_URL_LIMIT = 1_000
_NEAREST = 3
_ALSO_IN = 3


def answer_messages(answer: Answer, texts: Texts) -> list[str]:
    """The answer as one message, or as several when it is too long for one."""
    if answer.reason is not None:
        return _packed([*_understood(answer, texts), *_declined(answer, answer.reason, texts)])
    days = {_day(statement, texts) for statement in answer.statements}
    quoted: set[int] = set()
    blocks = []
    for statement in answer.statements:
        day = _day(statement, texts) if len(days) > 1 else ""
        as_of = f"{_escaped(texts.say(Text.ANSWER_AS_OF, date=day))} " if day else ""
        blocks.append(as_of + _statement(statement, quoted))
    return _packed([*_understood(answer, texts), *blocks, *_sources(answer.citations, texts)])


def addition_message(draft: Draft, addition: Addition, texts: Texts) -> str:
    """What the desk reads after a push: what became of the article, and what was understood of it."""
    article, unknown = addition.article, texts.say(Text.PUSH_UNKNOWN)
    understood = texts.say(
        Text.PUSH_UNDERSTOOD,
        source=_name(article.source) or unknown,
        author=_name(article.author) or unknown,
        published=texts.moment(article.published) if article.published else unknown,
        language=texts.language_name(article.language),
        paragraphs=article.paragraph_count,
        beginning=cut_end(clean(draft.paragraphs[0]).strip(), BEGINNING_LIMIT),
    )
    outcome = texts.say(OF_OUTCOME[addition.outcome], id=article.id)
    return f"{_escaped(outcome)}\n\n<b>{_escaped(_title(article))}</b>\n{_escaped(understood)}"


def _escaped(text: str) -> str:
    return escape(clean(text), quote=False)


def _in_one_line(text: str) -> str:
    """The text cleaned, without line breaks: one inside would tear the list of sources apart."""
    return " ".join(clean(text).split())


def _name(name: str | None) -> str:
    return cut_end(_in_one_line(name or ""), NAME_LIMIT)


def _title(article: Article) -> str:
    return cut_end(_in_one_line(article.title), TITLE_LIMIT)


def _understood(answer: Answer, texts: Texts) -> list[str]:
    """How the question was taken, where that goes beyond its words: what was searched, and in which period."""
    lines = []
    searched = cut_end(_in_one_line(answer.searched or ""), SEARCHED_LIMIT)
    if searched:
        lines.append(f"<i>{_escaped(texts.say(Text.ANSWER_SEARCHED, question=searched))}</i>")
    # An answer for want of anything in the period names the period itself.
    if answer.timeframe and answer.reason is not Reason.NOTHING_IN_PERIOD:
        lines.append(_escaped(texts.say(Text.ANSWER_PERIOD, period=texts.period(answer.timeframe))))
    return ["\n".join(lines)] if lines else []


def _declined(answer: Answer, reason: Reason, texts: Texts) -> list[str]:
    """Why there is no answer, what comes nearest, and what the archive covers."""
    period = texts.period(answer.timeframe) if answer.timeframe else ELLIPSIS
    otherwise = reason is Reason.NOTHING_IN_PERIOD
    heading = Text.ANSWER_NEAREST_OTHERWISE if otherwise else Text.ANSWER_NEAREST
    blocks = [_escaped(texts.say(OF_REASON[reason], period=period)), *_nearest(answer.nearest, heading, texts)]
    if answer.coverage:
        covered = texts.days(answer.coverage.oldest, answer.coverage.newest)
        blocks.append(_escaped(texts.say(Text.ANSWER_COVERAGE, period=covered)))
    return blocks


def _standing_in(statement: Statement) -> Passage:
    """The passage that a statement is quoted from."""
    return next(citation.passage for citation in statement.citations if statement.text in citation.quote)


def _day(statement: Statement, texts: Texts) -> str:
    published = _standing_in(statement).article.published
    return texts.date(published) if published else ""


def _statement(statement: Statement, quoted: set[int]) -> str:
    """The statement with its markers, and under it the paragraph it stands in unless `quoted` has that already."""
    markers = "".join(f" [{citation.number}]" for citation in statement.citations)
    block = _highlighted(statement) + markers
    paragraph = _standing_in(statement).paragraph
    if paragraph.id in quoted:
        return block
    quoted.add(paragraph.id)
    return f"{block}\n<blockquote expandable>{_quote(paragraph.text, statement.text)}</blockquote>"


def _highlighted(statement: Statement) -> str:
    text, span = statement.text, statement.highlight
    if span is None or not clean(span.of(text)).strip():
        return _escaped(cut_end(clean(text).strip(), STATEMENT_LIMIT))
    core = clean(span.of(text))
    # Blanks at the ends of the highlight are no part of what is bold.
    lead, trail = core[: len(core) - len(core.lstrip())], core[len(core.rstrip()) :]
    before = (clean(text[: span.start]) + lead).lstrip()
    after = (trail + clean(text[span.end :])).rstrip()
    before, core, after = cut_around(before, core.strip(), after, STATEMENT_LIMIT)
    return f"{_escaped(before)}<b>{_escaped(core)}</b>{_escaped(after)}"


def _quote(paragraph: str, statement: str) -> str:
    start = max(paragraph.find(statement), 0)
    end = start + len(statement)
    before, after = clean(paragraph[:start]).lstrip(), clean(paragraph[end:]).rstrip()
    return _escaped("".join(cut_around(before, clean(paragraph[start:end]), after, QUOTE_LIMIT)))


def _sources(citations: Iterable[Citation], texts: Texts) -> list[str]:
    lines = [f"[{citation.number}] {_source_of(citation.passage, texts)}" for citation in citations]
    return _listed(_escaped(texts.say(Text.ANSWER_SOURCES)), lines)


def _nearest(passages: Sequence[Passage], heading: Text, texts: Texts) -> list[str]:
    lines = [f"• {_source(passage.article, texts)}" for passage in passages[:_NEAREST]]
    return _listed(_escaped(texts.say(heading)), lines) if lines else []


def _listed(heading: str, lines: list[str]) -> list[str]:
    """Blocks of up to ten lines, the heading over the first: a list too long for one message can go on in the next."""
    blocks: list[list[str]] = [[heading, lines[0]]]
    for line in lines[1:]:
        if len(blocks[-1]) > 10 or not _fits("\n".join([*blocks[-1], line])):
            blocks.append([])
        blocks[-1].append(line)
    return ["\n".join(block) for block in blocks]


def _source_of(passage: Passage, texts: Texts) -> str:
    """The source of a passage, and behind it the other outlets that print the same."""
    outlets: dict[str, str | None] = {}
    for article in passage.also_in:
        outlets.setdefault(_outlet(article), article.url)
    known = {"", _outlet(passage.article)}
    linked = [_linked(name, url) for name, url in outlets.items() if name not in known]
    source = _source(passage.article, texts)
    if not linked:
        return source
    also_in = _escaped(texts.say(Text.ANSWER_ALSO_IN, outlets="{outlets}")).format(outlets=", ".join(linked[:_ALSO_IN]))
    left_out = len(linked) - _ALSO_IN
    more = f" {_escaped(texts.say(Text.ANSWER_AND_MORE, count=left_out))}" if left_out > 0 else ""
    return f"{source}, {also_in}{more}"


def _outlet(article: Article) -> str:
    return _name(article.source) or cut_end(_title(article), NAME_LIMIT)


def _source(article: Article, texts: Texts) -> str:
    """Title, outlet, date; the author in the outlet's place when that is unknown."""
    title = _linked(_title(article), article.url)
    published = texts.date(article.published) if article.published else ""
    return ", ".join(part for part in (title, _escaped(_name(article.source or article.author)), published) if part)


def _linked(text: str, url: str | None) -> str:
    return f'<a href="{escape(url or "")}">{_escaped(text)}</a>' if _leads_somewhere(url) else _escaped(text)


def _leads_somewhere(url: str | None) -> bool:
    if not url or url.split() != [clean(url)] or len(escape(url).encode()) > _URL_LIMIT:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _packed(blocks: Iterable[str]) -> list[str]:
    """The blocks in as few messages as hold them. Each block by itself is within the limits."""
    messages: list[str] = []
    for block in blocks:
        joined = f"{messages[-1]}\n\n{block}" if messages else block
        if messages and _fits(joined):
            messages[-1] = joined
        else:
            messages.append(block)
    return messages


def _fits(html: str) -> bool:
    within = units(plain(html)) <= MAX_UNITS and html.count("</") <= MAX_ENTITIES
    return within and len(html.encode()) <= _MAX_BYTES
