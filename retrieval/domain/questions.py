"""Questions: what was asked, when, after what, and of which time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from retrieval.domain.text import Span, require_aware


@dataclass(frozen=True, slots=True)
class Timeframe:
    """A period of publication: from `start` up to, not including, `end`; either may be open. `words` are those of the
    question that name it."""

    start: datetime | None
    end: datetime | None
    words: Span | None = None

    def __post_init__(self) -> None:
        require_aware(self.start, "start")
        require_aware(self.end, "end")
        if self.start is None and self.end is None:
            raise ValueError("a timeframe needs a start or an end")
        if self.start and self.end and self.start >= self.end:
            raise ValueError("a timeframe ends after it starts")

    def __contains__(self, moment: datetime | None) -> bool:
        """Whether something published then belongs to it; what has no date never does."""
        if moment is None:
            return False
        return (self.start is None or self.start <= moment) and (self.end is None or moment < self.end)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation and the statements that answered it; none when it was declined."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns before a question in one reply chain, the oldest first."""

    turns: tuple[Turn, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.turns)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a person's words, and when it was asked; the zone of `asked` is the person's.

    `language` is found from the text when it is None. A period that the words name ("kemarin") narrows the search,
    unless `whenever` lifts it.
    """

    text: str
    asked: datetime
    language: str | None = None
    conversation: Conversation = Conversation()
    whenever: bool = False

    def __post_init__(self) -> None:
        require_aware(self.asked, "asked")
