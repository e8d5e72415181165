"""Articles: what the desk reads after a push, an article's card, a list of headlines, a passage in its context."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.keys import OF_OUTCOME, DeskText, Text
from bot.messages.measure import clean, cut_end, cut_start
from bot.messages.render.pieces import Ages, correction, escaped, linked, listed, name_of, packed, source_line, title_of
from bot.messages.texts import Texts
from retrieval import Addition, Article, Excerpt, Page

BEGINNING_LIMIT = 200
CARD_LIMIT = 3_000
PASSAGE_LIMIT = 2_000
CONTEXT_LIMIT = 600
FEW_PARAGRAPHS = 2
"""An article of no more may be what a paywall lets through."""
FAILURE_LIMIT = 120


def addition_message(page: Page, addition: Addition, texts: Texts, *, may_be_cut: bool = False) -> str:
    """What the desk reads after a push: what became of the article, what was understood of it, and doubts."""
    article, unknown = addition.article, texts.say(DeskText.PUSH_UNKNOWN)
    understood = texts.say(
        DeskText.PUSH_UNDERSTOOD,
        source=name_of(article.source) or unknown,
        author=name_of(article.author) or unknown,
        published=texts.moment(article.published) if article.published else unknown,
        language=texts.language_name(article.language),
        paragraphs=article.paragraph_count,
        beginning=cut_end(clean(page.draft.paragraphs[0]).strip(), BEGINNING_LIMIT),
    )
    outcome = texts.say(OF_OUTCOME[addition.outcome], id=article.id, original=article.copy_of)
    told = f"{escaped(outcome)}\n\n<b>{escaped(title_of(article))}</b>\n{escaped(understood)}"
    doubts = _warnings(page, article) + [DeskText.PUSH_MAY_BE_CUT] * may_be_cut
    warnings = "\n".join(texts.say(doubt, paragraphs=article.paragraph_count) for doubt in doubts)
    return f"{told}\n\n{escaped(warnings)}" if warnings else told


def _warnings(page: Page, article: Article) -> list[DeskText]:
    warnings = [] if article.published else [DeskText.PUSH_NO_DATE]
    if page.partial:
        warnings.append(DeskText.PUSH_PARTIAL)
    elif article.url and article.paragraph_count <= FEW_PARAGRAPHS:
        warnings.append(DeskText.PUSH_FEW_PARAGRAPHS)
    return warnings


def pushes_report(stored: int, failures: Sequence[tuple[str, str]], left: int, texts: Texts) -> list[str]:
    """What became of many articles: how many are stored, of each that failed its name and why, how many were left."""
    key = DeskText.PUSH_STOPPED if left else DeskText.PUSH_DONE
    heading = texts.say(key, stored=stored, failed=len(failures), left=left)
    lines = [f"• {escaped(cut_end(clean(name), FAILURE_LIMIT))}: {escaped(reason)}" for name, reason in failures]
    return packed(listed(heading, lines)) if lines else [escaped(heading)]


def article_card(excerpt: Excerpt, texts: Texts, ages: Ages) -> str:
    """An article to read: its title, where and when it was published, and its text as far as it has room."""
    article = excerpt.article
    published = texts.date(article.published) if article.published else ""
    age = ages.of(article, texts)
    dated = f"{published} ({age})" if age else published
    facts = [name_of(article.source), name_of(article.author), dated, correction(article, texts)]
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
