"""A question with what Kabar answered, as it is remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.version import version
from retrieval import Answer, Conversation, Passage, Question, Reason, Scores, Turn


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paragraph that an answer cites, or one that came near it."""

    paragraph_id: int
    article_id: int
    scores: Scores
    cited: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was asked, and what Kabar answered; `answer` is empty when it declined, and `reason` says why.

    `evidence` stands in the order of the citations, then of nearness. `version` is the Kabar that answered.
    """

    question: Question
    language: str
    answer: str
    reason: Reason | None
    confidence: float
    evidence: tuple[Evidence, ...]
    version: str

    @classmethod
    def of(cls, answer: Answer) -> Exchange:
        text = " ".join(statement.text for statement in answer.statements)
        confidence = answer.confidence
        return cls(answer.question, answer.language, text, answer.reason, confidence, _evidence(answer), version())

    @property
    def turn(self) -> Turn:
        """As a later question of the same conversation sees it."""
        return Turn(self.question.text, self.answer)


@dataclass(frozen=True, slots=True)
class KnownTurn:
    """An exchange and where it stands: the message with the question, and the first of those with the answer.

    The question comes with the conversation that it continues, so that it can be asked again as it was.
    """

    id: int
    chat_id: int
    question_id: int
    message_id: int
    user_id: int | None
    at: datetime
    exchange: Exchange

    def continuing(self, conversation: Conversation) -> KnownTurn:
        question = replace(self.exchange.question, conversation=conversation)
        return replace(self, exchange=replace(self.exchange, question=question))


def _evidence(answer: Answer) -> tuple[Evidence, ...]:
    found: dict[int, Evidence] = {}
    for citation in answer.citations:
        _add(found, citation.passage, cited=True)
    for passage in answer.nearest:
        _add(found, passage, cited=False)
    return tuple(found.values())


def _add(found: dict[int, Evidence], passage: Passage, *, cited: bool) -> None:
    paragraph = passage.paragraph
    found.setdefault(paragraph.id, Evidence(paragraph.id, paragraph.article_id, passage.scores, cited))
