"""One story in several outlets, and stories that only resemble each other."""

from __future__ import annotations

from retrieval.domain import Passage
from retrieval.language.terms import terms
from retrieval.search.reprints import merged
from tests.retrieval.answering.samples import passage

STORY = "Polisi Bandung menangkap tiga pencuri sepeda di Jalan Dago pada Senin malam, kata Kapolrestabes."
RATE = "Nilai tukar rupiah terhadap dolar AS pada Jumat pagi dibuka di level Rp {}, demikian data Bloomberg."


def found_of(*passages: Passage) -> list[Passage]:
    return merged((each, frozenset(terms(each.paragraph.text, "id"))) for each in passages)


def test_a_reprint_counts_once_and_its_article_is_named_beside_the_first() -> None:
    found = found_of(
        passage(STORY, article=1),
        passage(STORY.replace("kata", "ujar"), article=2),
        passage("Harga cabai naik.", article=3),
    )
    assert [each.article.id for each in found] == [1, 3]
    assert [article.id for article in found[0].also_in] == [2]


def test_a_report_with_another_figure_is_another_story() -> None:
    found = found_of(passage(RATE.format("17.698"), article=1), passage(RATE.format("17.705"), article=2))
    assert [each.also_in for each in found] == [(), ()]


def test_an_article_that_says_the_same_twice_is_not_beside_itself() -> None:
    (only,) = found_of(passage(STORY, article=1), passage(STORY, article=1), passage(STORY, article=1))
    assert only.also_in == ()
