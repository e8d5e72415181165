"""Many people at once, as in the life of a bot."""

import asyncio
from itertools import cycle

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.telegram_api import Emulator, Person, Place
from tests.telegram_api.test_updates import polling


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sumber", callback_data=f"src:{update.message.id}")]])
    await update.message.reply_text(f"jawaban: {update.message.text}", do_quote=True, reply_markup=keyboard)


async def show_source(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer(update.callback_query.data)


async def test_twenty_people_in_five_places_each_get_the_answer_to_their_own_question(telegram: Emulator) -> None:
    people = [telegram.user(f"Orang {number}") for number in range(20)]
    forum = telegram.group("Redaksi", people, admins=people[:1], forum=True)
    politics = await people[0].opens_topic("Politik", in_=forum)
    family = telegram.group("Keluarga", people, kind="group")
    places = cycle([family, telegram.group("Warga", people), forum, politics, None])

    async def talks(person: Person, place: Place | None, number: int) -> None:
        for turn in range(3):
            asked = await person.says(f"/ask {number}.{turn}", in_=place)
            answered = await telegram.answer_to(asked)
            assert (answered.text, answered.thread_id) == (f"jawaban: /ask {number}.{turn}", asked.thread_id)
            assert (await person.presses("Sumber", on=answered)).text == f"src:{asked.id}"

    async with polling(telegram, MessageHandler(filters.TEXT, answer), CallbackQueryHandler(show_source)):
        await asyncio.gather(*(talks(*each) for each in zip(people, places, range(20), strict=False)))
