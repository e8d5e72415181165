"""Asked, answered again, forgotten, removed and expired in whatever order: a reply chain stays what it was."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.memory.conversations import LONGEST_CONVERSATION
from tests.bot.memory.turns import ANI, BUDI, GROUP, NOON, exchange
from tests.bot.running import new_memory

DAY = timedelta(days=1)
PEOPLE = st.sampled_from([ANI, BUDI])
CHATS = st.sampled_from([GROUP, GROUP - 1])
ANY = st.integers(0, 10**6)


@dataclass
class Remembered:
    """What a plain list would remember of a turn."""

    chat: int
    user: int
    day: int
    text: str
    messages: list[int]
    before: Remembered | None
    is_known: bool = field(default=True)

    def chain(self) -> list[str]:
        """The questions up to this one; a gap ends them."""
        found: list[str] = []
        turn: Remembered | None = self
        while turn and turn.is_known and len(found) < LONGEST_CONVERSATION:
            found.insert(0, turn.text)
            turn = turn.before
        return found


class Histories(RuleBasedStateMachine):
    """Two people in two groups, day after day."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.memory = new_memory(Path(self.folder.name))
        self.turns: list[Remembered] = []
        self.day = 0

    def teardown(self) -> None:
        self.memory.close()
        self.folder.cleanup()

    @rule(chat=CHATS, user=PEOPLE, which=ANY, follows_up=st.booleans())
    def ask(self, chat: int, user: int, which: int, follows_up: bool) -> None:
        number = 10 * len(self.turns) + 10
        there = [turn for turn in self.turns if turn.chat == chat]
        before = there[which % len(there)] if there and follows_up else None
        turn = Remembered(chat, user, self.day, f"{number}?", [number, number + 1, number + 2], before)
        self._remember(turn, before.messages[which % 3] if before else None)
        turn.before = before if before and before.is_known else None
        self.turns.append(turn)

    @precondition(lambda self: any(turn.is_known for turn in self.turns))
    @rule(which=ANY)
    def answer_again(self, which: int) -> None:
        known = [turn for turn in self.turns if turn.is_known]
        turn = known[which % len(known)]
        turn.text, turn.day = f"{turn.text}?", self.day
        self._remember(turn, None)

    @rule(user=PEOPLE)
    def forget(self, user: int) -> None:
        gone = [turn for turn in self.turns if turn.is_known and turn.user == user]
        assert self.memory.retention.forget(user).turns == len(gone)
        self._lose(gone)

    @rule(chat=CHATS)
    def leave(self, chat: int) -> None:
        self.memory.chats.remove(chat)
        self._lose([turn for turn in self.turns if turn.chat == chat])

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        self.day += days
        gone = [turn for turn in self.turns if turn.is_known and turn.day < self.day - 30]
        assert self.memory.retention.expire(NOON + self.day * DAY) == len(gone)
        self._lose(gone)

    @invariant()
    def every_message_leads_to_its_chain(self) -> None:
        for turn in self.turns:
            for message in turn.messages:
                found = self.memory.conversations.before(turn.chat, message)
                assert [each.question for each in found.turns] == (turn.chain() if turn.is_known else [])

    def _remember(self, turn: Remembered, reply_to: int | None) -> None:
        question, first, *more = turn.messages
        self.memory.conversations.remember(
            turn.chat,
            first,
            replace(exchange(turn.text), evidence=()),
            question_id=question,
            reply_to=reply_to,
            user_id=turn.user,
            at=NOON + turn.day * DAY,
            more_messages=more,
        )

    @staticmethod
    def _lose(turns: list[Remembered]) -> None:
        for turn in turns:
            turn.is_known = False


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
