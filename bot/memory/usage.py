"""How much Kabar is asked, and what it has no answer to: counts over the turns that are remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, select

from bot.memory.feedback import Votes
from bot.memory.tables import turns, votes
from retrieval import Reason

_LACKING = (Reason.NOTHING_FITS, Reason.NOTHING_IN_PERIOD)


@dataclass(frozen=True, slots=True)
class Usage:
    """Since a moment: questions and how many of them were declined, votes, and the questions that were declined most
    often, each with how often. Questions of people who are not to be remembered are not counted."""

    questions: int
    declined: int
    votes: Votes
    lacking: tuple[tuple[str, int], ...]


class Usages:
    """The counts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def since(self, moment: datetime, *, most: int = 5) -> Usage:
        """What was asked since then; `most` questions that were declined."""
        asked = (turns.c.at >= moment,)
        declined = (*asked, turns.c.reason.in_(_LACKING))
        wording = func.lower(func.trim(turns.c.question, " ?!."))
        often = select(func.min(turns.c.question).label("question"), func.count().label("times")).where(*declined)
        often = often.group_by(wording).order_by(func.count().desc(), func.max(turns.c.id).desc()).limit(most)
        voted = select(votes.c.helpful, func.count().label("times")).where(votes.c.at >= moment)
        with self._engine.connect() as connection:
            total, without = (
                connection.scalar(select(func.count()).select_from(turns).where(*condition)) or 0
                for condition in (asked, declined)
            )
            by_kind = {row.helpful: row.times for row in connection.execute(voted.group_by(votes.c.helpful))}
            lacking = tuple((row.question, row.times) for row in connection.execute(often))
        return Usage(total, without, Votes(by_kind.get(True, 0), by_kind.get(False, 0)), lacking)
