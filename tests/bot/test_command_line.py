"""What whoever runs Kabar does beside running it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.command_line import app
from tests.bot.memory.turns import ANI, BUDI, asks
from tests.bot.running import new_memory

SECRET = "rahasia Ani"


@pytest.fixture
def _asked(tmp_path: Path) -> None:
    """Both have asked something, in the data folder of the settings' defaults."""
    with new_memory(tmp_path) as memory:
        asks(memory, SECRET, chat=ANI, user=ANI)
        asks(memory, "pertanyaan Budi", chat=BUDI, user=BUDI)


@pytest.mark.usefixtures("_asked")
def test_everything_about_a_person_is_exported_as_json_and_nothing_about_others() -> None:
    done = CliRunner().invoke(app, ["export", str(ANI)])
    assert done.exit_code == 0
    record = json.loads(done.stdout)
    assert [turn["exchange"]["question"]["text"] for turn in record["turns"]] == [SECRET]
    assert "Budi" not in done.stdout


@pytest.mark.usefixtures("_asked")
def test_a_person_is_forgotten_once(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["forget", str(ANI)])
    assert (done.exit_code, done.stdout) == (0, "1 turns, 0 votes, 0 preferences, 0 subscriptions erased\n")
    assert CliRunner().invoke(app, ["forget", str(ANI)]).exit_code == 1
    with new_memory(tmp_path) as memory:
        assert memory.retention.export(ANI).turns == ()
        assert len(memory.retention.export(BUDI).turns) == 1


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_LANGUAGE", "xx")
    for command in (["export", "1"], ["forget", "1"], ["check"]):
        done = CliRunner().invoke(app, command)
        assert done.exit_code == 2
        assert done.stderr.startswith("BOT_LANGUAGE: ")
