"""Helpful or not: one vote a person and answer, which can be changed, and is taken back by the same button."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.context import Context
from bot.handlers.pressing import Pressed
from bot.memory import Feedback, KnownTurn
from bot.messages.keys import Text


async def find_helpful(pressed: Pressed, context: Context) -> Text | None:
    return await _vote(pressed, context, helpful=True)


async def find_unhelpful(pressed: Pressed, context: Context) -> Text | None:
    return await _vote(pressed, context, helpful=False)


async def _vote(pressed: Pressed, context: Context, *, helpful: bool) -> Text:
    known = await pressed.turn(context)
    if known is None:
        return Text.PRESS_OUTDATED
    return await context.remembering(_take_down, context.memory.feedback, known, pressed.by.id, helpful)


def _take_down(feedback: Feedback, known: KnownTurn, person_id: int, helpful: bool) -> Text:
    if feedback.of(known.id, person_id) is helpful:
        feedback.take_back(known.id, person_id)
        return Text.VOTE_WITHDRAWN
    feedback.vote(known, person_id, helpful=helpful, at=datetime.now(UTC))
    return Text.VOTE_TAKEN
