"""The measure of how pages are read measures what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.evaluation.estimates import Estimate
from retrieval.evaluation.pages import LabelledPage, figures, read_pages, score
from tests.retrieval.evaluation.rows import write_rows
from tests.retrieval.ingest.pages.samples import LEAD, PARAGRAPHS, TITLE, URL, article, page
from tests.retrieval.ingest.pasted import JAKARTA

TEXT = "\n".join((LEAD, *PARAGRAPHS))
HTML = page('<meta property="article:published_time" content="2026-05-04T09:30:00+07:00">', article())


def labelled(
    text: str = TEXT, title: str | None = TITLE, date: str | None = "2026-05-04", html: str = HTML
) -> LabelledPage:
    return LabelledPage(html, URL, text, title, date, "id")


def test_a_page_read_rightly_scores_in_full() -> None:
    scores = score(labelled(), JAKARTA)
    assert (scores.recall, scores.precision, scores.title, scores.day) == (1.0, 1.0, 1.0, 1.0)


def test_what_is_missing_and_what_is_too_much_cost_their_share() -> None:
    assert score(labelled(f"{TEXT} {TEXT}"), JAKARTA).recall == pytest.approx(0.5)
    assert score(labelled(LEAD), JAKARTA).precision == pytest.approx(len(LEAD.split()) / len(TEXT.split()), abs=0.02)


def test_a_wrong_headline_and_a_wrong_day_are_wrong_and_unknown_ones_do_not_count() -> None:
    wrong = score(labelled(title="Lain", date="2026-05-05T00:30:00+07:00"), JAKARTA)
    unknown = score(labelled(title=None, date=None), JAKARTA)
    assert (wrong.title, wrong.day, unknown.title, unknown.day) == (0.0, 0.0, None, None)
    row = figures([wrong, unknown])["all"]
    assert isinstance(row["title"], Estimate)
    assert (row["title"].n, row["title"].value) == (1, 0.0)


def test_a_page_that_is_refused_holds_nothing() -> None:
    scores = score(labelled(html="<p>Halo.</p>"), JAKARTA)
    assert (scores.recall, scores.precision, scores.title, scores.day) == (0.0, 0.0, 0.0, 0.0)


def test_pages_are_read_from_a_folder(tmp_path: Path) -> None:
    write_rows(tmp_path / "pages.jsonl", [{"file": "a.html", "url": URL, "text": TEXT, "title": TITLE, "lang": "id"}])
    (tmp_path / "a.html").write_text(HTML, "utf-8")
    assert read_pages(tmp_path) == [labelled(date=None)]


def test_real_pages_are_read_as_well_as_promised(shared_data: Path) -> None:
    figure = figures([score(each, JAKARTA) for each in read_pages(shared_data / "news-pages")])["all"]
    least = {"recall": 0.95, "precision": 0.94, "title": 0.95, "day": 0.95}
    measured = {name: value.value for name, value in figure.items() if value is not None}
    assert {name for name in least if measured[name] < least[name]} == set()
