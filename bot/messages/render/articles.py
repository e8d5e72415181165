"""Articles: what the desk reads after a push, an article's card, a list of headlines, a passage in its context."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.keys import OF_OUTCOME, DeskText, Text
from bot.messages.measure import clean, cut_end, cut_start
from bot.messages.render.pieces import Ages, escaped, linked, listed, name_of, source_line, title_of
from bot.messages.texts import Texts
from retrieval import Addition, Article, Draft, Excerpt

BEGINNING_LIMIT = 200
CARD_LIMIT = 3_000
PASSAGE_LIMIT = 2_000
CONTEXT_LIMIT = 600


def addition_message(draft: Draft, addition: Addition, texts: Texts) -> str:
    """What the desk reads after a push: what became of the article, and what was understood of it."""
    article, unknown = addition.article, texts.say(DeskText.PUSH_UNKNOWN)
    understood = texts.say(
        DeskText.PUSH_UNDERSTOOD,
        source=name_of(article.source) or unknown,
        author=name_of(article.author) or unknown,
        published=texts.moment(article.published) if article.published else unknown,
        language=texts.language_name(article.language),
        paragraphs=article.paragraph_count,
        beginning=cut_end(clean(draft.paragraphs[0]).strip(), BEGINNING_LIMIT),
    )
    outcome = texts.say(OF_OUTCOME[addition.outcome], id=article.id)
    return f"{escaped(outcome)}\n\n<b>{escaped(title_of(article))}</b>\n{escaped(understood)}"


def article_card(excerpt: Excerpt, texts: Texts, ages: Ages) -> str:
    """An article to read: its title, where and when it was published, and its text as far as it has room."""
    article = excerpt.article
    published = texts.date(article.published) if article.published else ""
    age = ages.of(article, texts)
    facts = [name_of(article.source), name_of(article.author), f"{published} ({age})" if age else published]
    heading = f"<b>{linked(title_of(article), article.url)}</b>"
    stated = escaped(", ".join(fact for fact in facts if fact))
    text = cut_end("\n\n".join(clean(each.text).strip() for each in excerpt.paragraphs), CARD_LIMIT)
    head = f"{heading}\n{stated}" if stated else heading
    return f"{head}\n\n<blockquote expandable>{escaped(text)}</blockquote>" if text else head


def headlines(articles: Sequence[Article], heading: str, texts: Texts) -> str:
    """A numbered list of up to ten headlines."""
    lines = [f"{number}. {source_line(article, texts)}" for number, article in enumerate(articles[:10], 1)]
    return listed(heading, lines)[0]


def source_page(excerpt: Excerpt | None, paragraph_id: int, number: int, count: int, texts: Texts, ages: Ages) -> str:
    """A passage between its neighbours, under its source; `number` of `count`. None is what is no longer there."""
    if excerpt is None:
        return escaped(texts.say(Text.SOURCES_GONE, number=number, count=count))
    before, passage, after = "", "", ""
    for each in excerpt.paragraphs:
        text = clean(each.text).strip()
        if each.id == paragraph_id:
            passage = f"<blockquote>{escaped(cut_end(text, PASSAGE_LIMIT))}</blockquote>"
        elif passage:
            after = after or escaped(cut_end(text, CONTEXT_LIMIT))
        else:
            before = escaped(cut_start(text, CONTEXT_LIMIT))
    heading = texts.say(Text.SOURCES_PAGE, number=number, count=count)
    head = f"{escaped(heading)}\n{source_line(excerpt.article, texts, ages)}"
    return "\n\n".join(part for part in (head, before, passage, after) if part)
