"""The project around the code: exact versions within their bounds, and a container that may do little."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LINES = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
PINNED = {canonicalize_name(name): Version(version) for name, _, version in (line.partition("==") for line in LINES)}
NEEDED = [Requirement(line) for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_every_line_of_the_lock_file_is_one_exact_version() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []
    assert len(PINNED) == len(LINES)


@pytest.mark.parametrize("needed", NEEDED, ids=lambda needed: needed.name)
def test_what_the_project_needs_is_pinned_within_its_bounds(needed: Requirement) -> None:
    assert needed.specifier.contains(PINNED[canonicalize_name(needed.name)], prereleases=True)


def test_torch_is_the_one_build_that_brings_no_cuda() -> None:
    assert "torch==2.13.0" in LINES
    assert "torch==2.13.0" in PROJECT["dependencies"]


def test_the_image_runs_as_nobody_from_what_the_makefile_installs() -> None:
    stages = DOCKERFILE.split("\nFROM ")[1:]
    assert len(stages) == 2
    last = stages[-1]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert last.index("USER ") < last.index("ENTRYPOINT")
    assert re.search(r"^VOLUME /data$", last, re.MULTILINE)
    assert "--constraint constraints.txt --editable ." in stages[0]
    assert "--constraint constraints.txt" in (ROOT / "Makefile").read_text("utf-8")
    assert "pip" not in last


def test_the_service_can_write_nothing_but_its_data() -> None:
    service = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["kabar"]
    assert service["read_only"] is True
    assert service["volumes"] == ["data:/data"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_what_is_secret_or_local_stays_out_of_the_image() -> None:
    kept = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert kept[1] == "*"
    assert not [line for line in kept if line.startswith("!") and ("env" in line or "data" in line)]
