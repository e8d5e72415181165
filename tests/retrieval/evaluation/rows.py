"""Data sets for tests, small enough that their figures can be told beforehand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = Mapping[str, object]

CROPS = {"padi": 11, "jagung": 12, "kopi": 13, "karet": 14, "tebu": 15, "sawit": 16}


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def write_folder(
    folder: Path, corpus: Sequence[Row], queries: Sequence[Row], qrels: Sequence[tuple[str, str, int]] | None
) -> Path:
    write_rows(folder / "corpus.jsonl", corpus)
    write_rows(folder / "queries.jsonl", queries)
    if qrels is not None:
        lines = ["query-id\tpassage-id\tscore", *("\t".join(map(str, each)) for each in qrels)]
        (folder / "qrels.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def harvests(folder: Path) -> Path:
    """Six crops, each with a passage that tells its harvest and a question for it; the last question's label is wrong,
    and the answer that it accepts stands nowhere. A seventh question has no answer."""
    corpus: list[Row] = [
        {
            "id": f"p-{crop}",
            "text": f"Panen {crop} di lereng gunung tahun ini menghasilkan {tons}.000 ton menurut petani.",
        }
        for crop, tons in CROPS.items()
    ]
    queries: list[Row] = [
        {"id": f"q-{crop}", "text": f"berapa ton panen {crop}?", "answers": [f"{tons},000 ton"], "answerable": True}
        for crop, tons in CROPS.items()
    ]
    queries[-1] = {**queries[-1], "answers": ["sembilan ratus"]}
    unanswerable = {"id": "q-none", "text": "siapa presiden Polandia?", "answers": [], "answerable": False}
    qrels = [(f"q-{crop}", f"p-{crop}", 1) for crop in CROPS]
    qrels[-1] = ("q-sawit", "p-padi", 1)
    return write_folder(folder, corpus, [*queries, unanswerable], qrels)
