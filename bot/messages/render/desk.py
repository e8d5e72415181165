"""What the desk reads beside the report of a push: lists, an article with all that is known of it, figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.messages.keys import OF_DEED, DeskText
from bot.messages.measure import clean, cut_end
from bot.messages.render.articles import article_card
from bot.messages.render.pieces import Ages, escaped, in_one_line, packed, source_line
from bot.messages.texts import Texts
from retrieval import Article, Excerpt, Listing, Statistics

PARAGRAPH_LIMIT = 3_000
REASON_LIMIT = 300
QUESTION_LIMIT = 120


@dataclass(frozen=True, slots=True)
class DoneBefore:
    """A deed of the desk: when, as the reader's clock shows it, by whom, what, and to what."""

    at: datetime
    name: str
    deed: str
    subject: str


def article_list(listing: Listing, offset: int, texts: Texts) -> str:
    """A page of the list of articles, each by its number; `offset` articles stand before it."""
    if not listing.articles:
        return escaped(texts.say(DeskText.LIST_EMPTY))
    last = offset + len(listing.articles)
    heading = texts.say(DeskText.LIST, first=offset + 1, last=last, total=listing.total)
    lines = [f"[{each.id}] {source_line(each, texts)}{_marked(each, texts)}" for each in listing.articles]
    return "\n".join([escaped(heading), *lines])


def desk_card(excerpt: Excerpt, texts: Texts, ages: Ages) -> str:
    """An article as readers see it, and under it what they do not."""
    article = excerpt.article
    facts = texts.say(
        DeskText.ARTICLE_FACTS,
        id=article.id,
        added=texts.date(article.added),
        language=texts.language_name(article.language),
        paragraphs=article.paragraph_count,
    )
    standing = "\n".join(_standing(article, texts))
    return "\n\n".join(part for part in (article_card(excerpt, texts, ages), escaped(facts), escaped(standing)) if part)


def paragraph_pages(excerpt: Excerpt, texts: Texts) -> list[str]:
    """All paragraphs of an article, numbered, in pages of a message's size."""
    article = excerpt.article
    heading = texts.say(DeskText.PARAGRAPHS, id=article.id, title=in_one_line(article.title))
    blocks = [
        f"{number}. {escaped(cut_end(clean(each.text).strip(), PARAGRAPH_LIMIT))}"
        for number, each in enumerate(excerpt.paragraphs, 1)
    ]
    return packed([f"<b>{escaped(cut_end(heading, REASON_LIMIT))}</b>", *blocks])


def editor_list(editors: Sequence[tuple[str, int]], texts: Texts) -> str:
    """The editors with these names and ids, and how another is named."""
    if not editors:
        return escaped(f"{texts.say(DeskText.EDITORS_NONE)}\n{texts.say(DeskText.EDITORS_USAGE)}")
    lines = [f"• {in_one_line(name)} ({id})" for name, id in editors]
    return escaped("\n".join([texts.say(DeskText.EDITORS), *lines, "", texts.say(DeskText.EDITORS_USAGE)]))


def audit_page(done: Sequence[DoneBefore], total: int, texts: Texts) -> str:
    """What the desk did, the newest first."""
    if not done:
        return escaped(texts.say(DeskText.AUDIT_EMPTY))
    lines = [
        f"{texts.moment(each.at)} – {in_one_line(each.name)}: {texts.say(OF_DEED[each.deed])} "
        f"{cut_end(in_one_line(each.subject), QUESTION_LIMIT)}"
        for each in done
    ]
    return escaped("\n".join([texts.say(DeskText.AUDIT, total=total), *lines]))


def statistics_message(
    held: Statistics,
    days: int,
    asked: tuple[int, int],
    votes: tuple[int, int],
    lacking: Sequence[tuple[str, int]],
    texts: Texts,
) -> str:
    """What the archive holds; of the last days the questions asked and declined, the votes (helpful, not helpful), and
    the questions that were declined most often, with how often."""
    period = texts.days(held.oldest, held.newest) if held.oldest and held.newest else "–"
    questions, declined = asked
    blocks = [
        texts.say(
            DeskText.STATS_HELD,
            articles=held.articles,
            paragraphs=held.paragraphs,
            copies=held.copies,
            withdrawn=held.withdrawn,
            period=period,
        ),
        texts.say(
            DeskText.STATS_ASKED,
            days=days,
            questions=questions,
            daily=texts.decimal(questions / days),
            share=texts.percent(declined / questions if questions else 0.0),
            helpful=votes[0],
            unhelpful=votes[1],
        ),
    ]
    if lacking:
        lines = [f"• {cut_end(in_one_line(question), QUESTION_LIMIT)} ({times})" for question, times in lacking]
        blocks.append("\n".join([texts.say(DeskText.STATS_LACKING), *lines]))
    return escaped("\n\n".join(blocks))


def _marked(article: Article, texts: Texts) -> str:
    """Why readers do not find the article, behind its line in a list."""
    if article.withdrawn:
        return f" – {escaped(texts.say(DeskText.MARK_WITHDRAWN))}"
    return f" – {escaped(texts.say(DeskText.MARK_COPY, id=article.copy_of))}" if article.copy_of else ""


def _standing(article: Article, texts: Texts) -> list[str]:
    lines = []
    if article.withdrawn:
        date, reason = texts.date(article.withdrawn), in_one_line(article.withdrawn_reason or "–")
        lines.append(texts.say(DeskText.ARTICLE_WITHDRAWN, date=date, reason=cut_end(reason, REASON_LIMIT)))
    if article.copy_of:
        lines.append(texts.say(DeskText.ARTICLE_COPY, id=article.copy_of))
    return lines
