"""What members and administrators do to a group: adding, removing, promoting, restricting; people and the bot."""

from __future__ import annotations

from tests.telegram_api.people.account import Account
from tests.telegram_api.people.places import Group, Place
from tests.telegram_api.users import User


class Organiser(Account):
    """A person in groups."""

    async def adds_bot(self, *, to: Group, as_: str = "member") -> None:
        """Put the bot into a group; administrators may make it one of them at once."""
        self._must_be_in(to)
        await self._adds(self._backend.world.bot, to, as_)

    async def removes_bot(self, *, from_: Group) -> None:
        """Throw the bot out. In a supergroup it has gone before it could see the message that says so."""
        self._must_lead(from_)
        await self._removes(self._backend.world.bot, from_, "kicked")

    async def makes_bot(self, status: str, *, in_: Group) -> None:
        """Make the bot administrator, member, or restricted: then it reads and may not write."""
        self._must_lead(in_)
        assert status != "restricted" or in_.chat.kind == "supergroup", "only supergroups restrict members"
        await self._becomes(self._backend.world.bot, status, in_.chat)

    async def adds(self, person: Account, *, to: Group) -> None:
        self._must_be_in(to)
        await self._adds(person.user, to, "member")

    async def removes(self, person: Account, *, from_: Group) -> None:
        self._must_lead(from_)
        await self._removes(person.user, from_, "kicked")

    async def makes(self, person: Account, status: str, *, in_: Group) -> None:
        """Make somebody administrator or member."""
        self._must_lead(in_)
        await self._becomes(person.user, status, in_.chat)

    async def joins(self, group: Group) -> None:
        await self._adds(self.user, group, "member")

    async def leaves(self, group: Group) -> None:
        self._must_be_in(group)
        await self._removes(self.user, group, "left")

    async def upgrades(self, group: Group) -> Group:
        """Turn a basic group into a supergroup: it goes on under another number, and both say so."""
        self._must_lead(group)
        old, world = group.chat, self._backend.world
        assert old.kind == "group", f"{old.title} is a {old.kind} already"
        new = world.add_chat(old.title, "supergroup", dict(old.statuses))
        old.migrated_to = new.id
        await self._posts(group, self.user.as_sender(), {"migrate_to_chat_id": new.id})
        await self._posts(Group(new), self.user.as_sender(), {"migrate_from_chat_id": old.id})
        return Group(new)

    async def _adds(self, user: User, group: Group, status: str) -> None:
        await self._becomes(user, status, group.chat)
        await self._posts(group, self._sender(group), {"new_chat_members": [user.as_json()]})

    async def _removes(self, user: User, group: Group, status: str) -> None:
        told_first = group.chat.kind == "group" or user != self._backend.world.bot
        if told_first:
            await self._posts(group, self._sender(group), {"left_chat_member": user.as_json()})
        await self._becomes(user, status, group.chat)

    def _must_be_in(self, group: Place) -> None:
        assert group.chat.has(self.id), f"{self.user.first_name} is not in {group.chat.title}"
