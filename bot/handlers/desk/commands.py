"""The desk's commands: who may give each, on which ways it comes in, and that it is written down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Message, User
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.context import Context
from bot.handlers.pressing import Pressed
from bot.handlers.replies import AnyHandler, MessageCallback, for_message, say
from bot.memory import DeskDeed
from bot.messages.keys import DeskText, Key
from bot.messages.measure import cut_end
from bot.rights import Right
from retrieval import Article

_NAME_LIMIT, _SUBJECT_LIMIT = 80, 120

DeskPress = Callable[[Pressed, Context], Awaitable[Key | None]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name, the right that it takes, and what it does."""

    name: str
    right: Right
    carry_out: MessageCallback


class CaptionCommand(filters.MessageFilter):
    """A command at the start of a caption, which CommandHandler does not look at; "/push@other_bot" is not ours."""

    def __init__(self, command: str) -> None:
        super().__init__(f"CaptionCommand({command})")
        self._command = command

    def filter(self, message: Message) -> bool:
        words = (message.caption or "").split(maxsplit=1)
        name, _, addressee = words[0].lower().partition("@") if words else ("", "", "")
        return name == f"/{self._command}" and addressee in {"", message.get_bot().username.lower()}


def handlers_of(commands: Sequence[Command]) -> list[AnyHandler]:
    """A command is taken from a new message or its caption; an edit or a channel's post gives none."""
    new = filters.UpdateType.MESSAGE
    found: list[AnyHandler] = []
    for command in commands:
        callback = for_message(_guarded(command))
        found.append(CommandHandler(command.name, callback, new))
        found.append(MessageHandler(new & CaptionCommand(command.name), callback))
    return found


def _guarded(command: Command) -> MessageCallback:
    async def carry_out(message: Message, context: Context) -> None:
        if context.rights.may(message, command.right):
            await command.carry_out(message, context)
        else:
            await say(message, context.texts_for(message.from_user).say(DeskText.REFUSED))

    return carry_out


def guarded(right: Right, press: DeskPress) -> DeskPress:
    """A button's deed for those who have the right; everybody else reads the refusal."""

    async def carry_out(pressed: Pressed, context: Context) -> Key | None:
        return await press(pressed, context) if context.rights.holds(pressed.by.id, right) else DeskText.REFUSED

    return carry_out


async def note(context: Context, by: User | None, deed: str, article: Article | None = None, more: str = "") -> None:
    """Write down who did what, to which article or to what else."""
    if by is None:
        return
    subject = f"[{article.id}] {article.title}" if article else more
    name = cut_end(by.full_name, _NAME_LIMIT)
    done = DeskDeed(datetime.now(UTC), by.id, name, deed, cut_end(subject, _SUBJECT_LIMIT))
    await context.remembering(context.memory.audit.write, done)
