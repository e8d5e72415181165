"""`kill -9` at random instants: what was acknowledged is there, whole; what was withdrawn or removed is not.

Each cycle is a process that works until it is killed, and a look at what it left. KILL_CYCLES and KILL_SEED choose how
many and which; `make kill` runs many of new seeds.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from retrieval import Archive, ArticleNotFoundError, Question
from retrieval.store.store import Store
from tests.end_to_end.deeds import KEYS, Begun, Deed, Message, State, draft, mark, number_of, open_at, work
from tests.retrieval.store.test_migrations import archive_at

SEED = int(os.environ.get("KILL_SEED") or Random().randrange(2**32))
CYCLES = int(os.environ.get("KILL_CYCLES") or 24)

_LOOKED_AT = 0.35
"""Share of the kills after which everything is looked through."""

# A server that has everything imported, and forks: a cycle costs a third of a second, not three.
_processes = get_context("forkserver")
# That server may not find the tests, and imports what it cannot find without a word. The last is imported late, by the
# first addition.
_LOADED = [work.__module__, "retrieval", "datasketch"]

States = dict[int, frozenset[State]]
"""By key, how each article may stand: several ways only where a deed was on its way in the instant of the kill."""


def _until_killed(target: Callable[..., None], *arguments: object, seconds: float, opened: bool) -> list[Message]:
    """Let a process work, kill it after `seconds` (of its first word, or of its start), and return all it said."""
    mine, its = _processes.Pipe(duplex=False)
    process = _processes.Process(target=target, args=(*arguments, its))
    process.start()
    its.close()
    if opened:
        mine.poll(30)
    process.join(seconds)
    assert process.exitcode is None, "it ended by itself"
    process.kill()
    process.join()
    process.close()
    said: list[Message] = []
    try:
        while True:
            said.append(mine.recv())
    except EOFError:
        return said
    finally:
        mine.close()


def _possible(states: States, said: list[Message]) -> States:
    """How every article may stand after all that was said."""
    possible, pending = dict(states), dict[int, Deed]()
    for message in said:
        if isinstance(message, Begun):
            pending = {deed.key: deed for deed in message.deeds}
        else:
            del pending[message.key]
            possible[message.key] = frozenset(state.after(message) for state in possible[message.key])
    for key, deed in pending.items():
        possible[key] |= {state.after(deed) for state in possible[key]}
    return possible


def _found(archive: Archive, key: int, version: int) -> dict[str, int]:
    """What the version's own word finds: passages, and the ids of their articles."""
    question = Question(f"apa {mark(key, version)}", datetime.now(UTC))
    cited = [citation.passage for citation in archive.ask(question).citations]
    return {passage.paragraph.text: passage.article.id for passage in [*archive.search(question), *cited]}


def _looked_at(archive: Archive, key: int) -> State:
    """How the article stands by its id, and that a search says the same."""
    number = number_of(archive, key)
    if number is None:
        return State()
    whole = archive.desk.whole(number)
    version = int(whole.article.title.removeprefix("Kabar "))
    assert tuple(paragraph.text for paragraph in whole.paragraphs) == draft(key, version).paragraphs, "half there"
    found = _found(archive, key, version)
    if whole.article.withdrawn:
        assert number not in found.values(), "withdrawn and found"
        with pytest.raises(ArticleNotFoundError):
            archive.browsing.whole(number)
    else:
        assert found.keys() & set(draft(key, version).paragraphs), "there and not found"
    return State(version, whole.article.withdrawn is not None)


def _stands(folder: Path, possible: States) -> States:
    """Open what a kill left, hold it against what may be, and return how it stands."""
    with open_at(folder) as archive:
        report = archive.check()
        assert report.problems == ()
        stands = {key: _looked_at(archive, key) for key in range(KEYS)}
        for key, state in stands.items():
            assert state in possible[key], f"article {key}: {state}, not one of {possible[key]}"
            for gone in {each.version for each in possible[key]} - {state.version, None}:
                assert not _found(archive, key, gone or 0).keys() & set(draft(key, gone or 0).paragraphs), "came back"
        shown = sum(state.version is not None and not state.withdrawn for state in stands.values())
        assert report.articles == shown
    return {key: frozenset({state}) for key, state in stands.items()}


def _kill_again_and_again(folder: Path, cycles: int) -> None:
    random = Random(SEED)
    sys.stdout.write(f"KILL_SEED={SEED}\n")
    _processes.set_forkserver_preload(_LOADED)
    states: States = {key: frozenset({State()}) for key in range(KEYS)}
    acknowledged = 0
    for _ in range(cycles):
        if random.random() < 0.2:
            shutil.rmtree(folder / "indexes", ignore_errors=True)
        seconds, opened = random.uniform(0.0, 0.4), random.random() < 0.7
        said = _until_killed(work, folder, random.randrange(2**32), seconds=seconds, opened=opened)
        acknowledged += sum(isinstance(message, Deed) for message in said)
        states = _possible(states, said)
        # Mostly one kill comes on top of another.
        if random.random() < _LOOKED_AT:
            states = _stands(folder, states)
    _stands(folder, states)
    assert acknowledged > cycles


def test_an_archive_that_is_killed_keeps_what_it_acknowledged_and_nothing_that_it_withdrew(tmp_path: Path) -> None:
    _kill_again_and_again(tmp_path / "data", CYCLES)


@pytest.mark.slow
def test_an_archive_outlives_kill_after_kill(tmp_path: Path) -> None:
    _kill_again_and_again(tmp_path / "data", 9 * CYCLES)


def _migrate(path: Path, _said: object) -> None:
    while True:
        Store(f"sqlite:///{path}").close()


def test_a_database_whose_migration_is_killed_is_whole_before_and_after(tmp_path: Path) -> None:
    random = Random(SEED)
    sys.stdout.write(f"KILL_SEED={SEED}\n")
    _processes.set_forkserver_preload(_LOADED)
    old = tmp_path / "old.db"
    before = archive_at("0001", old)
    rows = [(f"https://contoh.id/{number}", f"http://www.contoh.id/{number}") for number in range(500)]
    with before:
        before.executemany(
            "INSERT INTO articles (identity, fingerprint, title, url, language, added) "
            "VALUES (?, 'f', 'Judul', ?, 'id', '2026-06-01T00:00:00+00:00')",
            rows,
        )
    before.close()
    for cycle in range(8):
        path = tmp_path / f"{cycle}.db"
        shutil.copy(old, path)
        _until_killed(_migrate, path, seconds=random.uniform(0.0, 0.3), opened=False)
        with sqlite3.connect(path) as left:
            assert left.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        left.close()
        store = Store(f"sqlite:///{path}")
        assert len(store.articles()) == len(rows)
        store.close()
