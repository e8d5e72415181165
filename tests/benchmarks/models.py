"""What a back end of the bundled model costs: `python -m tests.benchmarks.models BACKEND DATA_DIR` embeds on request.

Each line of standard input is answered by one of JSON: `question` by the milliseconds of a question, `passages` by the
passages a second; the first line that is printed tells how long the first vector took from the start of the process.
So back ends can take turns, and a busy machine is busy for all of them.
"""

from __future__ import annotations

import sys
import time

_BEGAN = time.perf_counter()

from itertools import cycle  # noqa: E402
from pathlib import Path  # noqa: E402
from statistics import median  # noqa: E402

from retrieval import EmbeddingBackend, RetrievalSettings  # noqa: E402
from retrieval.embedding.loading import load_embedder  # noqa: E402
from tests.benchmarks.made_up import drafts, questions  # noqa: E402

ASKED, PASSAGES = 20, 60


def main(backend: str, data: Path) -> None:
    settings = RetrievalSettings(data_dir=data, embedding_backend=EmbeddingBackend(backend))
    embedder = load_embedder(settings)
    embedder.embed_question("kabar")
    _say(time.perf_counter() - _BEGAN)
    texts = cycle(questions(200))
    passages = [text for draft in drafts(PASSAGES // 20) for text in draft.paragraphs]
    for line in sys.stdin:
        began = time.perf_counter()
        if line.strip() == "passages":
            embedder.embed_passages(passages)
            _say(len(passages) / (time.perf_counter() - began))
            continue
        times = list[float]()
        for _ in range(ASKED):
            began = time.perf_counter()
            embedder.embed_question(next(texts))
            times.append(1000 * (time.perf_counter() - began))
        _say(median(times))


def _say(figure: float) -> None:
    sys.stdout.write(f"{figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
