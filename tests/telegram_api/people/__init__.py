"""People, and the places where they meet the bot."""

from tests.telegram_api.people.asking import InlineAnswer, InlineResult
from tests.telegram_api.people.channels import Channel
from tests.telegram_api.people.person import Person
from tests.telegram_api.people.places import Group, Place, Topic

__all__ = ["Channel", "Group", "InlineAnswer", "InlineResult", "Person", "Place", "Topic"]
