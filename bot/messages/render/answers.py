"""Answers: statements with what answers in bold, the paragraphs they stand in, and their numbered sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.messages.keys import OF_REASON, Text
from bot.messages.measure import ELLIPSIS, clean, cut_around, cut_end
from bot.messages.render.pieces import Ages, also_in, escaped, in_one_line, listed, packed, source_line, title_of
from bot.messages.texts import Texts
from retrieval import Answer, Article, Citation, Passage, Reason, Statement

OLD = timedelta(days=180)
"""From this age on a source says how old it is, unless a setting says otherwise."""

# In UTF-16 units. A statement and its quote fit into one message together.
STATEMENT_LIMIT = 2_000
QUOTE_LIMIT = 1_500
SEARCHED_LIMIT = 300
_CHOICE_LIMIT = 48
_NEAREST = 3
_SOURCES = 5
_PASSAGES = 8


@dataclass(slots=True)
class _Sources:
    """The articles that an answer rests on, each once, numbered in the order in which the statements name them."""

    found: dict[int, tuple[Article, list[Article]]] = field(default_factory=dict)

    def numbers(self, statement: Statement) -> list[int]:
        """Where the statement's sources stand in the list, the one that it is quoted from first; none at all when the
        list is full without that one."""
        found = [self._number(citation) for citation in (_home(statement), *statement.citations)]
        return list(dict.fromkeys(filter(None, found))) if found[0] else []

    def _number(self, citation: Citation) -> int | None:
        article = citation.passage.article
        if article.id not in self.found and len(self.found) == _SOURCES:
            return None
        self.found.setdefault(article.id, (article, []))[1].extend(citation.passage.also_in)
        return list(self.found).index(article.id) + 1

    def lines(self, texts: Texts, ages: Ages) -> list[str]:
        rows = enumerate(self.found.values(), 1)
        return [
            f"[{number}] {source_line(article, texts, ages)}{also_in(article, others, texts)}"
            for number, (article, others) in rows
        ]


def answer_messages(answer: Answer, texts: Texts, old: timedelta = OLD) -> list[str]:
    """The answer as one message, or as several when it is too long for one."""
    ages = Ages(answer.question.asked, old)
    if answer.reason is not None:
        return packed([*_understood(answer, texts), *_declined(answer, answer.reason, texts, ages)])
    days = {_day(statement, texts) for statement in answer.statements}
    sources = _Sources()
    quoted: set[int] = set()
    blocks = []
    for statement in answer.statements:
        numbers = sources.numbers(statement)
        if not numbers:
            continue
        day = _day(statement, texts) if len(days) > 1 else ""
        as_of = f"{escaped(texts.say(Text.ANSWER_AS_OF, date=day))} " if day else ""
        blocks.append(as_of + _statement(statement, numbers, quoted))
    heading = texts.say(Text.ANSWER_SOURCES)
    return packed(
        [*_understood(answer, texts), *blocks, *_not_found(answer, texts), *listed(heading, sources.lines(texts, ages))]
    )


def _not_found(answer: Answer, texts: Texts) -> list[str]:
    """What the question takes for granted and the source does not say, so that its silence is not taken for a yes."""
    words = cut_end(in_one_line(", ".join(answer.not_found)), SEARCHED_LIMIT)
    return [escaped(texts.say(Text.ANSWER_NOT_FOUND, words=words))] if words else []


def passages_of(answer: Answer) -> list[Passage]:
    """The passages to read on in: those that are cited, then those nearest to the question, each paragraph once."""
    found: dict[int, Passage] = {}
    for passage in (*(citation.passage for citation in answer.citations), *answer.nearest):
        found.setdefault(passage.paragraph.id, passage)
    return list(found.values())[:_PASSAGES]


def headline_choices(answer: Answer) -> list[tuple[str, int]]:
    """The headlines nearest to a declined question, as short labels with their articles' numbers."""
    articles = {passage.article.id: passage.article for passage in answer.nearest[:_NEAREST]}
    return [(cut_end(title_of(article), _CHOICE_LIMIT), number) for number, article in articles.items()]


def _understood(answer: Answer, texts: Texts) -> list[str]:
    """How the question was taken, where that goes beyond its words: what was searched, in which period, and what the
    statements are the news of where they do not answer with a fact."""
    lines = []
    searched = cut_end(in_one_line(answer.searched or ""), SEARCHED_LIMIT)
    if searched:
        lines.append(f"<i>{escaped(texts.say(Text.ANSWER_SEARCHED, question=searched))}</i>")
    # An answer for want of anything in the period names the period itself.
    if answer.timeframe and answer.reason is not Reason.NOTHING_IN_PERIOD:
        lines.append(escaped(texts.say(Text.ANSWER_PERIOD, period=texts.period(answer.timeframe))))
    if answer.subject is not None:
        subject = cut_end(in_one_line(answer.subject), SEARCHED_LIMIT)
        heading = texts.say(Text.ANSWER_NEWS_OF, subject=subject) if subject else texts.say(Text.LATEST_HEADING)
        lines.append(f"<b>{escaped(heading)}</b>")
    return ["\n".join(lines)] if lines else []


def _declined(answer: Answer, reason: Reason, texts: Texts, ages: Ages) -> list[str]:
    """Why there is no answer, what comes nearest, and what the archive covers."""
    period = texts.period(answer.timeframe) if answer.timeframe else ELLIPSIS
    otherwise = reason is Reason.NOTHING_IN_PERIOD
    heading = Text.ANSWER_NEAREST_OTHERWISE if otherwise else Text.ANSWER_NEAREST
    blocks = [escaped(texts.say(OF_REASON[reason], period=period)), *_nearest(answer.nearest, heading, texts, ages)]
    if answer.coverage:
        covered = texts.days(answer.coverage.oldest, answer.coverage.newest)
        blocks.append(escaped(texts.say(Text.ANSWER_COVERAGE, period=covered)))
    return blocks


def _nearest(passages: Sequence[Passage], heading: Text, texts: Texts, ages: Ages) -> list[str]:
    lines = [f"• {source_line(passage.article, texts, ages)}" for passage in passages[:_NEAREST]]
    return listed(texts.say(heading), lines) if lines else []


def _home(statement: Statement) -> Citation:
    """The citation that a statement is quoted from."""
    return next(citation for citation in statement.citations if statement.text in citation.quote)


def _day(statement: Statement, texts: Texts) -> str:
    published = _home(statement).passage.article.published
    return texts.date(published) if published else ""


def _statement(statement: Statement, numbers: Sequence[int], quoted: set[int]) -> str:
    """The statement with its markers, and under it the paragraph it stands in unless `quoted` has that already."""
    block = _highlighted(statement) + "".join(f" [{number}]" for number in numbers)
    paragraph = _home(statement).passage.paragraph
    if paragraph.id in quoted:
        return block
    quoted.add(paragraph.id)
    return f"{block}\n<blockquote expandable>{_quote(paragraph.text, statement.text)}</blockquote>"


def _highlighted(statement: Statement) -> str:
    text, span = statement.text, statement.highlight
    if span is None or not clean(span.of(text)).strip():
        return escaped(cut_end(clean(text).strip(), STATEMENT_LIMIT))
    core = clean(span.of(text))
    # Blanks at the ends of the highlight are no part of what is bold.
    lead, trail = core[: len(core) - len(core.lstrip())], core[len(core.rstrip()) :]
    before = (clean(text[: span.start]) + lead).lstrip()
    after = (trail + clean(text[span.end :])).rstrip()
    before, core, after = cut_around(before, core.strip(), after, STATEMENT_LIMIT)
    return f"{escaped(before)}<b>{escaped(core)}</b>{escaped(after)}"


def _quote(paragraph: str, statement: str) -> str:
    start = max(paragraph.find(statement), 0)
    end = start + len(statement)
    before, after = clean(paragraph[:start]).lstrip(), clean(paragraph[end:]).rstrip()
    return escaped("".join(cut_around(before, clean(paragraph[start:end]), after, QUOTE_LIMIT)))
