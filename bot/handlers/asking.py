"""A question until its answer stands in the chat and is remembered."""

from __future__ import annotations

from datetime import timedelta

from telegram import Message

from bot.context import Context
from bot.handlers.addressing import replied_to
from bot.handlers.interruptions import answering
from bot.handlers.lateness import came_too_late
from bot.handlers.readers import Reader
from bot.handlers.replies import add, change, say, show, take_away, while_seen
from bot.memory import Allowance, ChatKind, Chats, Conversations, Exchange, KnownTurn
from bot.messages.buttons import answer_buttons
from bot.messages.keys import Text
from bot.messages.render import answer_messages
from bot.messages.texts import Texts
from bot.ordering import Turn, turn
from bot.rights import is_admin
from retrieval import Answer, Conversation, Question, Reason

LONGEST_QUESTION = 1_000
"""In characters. A longer text is an article somebody forgot to push, not a question."""
FOLLOW_UP = timedelta(minutes=15)
"""How long after an answer the next message in a private chat still continues it, without being a reply."""
QUOTA_WINDOW = timedelta(hours=1)

_OF_THE_BOT = (Reason.ABOUT_THE_BOT, Reason.A_REQUEST)


async def ask(message: Message, context: Context, reader: Reader, text: str, *, alone: bool = False) -> None:
    """Answer the text as a question of this message. `alone` says that it continues nothing, whatever it replies to."""
    unfit = _unfit(text, reader.texts)
    if unfit:
        await say(message, unfit)
        return
    async with answering(message, context) as new:
        if not new:
            return
        hint = await _hindrance(message, context, reader)
        if hint is None:
            await _ask(message, context, reader, text, alone=alone)
        elif hint:
            await say(message, hint)


async def _ask(message: Message, context: Context, reader: Reader, text: str, *, alone: bool) -> None:
    earlier = None
    if not alone:
        earlier = await context.remembering(_continued, context.memory.conversations, message)
    conversation = Conversation()
    if earlier is not None:
        conversation = await context.remembering(context.memory.conversations.before, message.chat_id, earlier)
    question = Question(text, message.date.astimezone(reader.zone), conversation=conversation)
    answer = await while_seen(message, answered(question, reader, context))
    lock = context.bot_data.showing.of(message.chat_id)
    async with lock:
        await _show_and_remember(message, context, reader, answer, earlier)


async def _show_and_remember(
    message: Message, context: Context, reader: Reader, answer: Answer, earlier: int | None
) -> None:
    texts = spoken(answer, reader, context)
    kept = reader.remembers and not _is_beside_the_news(answer)
    buttons = answer_buttons(answer, texts, kept=kept)
    sent = await show(message, answer_messages(answer, texts, context.services.settings.old), buttons)
    await context.remembering(_know, context.memory.chats, message)
    if kept:
        await context.remembering(
            context.memory.conversations.remember,
            sent[0].chat_id,
            sent[0].message_id,
            Exchange.of(answer),
            question_id=message.message_id,
            reply_to=earlier,
            user_id=reader.id,
            at=message.date,
            more_messages=[each.message_id for each in sent[1:]],
        )


async def ask_again(known: KnownTurn, question: Question, reader: Reader, context: Context) -> None:
    """Answer another form of a question that was answered, in the place of the old answer; what else showed that one,
    its sources or its second message, is taken away."""
    answer = await answered(question, reader, context)
    texts = spoken(answer, reader, context)
    parts = answer_messages(answer, texts, context.services.settings.old)
    buttons = answer_buttons(answer, texts, kept=True)
    outdated = await context.remembering(context.memory.conversations.beside, known)
    await change(context.bot, known.chat_id, known.message_id, parts[0], buttons)
    for message_id in outdated:
        await take_away(context.bot, known.chat_id, message_id)
    more = [await add(context.bot, known.chat_id, known.message_id, part) for part in parts[1:]]
    await context.remembering(
        context.memory.conversations.remember,
        known.chat_id,
        known.message_id,
        Exchange.of(answer),
        question_id=known.question_id,
        reply_to=None,
        user_id=known.user_id,
        at=known.at,
        more_messages=[each.message_id for each in more],
    )


async def answered(question: Question, reader: Reader, context: Context) -> Answer:
    """Ask the archive; of one person's questions one at a time, wherever they ask them. Raises BusyError."""
    if reader.id is None:
        return await _asked(question, context)
    lock = context.bot_data.people.of(reader.id)
    async with lock:
        return await _asked(question, context)


async def _asked(question: Question, context: Context) -> Answer:
    answer = await context.in_thread(context.services.archive.ask, question)
    context.bot_data.metrics.answered(answer)
    return answer


def _is_beside_the_news(answer: Answer) -> bool:
    """Whether it is part of no conversation about the news."""
    return answer.reason is not None and (answer.reason.is_small_talk or answer.reason in _OF_THE_BOT)


def spoken(answer: Answer, reader: Reader, context: Context) -> Texts:
    """The words to answer in: of the question's language, or the reader's own where the question has none."""
    # "Halo", "ok" or "help" is written in no language in particular, so the reader's own is the better guess.
    one_word = len(answer.question.text.split()) == 1
    if _is_beside_the_news(answer) and (one_word or answer.reason not in _OF_THE_BOT):
        return reader.texts
    # Most Malay questions are Indonesian ones as well, word for word; a Malay reader means Malay.
    if answer.language == "id" and reader.texts.language == "ms":
        return reader.texts
    return context.services.catalogue.for_reader(answer.language, reader.language)


def _unfit(text: str, texts: Texts) -> str:
    """Why the text is no question, in words for the person; "" when it is one."""
    if not text:
        return texts.say(Text.QUESTION_EMPTY)
    return texts.say(Text.QUESTION_TOO_LONG, limit=LONGEST_QUESTION) if len(text) > LONGEST_QUESTION else ""


async def _hindrance(message: Message, context: Context, reader: Reader) -> str | None:
    """Why the question is not asked now, in words for the person; "" when they know already. None when it is asked."""
    if await came_too_late(message, context):
        return ""
    if is_admin(message, context.services.settings):
        return None
    if turn.get() is not Turn.IN_LINE:
        return reader.texts.say(Text.QUESTION_TOO_MANY) if turn.get() is Turn.OUT_OF_LINE else ""
    return await _over_quota(message, context, reader)


async def _over_quota(message: Message, context: Context, reader: Reader) -> str | None:
    settings = context.services.settings
    in_private = message.chat.type == message.chat.PRIVATE
    allowances = []
    # Whoever writes in the name of the group has the group's allowance alone.
    if reader.id is not None and settings.person_quota and (in_private or reader.id != message.chat_id):
        allowances.append(Allowance(reader.id, settings.person_quota, QUOTA_WINDOW))
    if not in_private and settings.group_quota:
        allowances.append(Allowance(message.chat_id, settings.group_quota, QUOTA_WINDOW))
    verdict = await context.remembering(context.memory.quotas.take, allowances, message.date)
    if verdict.used_up is None:
        return None
    own = in_private or verdict.used_up.owner_id != message.chat_id
    whose = Text.QUOTA_PERSON if own else Text.QUOTA_GROUP
    return reader.texts.say(whose, limit=verdict.used_up.limit) if verdict.first else ""


def _know(chats: Chats, message: Message) -> None:
    """Kabar has written in this chat, whatever was known of it."""
    known = chats.of(message.chat_id)
    if known is None or not known.writable:
        title = message.chat.title or message.chat.full_name or ""
        chats.seen(message.chat_id, ChatKind(message.chat.type), title, at=message.date)


def _continued(conversations: Conversations, message: Message) -> int | None:
    """The message of the turn that this one continues: what it replies to, or in private the newest answer."""
    original = replied_to(message)
    if original is not None:
        return original.message_id
    if message.chat.type != message.chat.PRIVATE:
        return None
    newest = conversations.last_in_private(message.chat_id, message.date - FOLLOW_UP)
    return newest.message_id if newest else None
