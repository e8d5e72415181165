"""What the processor says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.embedding.processor import has_vnni


@pytest.mark.parametrize(
    ("cpuinfo", "vnni"),
    [
        ("processor\t: 0\nflags\t\t: fpu sse2 avx2 avx512f avx512_vnni\nbugs\t\t: none\n", True),
        ("processor\t: 0\nflags\t\t: fpu sse2 avx2 avx_vnni\n", True),
        ("processor\t: 0\nflags\t\t: fpu sse2 avx2 avx512f\nbugs\t\t: avx512_vnni\n", False),
        ("processor\t: 0\nFeatures\t: fp asimd asimddp\n", False),
        ("", False),
    ],
)
def test_the_flags_tell_whether_sums_of_eight_bits_are_exact(tmp_path: Path, cpuinfo: str, vnni: bool) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text(cpuinfo)
    assert has_vnni(told) is vnni


def test_where_nothing_is_told_sums_are_taken_to_be_cut_off(tmp_path: Path) -> None:
    assert not has_vnni(tmp_path / "cpuinfo")
