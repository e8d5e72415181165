"""The small port of a bot that fetches its updates: alive, ready, and its figures."""

from __future__ import annotations

from collections import defaultdict

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.health import HealthServer, Page, verdict
from retrieval import Archive, Draft
from tests.bot.processes import free_port
from tests.bot.running import running
from tests.telegram_api import Emulator, faults


async def test_it_says_ok_or_what_is_wrong_and_nothing_else_is_there() -> None:
    complaints: list[str | None] = [None, "no answer from Telegram"]

    async def healthz() -> Page:
        return verdict(complaints.pop(0))

    server, port = HealthServer({"/healthz": healthz}), free_port()
    server.start("127.0.0.1", port)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as watcher:
        answers = [await watcher.get("/healthz"), await watcher.get("/healthz"), await watcher.get("/other")]
    await server.stop()
    assert [answer.status_code for answer in answers] == [200, 503, 404]
    assert [answer.text for answer in answers[:2]] == ["ok", "no answer from Telegram"]


async def test_a_bot_is_well_once_telegram_has_answered(telegram: Emulator, archive: Archive) -> None:
    port = free_port()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as watcher:
        async with running(telegram, archive, health_port=port):
            before = await watcher.get("/healthz")
            assert (before.status_code, before.text) == (503, "no answer from Telegram")
            await telegram.reply_to(await telegram.user("Ani").says("/start"))
            assert (await watcher.get("/healthz")).text == "ok"
        with pytest.raises(httpx.ConnectError):
            await watcher.get("/healthz")


async def test_a_bot_is_ready_when_its_indexes_agree(telegram: Emulator, archive: Archive) -> None:
    port = free_port()
    archive.add(Draft("Judul", ("Sekitar 40.000 tentara NATO berada di perbatasan timur.",)))
    here = running(telegram, archive, health_port=port)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as watcher, here:
        await telegram.reply_to(await telegram.user("Ani").says("/start"))
        assert (await watcher.get("/readyz")).text == "ok"
        archive.indexes().dense.clear()
        ready = await watcher.get("/readyz")
    assert (ready.status_code, ready.text) == (503, "the indexes hold 0 and 1 paragraphs")


async def test_figures_are_given_in_the_form_of_prometheus(telegram: Emulator, archive: Archive) -> None:
    port, ani = free_port(), telegram.user("Ani", language_code="id")
    archive.add(Draft("Judul", ("Sekitar 40.000 tentara NATO berada di perbatasan timur.",)))
    telegram.fails("getUpdates", faults.status(502, "Bad Gateway"))
    here = running(telegram, archive, health_port=port)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as watcher, here:
        await telegram.reply_to(await ani.says("berapa tentara NATO di perbatasan timur?"))
        await telegram.reply_to(await ani.says("makasih"))
        text = (await watcher.get("/metrics")).text
    figures: dict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            figures[sample.name][tuple(sample.labels.values())] = sample.value
    assert figures["kabar_questions_total"] == {("answered",): 1.0, ("thanks",): 1.0}
    assert figures["kabar_telegram_calls_total"][("sendMessage", "OK")] == 2.0
    assert figures["kabar_telegram_calls_total"][("getUpdates", "OK")] >= 1.0
    assert figures["kabar_telegram_calls_total"][("getUpdates", "Bad Gateway")] == 1.0
    assert figures["kabar_indexed_paragraphs"] == {("dense",): 1.0, ("lexical",): 1.0}
    assert figures["kabar_index_behind"] == {(): 0.0}
    assert figures["kabar_answer_seconds_count"][("searching",)] == 2.0
    assert figures["kabar_tasks"][()] > 1
    assert figures["process_resident_memory_bytes"][()] > 10_000_000
    assert "tentara" not in text
