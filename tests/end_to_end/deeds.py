"""What the kill tests do to an archive, in a process of its own that is killed in the middle of it.

A deed that is to be killed too is a `Kind`, its effect on a `State`, and a line in `_do`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from retrieval import Archive, ArticleNotFoundError, Draft, RetrievalSettings, open_archive
from tests.embedding import HashingEmbedder

KEYS = 6
"""Articles that the deeds are about; few, so that much happens to each."""


class Kind(StrEnum):
    ADD = "add"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    REMOVE = "remove"
    SAVE = "save"
    """Writes the indexes out, and says nothing about any article."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done to the article `key`; `version` is the text that it gets."""

    kind: Kind
    key: int
    version: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """How an article stands; version None is one that is not there."""

    version: int | None = None
    withdrawn: bool = False

    def after(self, deed: Deed) -> State:
        match deed.kind:
            case Kind.ADD if not self.withdrawn:
                return State(deed.version)
            case Kind.REMOVE:
                return State()
            case Kind.CORRECT if self.version is not None:
                return replace(self, version=deed.version)
            case Kind.WITHDRAW | Kind.RESTORE if self.version is not None:
                return replace(self, withdrawn=deed.kind is Kind.WITHDRAW)
        return self


@dataclass(frozen=True, slots=True)
class Begun:
    """These deeds, each of another article, are on their way; none of them is acknowledged."""

    deeds: tuple[Deed, ...]


Message = Begun | Deed
"""What the process says; a deed alone is acknowledged."""


def _word(random: Random, syllables: int) -> str:
    return "".join(random.choice("bdgjklmprst") + random.choice("aiueo") for _ in range(syllables))


def mark(key: int, version: int) -> str:
    """A word of this version that no other text has."""
    return _word(Random(f"mark {key} {version}"), 7)


def draft(key: int, version: int) -> Draft:
    """The text of this version, unlike every other; its address is the key's."""
    random = Random(f"text {key} {version}")
    texts = (
        f"Bagian {number} dari {mark(key, version)}: {' '.join(_word(random, 3) for _ in range(25))}."
        for number in range(random.randint(2, 5))
    )
    return Draft(f"Kabar {version}", tuple(texts), url=f"https://contoh.id/{key}")


def open_at(folder: Path) -> Archive:
    settings = RetrievalSettings(data_dir=folder, answer_threshold=0.0)
    return open_archive(settings, embedder=HashingEmbedder())


def number_of(archive: Archive, key: int) -> int | None:
    """The id of the article, withdrawn or not."""
    return archive._store.number_of(draft(key, 0))


def work(folder: Path, seed: int, said: Connection) -> None:
    """Do deed after deed, saying before what is begun and afterwards what is acknowledged, until somebody kills us."""
    random = Random(seed)
    with open_at(folder) as archive:
        while True:
            kind = random.choice([Kind.ADD, *Kind])
            many = random.randint(1, KEYS) if kind is Kind.ADD else 1
            keys = random.sample(range(KEYS), many)
            deeds = tuple(Deed(kind, key, random.randrange(1, 2**40)) for key in keys)
            said.send(Begun(deeds))
            for done in _do(archive, deeds):
                said.send(done)


def _do(archive: Archive, deeds: Sequence[Deed]) -> Iterator[Deed]:
    if deeds[0].kind is Kind.ADD:
        additions = archive.add_all(draft(deed.key, deed.version) for deed in deeds)
        yield from (deed for deed, _ in zip(deeds, additions, strict=True))
        return
    (deed,) = deeds
    number, desk = number_of(archive, deed.key), archive.desk
    with suppress(ArticleNotFoundError):
        match deed.kind:
            case Kind.SAVE:
                archive.indexes().save()
            case Kind.CORRECT:
                desk.correct(number or 0, draft(deed.key, deed.version))
            case Kind.WITHDRAW:
                desk.withdraw(number or 0)
            case Kind.RESTORE:
                desk.restore(number or 0)
            case Kind.REMOVE:
                desk.remove(number or 0)
    yield deed
