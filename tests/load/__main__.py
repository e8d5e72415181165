"""A crowd that asks for a while: `make load`, or `python -m tests.load [SECONDS] [PEOPLE]`.

The real process with the bundled model answers through the emulator. Four of five people ask in private, the others in
groups of ten; everybody asks about a town of their own, waits for the answer, thinks for a moment, and asks again.
Meanwhile the desk pushes 1,000 paragraphs. What is printed: answers a second, how long they took, how many did not
come, were put off or were another's; how late the event loop was; what the process held at the beginning, twelve times
on the way and at the end; and how long it took to stop. `python -m tests.load 3600 10` shows whether it grows.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import httpx
from prometheus_client.parser import text_string_to_metric_families

from retrieval import Draft, RetrievalSettings, open_archive
from tests.bot.processes import free_port
from tests.conftest import ROOT
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person, Place

SECONDS, PEOPLE = 60, 50
THINKING, THINKING_IN_A_GROUP = (0.5, 2.5), (25.0, 40.0)
"""Seconds between an answer and the next question; Telegram lets a group have twenty answers a minute."""
PATIENCE = 60.0
_IN_A_GROUP = 10
_ARTICLES, _PARAGRAPHS = 50, 20
_LOOKS = 12
"""At what the process holds, while it is asked."""


@dataclass(slots=True)
class Tally:
    """How long each answer took, in seconds; how many did not come, were put off, or held another's figure."""

    seconds: list[float] = field(default_factory=list)
    missing: int = 0
    busy: int = 0
    wrong: int = 0


Figures = dict[tuple[str, ...], float]
"""What /metrics says, by name and labels."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a process holds: resident megabytes, open files, threads, tasks; and all that it says of itself."""

    megabytes: int
    files: int
    threads: int
    tasks: int
    figures: Figures = field(repr=False)

    @staticmethod
    async def by(pid: int, port: int) -> Held:
        """As Linux and the process tell it."""
        async with httpx.AsyncClient(timeout=PATIENCE) as watcher:
            text = (await watcher.get(f"http://127.0.0.1:{port}/metrics")).text
        figures = {
            (sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }
        megabytes = int(figures["process_resident_memory_bytes",]) // 1024**2
        files, tasks = int(figures["process_open_fds",]), int(figures["kabar_tasks",])
        return Held(megabytes, files, _threads(pid), tasks, figures)


async def _watch(pid: int, port: int, seconds: float) -> list[Held]:
    """What a process holds, looked at again and again in the seconds to come."""
    seen = []
    for _ in range(_LOOKS):
        await asyncio.sleep(seconds / _LOOKS)
        seen.append(await Held.by(pid, port))
    return seen


def _threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def _late(before: Figures, after: Figures) -> str:
    """Below how many milliseconds the event loop's lag was 99 times of 100."""
    looks = {float(key[1]): after[key] - before[key] for key in after if key[0] == "kabar_loop_lag_seconds_bucket"}
    total = looks[float("inf")]
    bound = min(seconds for seconds, count in looks.items() if count >= 0.99 * total)
    return f"99% of {total:.0f} looks below {1000 * bound:.0f} ms"


def _town(number: int) -> str:
    chance = random.Random(number)
    return "".join(chance.choice("bdgjklmprst") + chance.choice("aiueo") for _ in range(4)).capitalize()


def _fill(folder: Path, count: int) -> None:
    """For every town its own number of umbrellas."""
    texts = (f"Di {_town(n)} terjual {1_000 + n} payung pada musim hujan, kata kepala pasar." for n in range(count))
    with open_archive(RetrievalSettings(data_dir=folder)) as archive:
        for _ in archive.add_all(Draft(f"Payung di {_town(n)}", (text,)) for n, text in enumerate(texts)):
            pass


def _news() -> bytes:
    """What the desk pushes: 1,000 paragraphs of the length of news, none like another."""
    chance = random.Random(0)
    words = [_town(number).lower() for number in range(10_000, 14_000)]

    def paragraph() -> str:
        sentences = (" ".join(chance.choices(words, k=15)).capitalize() for _ in range(3))
        return ". ".join(sentences) + "."

    rows = (
        {"title": f"Kabar {_town(20_000 + n)}", "text": "\n\n".join(paragraph() for _ in range(_PARAGRAPHS))}
        for n in range(_ARTICLES)
    )
    return "\n".join(map(json.dumps, rows)).encode()


async def _ask(
    telegram: Emulator, person: Person, place: Place | None, number: int, until: float, tally: Tally
) -> None:
    call = "/tanya@kabar_bot " if place else ""
    while time.monotonic() < until:
        asked = await person.says(f"{call}berapa payung terjual di {_town(number)}?", in_=place)
        began = time.monotonic()
        try:
            answer = await (telegram.answer_to if place else telegram.reply_to)(asked, PATIENCE)
        except AssertionError:
            tally.missing += 1
            continue
        tally.seconds.append(time.monotonic() - began)
        if "payung" not in answer.text:
            tally.busy += 1
        elif str(1_000 + number) not in answer.text.replace(".", ""):
            tally.wrong += 1
        await asyncio.sleep(random.uniform(*(THINKING_IN_A_GROUP if place else THINKING)))


def _places(telegram: Emulator, people: Sequence[Person]) -> list[Place | None]:
    in_groups = len(people) // 5
    groups = [
        telegram.group(f"Grup {start}", people[start : start + _IN_A_GROUP])
        for start in range(0, in_groups, _IN_A_GROUP)
    ]
    return [groups[n // _IN_A_GROUP] if n < in_groups else None for n in range(len(people))]


async def load(seconds: float, count: int) -> None:
    with TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        _fill(folder, count)
        async with Emulator() as telegram:
            people = [telegram.user(f"Orang {n}", language_code="id") for n in range(count)]
            desk = telegram.user("Desk", language_code="id")
            settings = {
                "BOT_TOKEN": telegram.token,
                "BOT_API_URL": telegram.url,
                "BOT_ADMIN_IDS": str(desk.id),
                "BOT_HEALTH_PORT": str(port),
                "BOT_PERSON_QUOTA": "0",
                "BOT_GROUP_QUOTA": "0",
                "RETRIEVAL_DATA_DIR": str(folder),
            }
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", cwd=ROOT, env={**os.environ, **settings}, stderr=asyncio.subprocess.DEVNULL
            )
            await telegram.polled(PATIENCE)
            before, tally, began = await Held.by(process.pid, port), Tally(), time.monotonic()
            await desk.sends_document("kabar.jsonl", _news(), caption="/push")
            places = _places(telegram, people)
            crowd = (
                _ask(telegram, person, place, number, began + seconds, tally)
                for number, (person, place) in enumerate(zip(people, places, strict=True))
            )
            seen, _ = await asyncio.gather(_watch(process.pid, port, seconds), asyncio.gather(*crowd))
            took, after = time.monotonic() - began, await Held.by(process.pid, port)
            stopping = time.monotonic()
            process.terminate()
            code = await process.wait()
            _print(tally, took, [before, *seen, after])
            sys.stdout.write(
                f"calls that Telegram refuses {len(telegram.violations)}\n"
                f"stopped in {time.monotonic() - stopping:.1f} s with exit code {code}\n"
            )


def _print(tally: Tally, took: float, held: Sequence[Held]) -> None:
    before, after = held[0], held[-1]
    ranks = quantiles(tally.seconds, n=100) if len(tally.seconds) > 1 else [0.0] * 99
    pushed = [int(each.figures["kabar_indexed_paragraphs", "dense"]) for each in (before, after)]
    sys.stdout.write(
        f"{len(tally.seconds)} answers in {took:.0f} s: {len(tally.seconds) / took:.1f} a second\n"
        f"p50 {1000 * ranks[49]:.0f} ms, p95 {1000 * ranks[94]:.0f} ms, p99 {1000 * ranks[98]:.0f} ms\n"
        f"missing {tally.missing}, put off {tally.busy}, wrong or misplaced {tally.wrong}\n"
        f"paragraphs pushed meanwhile {pushed[1] - pushed[0]}\n"
        f"event loop: {_late(before.figures, after.figures)}\n"
    )
    for name in ("megabytes", "files", "threads", "tasks"):
        sys.stdout.write(f"{name:9} {' '.join(str(getattr(each, name)) for each in held)}\n")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    asyncio.run(load(*[*given, *(SECONDS, PEOPLE)[len(given) :]]))
