"""What of an answer is remembered."""

from __future__ import annotations

from bot.memory import Exchange
from bot.version import version
from retrieval import Reason, Turn
from tests.bot.samples import NATO_PARAGRAPH, NATO_SENTENCE, declined, nato_answer, passage


def test_an_answer_is_remembered_with_its_words_and_what_it_cites() -> None:
    answer = nato_answer()
    exchange = Exchange.of(answer)
    assert exchange.turn == Turn(answer.question.text, NATO_SENTENCE)
    assert [(each.paragraph_id, each.article_id, each.cited) for each in exchange.evidence] == [(1, 1, True)]
    assert exchange.evidence[0].scores == answer.citations[0].passage.scores
    assert (exchange.confidence, exchange.reason, exchange.version) == (0.9, None, version())


def test_a_declined_answer_is_remembered_with_its_reason_and_what_came_near() -> None:
    exchange = Exchange.of(declined(Reason.NOTHING_FITS, passage(NATO_PARAGRAPH, number=8), passage("Lain.", number=5)))
    assert (exchange.answer, exchange.reason) == ("", Reason.NOTHING_FITS)
    assert [(each.paragraph_id, each.cited) for each in exchange.evidence] == [(8, False), (5, False)]
