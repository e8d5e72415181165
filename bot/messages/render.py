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
from bot.messages.measure import clean, cut_around, cut_end, units
from bot.messages.texts import OF_OUTCOME, OF_REASON, Text, Texts
from retrieval import Addition, Answer, Article, Citation, Draft, Passage, Statement

MAX_UNITS = int(MessageLimit.MAX_TEXT_LENGTH)
MAX_ENTITIES = int(MessageLimit.MESSAGE_ENTITIES)

# In UTF-16 units. A statement and its quote fit into one message together.
STATEMENT_LIMIT = 2_000
QUOTE_LIMIT = 1_500
TITLE_LIMIT = 200
NAME_LIMIT = 80
BEGINNING_LIMIT = 200
# In bytes, escaped. Ten such links and 4,096 units of text stay under the 32,768 bytes Telegram reads of a message.
_URL_LIMIT = 1_000
_NEAREST = 3


def answer_messages(answer: Answer, texts: Texts) -> list[str]:
    """The answer as one message, or as several when it is too long for one."""
    if answer.reason is not None:
        return _packed([_escaped(texts.say(OF_REASON[answer.reason])), *_nearest(answer.nearest, texts)])
    blocks: list[str] = []
    quoted: set[int] = set()
    for statement in answer.statements:
        blocks.append(_statement(statement, quoted))
    return _packed([*blocks, *_sources(answer.citations, texts)])


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


def _name(name: str | None) -> str:
    return cut_end(clean(name or "").strip(), NAME_LIMIT)


def _title(article: Article) -> str:
    # In one line: a line break inside would tear the list of sources apart.
    return cut_end(" ".join(clean(article.title).split()), TITLE_LIMIT)


def _statement(statement: Statement, quoted: set[int]) -> str:
    """The statement with its markers, and under it the paragraph it stands in unless `quoted` has that already."""
    markers = "".join(f" [{citation.number}]" for citation in statement.citations)
    block = _highlighted(statement) + markers
    paragraph = statement.citations[0].passage.paragraph
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
    lines = [f"[{citation.number}] {_source(citation.passage.article, texts)}" for citation in citations]
    return _listed(_escaped(texts.say(Text.ANSWER_SOURCES)), lines)


def _nearest(passages: Sequence[Passage], texts: Texts) -> list[str]:
    lines = [f"• {_source(passage.article, texts)}" for passage in passages[:_NEAREST]]
    return _listed(_escaped(texts.say(Text.ANSWER_NEAREST)), lines) if lines else []


def _listed(heading: str, lines: list[str]) -> list[str]:
    """Blocks of ten lines, the heading over the first: a list too long for one message can go on in the next."""
    blocks = ["\n".join(lines[start : start + 10]) for start in range(0, len(lines), 10)]
    return [f"{heading}\n{blocks[0]}", *blocks[1:]]


def _source(article: Article, texts: Texts) -> str:
    """Title, outlet, date; the author in the outlet's place when that is unknown."""
    title = _escaped(_title(article))
    if _leads_somewhere(article.url):
        title = f'<a href="{escape(article.url or "")}">{title}</a>'
    published = texts.date(article.published) if article.published else ""
    return ", ".join(part for part in (title, _escaped(_name(article.source or article.author)), published) if part)


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
    return units(plain(html)) <= MAX_UNITS and html.count("</") <= MAX_ENTITIES
