"""What the README says of the tests is true."""

from __future__ import annotations

import re

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
TESTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))


def _rows(heading: str) -> list[str]:
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ")][2:]


def test_every_promise_and_every_threat_has_a_test() -> None:
    for heading in ("Promises", "Security"):
        rows = _rows(heading)
        assert len(rows) > 5
        assert [row for row in rows if "`test_" not in row] == []


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", README))
    assert len(named) > 20
    assert {name for name in named if f"def {name}(" not in TESTS} == set()


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:bot|retrieval|tests|seeds)/[\w./-]+)`", README))
    assert {name for name in named if not (ROOT / name).exists()} == set()
