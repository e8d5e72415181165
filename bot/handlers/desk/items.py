"""Articles to be put into the archive, one by one: where each comes from, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from telegram import Document

from bot.context import Context
from bot.documents import LARGEST_DOCUMENT, READABLE, decoded, is_text_document
from bot.handlers.desk.submissions import Submission
from bot.messages.keys import DeskText
from bot.messages.measure import clean, cut_end
from bot.messages.render import NAME_LIMIT
from retrieval import Addition, Archive, Draft, FetchError, Flaw, Page, Refusal, UnreadableError


class RefusedError(Exception):
    """A file cannot be taken; `text` and `values` say why to the person who sent it."""

    def __init__(self, text: DeskText, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values


@dataclass(frozen=True, slots=True)
class Item:
    """One article to come: `name` tells it from the others, `take` reads it or raises FetchError or UnreadableError."""

    name: str
    take: Callable[[Archive], Page]


@dataclass(frozen=True, slots=True)
class Pushed:
    """An article as it was read, and what adding it did."""

    page: Page
    addition: Addition


async def items_of(submission: Submission, context: Context) -> list[Item]:
    """The articles that were handed in, in order. Raises RefusedError or UnreadableError for a file that is none."""
    items = await _read(submission, context)
    if len(items) == 1 and submission.fields.strip():
        return [replace(item, take=partial(_overridden, item, submission.fields)) for item in items]
    return items


async def _read(submission: Submission, context: Context) -> list[Item]:
    if submission.document is not None:
        return await _of_document(submission.document, context)
    if submission.addresses:
        return [Item(url, partial(_fetched, url)) for url in submission.addresses]
    return [Item("", partial(_parsed, submission))]


async def push_item(item: Item, context: Context) -> Pushed | FetchError | UnreadableError:
    """Store one article. It is stored for good when this returns; an article that cannot be had is the error why."""
    try:
        return await context.in_thread(_take_and_add, context.services.archive, item)
    except (FetchError, UnreadableError) as error:
        return error


def _take_and_add(archive: Archive, item: Item) -> Pushed:
    page = item.take(archive)
    return Pushed(page, archive.add(page.draft))


def _overridden(item: Item, fields: str, archive: Archive) -> Page:
    page = item.take(archive)
    return replace(page, draft=archive.overridden(page.draft, fields))


def _fetched(url: str, archive: Archive) -> Page:
    return archive.fetch(url)


def _parsed(submission: Submission, archive: Archive) -> Page:
    draft = archive.parse(submission.text)
    source, published = draft.source or submission.source, draft.published or submission.published
    return Page(replace(draft, source=source, published=published))


def _known(draft: Draft, _: Archive) -> Page:
    return Page(draft)


def _no_record(refusal: Refusal, _: Archive) -> Page:
    raise UnreadableError(refusal.flaw, refusal.reason)


async def _of_document(document: Document, context: Context) -> list[Item]:
    name, content = await _download(document)
    archive = context.services.archive
    if is_text_document(document):
        text = decoded(content)
        if text is None:
            raise RefusedError(DeskText.FLAW_NOT_TEXT)
        return [Item(name, partial(_parsed, Submission(text=text)))]
    held = await context.in_thread(archive.read_document, document.file_name or "", content)
    articles = [Item(draft.title, partial(_known, draft)) for draft in held.drafts]
    return articles + [Item(f"#{refusal.place}", partial(_no_record, refusal)) for refusal in held.refused]


async def _download(document: Document) -> tuple[str, bytes]:
    name = cut_end(clean(document.file_name or "?"), NAME_LIMIT)
    if not is_text_document(document) and not (document.file_name or "").lower().endswith(READABLE):
        raise RefusedError(DeskText.PUSH_NOT_READABLE, name=name)
    too_big = RefusedError(DeskText.PUSH_TOO_BIG, name=name, megabytes=LARGEST_DOCUMENT // 1024**2)
    if (document.file_size or 0) > LARGEST_DOCUMENT:
        raise too_big
    content = bytes(await (await document.get_file()).download_as_bytearray())
    # The size that was announced is the sender's word.
    if len(content) > LARGEST_DOCUMENT:
        raise too_big
    if not content.strip():
        raise UnreadableError(Flaw.EMPTY, "the file is empty")
    return name, content
