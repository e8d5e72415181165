"""What the archive offers to the world, and nothing behind it."""

from __future__ import annotations

import subprocess
import sys

import retrieval


def test_everything_offered_is_there_and_sorted() -> None:
    names = retrieval.__all__
    assert all(hasattr(retrieval, name) for name in names)
    # Constants, then classes, then functions, each in order: the way linters sort __all__.
    assert names == sorted(names, key=lambda name: (not name.isupper(), name[0].islower(), name))


def test_importing_loads_no_model_and_reads_no_settings() -> None:
    """Nothing happens at import: a question about the list of articles must not wait for torch."""
    code = (
        "import sys, os; os.environ['RETRIEVAL_TIME_ZONE'] = 'nowhere'; import retrieval; "
        "sys.exit(any(name in sys.modules for name in ('torch', 'transformers', 'sentence_transformers')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
