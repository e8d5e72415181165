"""What the processor can, as far as the shape of the model hangs on it."""

from __future__ import annotations

from pathlib import Path

_CPUINFO = Path("/proc/cpuinfo")
_VNNI = frozenset({"avx512_vnni", "avx_vnni"})


def has_vnni(cpuinfo: Path = _CPUINFO) -> bool:
    """Whether the processor sums the products of eight bits in thirty-two, as Linux tells. Without that the sum of two
    products is cut off at sixteen bits; where nobody can be asked, this is taken to be so."""
    try:
        lines = cpuinfo.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return False
    flags = next((line for line in lines if line.startswith("flags")), "")
    return not _VNNI.isdisjoint(flags.split())
