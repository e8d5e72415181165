"""The console: a newcomer's first minute, through a pipe."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.end_to_end.conftest import environment
from tests.end_to_end.test_one_article import ARTICLE


def test_a_piped_conversation_is_answered_line_by_line_and_ends(data_dir: Path) -> None:
    (data_dir.parent / "artikel.txt").write_text(ARTICLE, "utf-8")
    typed = [
        "berapa tentara NATO di perbatasan timur?",
        ":file artikel.txt /push",
        ":admin",
        ":file artikel.txt /push",
        ":user",
        "berapa tentara NATO di perbatasan timur?",
        "berapa diplomat Rusia yang diusir Polandia?",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        input="\n".join(typed) + "\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=data_dir.parent,
        env=environment(data_dir),
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    places = [
        done.stdout.find(words)
        for words in ("Arsip masih kosong", "hanya redaksi", "tersimpan", "sekitar 40.000 tentara", "45 diplomat")
    ]
    assert -1 not in places, done.stdout
    assert places == sorted(places)
    assert "[1] NATO perkuat sayap timur, Polandia usir diplomat Rusia, Bagus Prakoso, 24 Maret 2022" in done.stdout
    assert "BOT_TOKEN" in done.stderr
    assert "konsol" in done.stderr
