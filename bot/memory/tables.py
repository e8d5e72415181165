"""The tables of the bot's memory.

turns ──< turn_messages (the messages that show a turn), ──< turn_evidence (the paragraphs that it rests on)
  └ previous: the turn that this one continues
votes ─ one a person and turn, with what the answer rested on, for they outlive the turn and its texts
preferences, chats ─ one row a person or a chat
asked ─ every question that counts against somebody's quota;  notices ─ who was told already that it is used up
handled ─ the messages that need not be handled again
subscriptions ──< alerts >── matches: what each subscription is to be told, and was told; a match is one for all who
  subscribed to its topic
followed ─ one row: how far the archive's news were matched
editors ─ whom admins have named;  deeds ─ what the desk did;  pushes ─ what it is in the middle of

Ids of persons and chats are Telegram's; a private chat has the id of its person.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
)

from retrieval.database.columns import NAMING, Instant, Moment

metadata = MetaData(naming_convention=NAMING)

turns = Table(
    "turns",
    metadata,
    # Never used twice: an old button must not find a new turn.
    Column("id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    # The message with the question.
    Column("question_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, index=True),
    Column("previous_id", ForeignKey("turns.id", ondelete="SET NULL"), index=True),
    Column("at", Instant, nullable=False, index=True),
    Column("question", Text, nullable=False),
    # The same instant as the person's clock shows it.
    Column("asked", Moment, nullable=False),
    Column("question_language", String(8)),
    Column("whenever", Boolean, nullable=False),
    Column("language", String(8), nullable=False),
    Column("answer", Text, nullable=False),
    Column("reason", String(32)),
    Column("confidence", Float, nullable=False),
    Column("version", String(32), nullable=False),
    sqlite_autoincrement=True,
)

Index("ix_turns_chat_question", turns.c.chat_id, turns.c.question_id, unique=True)

turn_messages = Table(
    "turn_messages",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("turn_id", ForeignKey("turns.id", ondelete="CASCADE"), nullable=False, index=True),
)

turn_evidence = Table(
    "turn_evidence",
    metadata,
    Column("turn_id", ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("paragraph_id", Integer, nullable=False),
    Column("article_id", Integer, nullable=False),
    Column("cosine", Float, nullable=False),
    Column("lexical", Float, nullable=False),
    Column("fused", Float, nullable=False),
    Column("cited", Boolean, nullable=False),
)

votes = Table(
    "votes",
    metadata,
    Column("turn_id", Integer, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("helpful", Boolean, nullable=False),
    # JSON [[paragraph_id, article_id, cosine, lexical, fused, cited], ...] in order.
    Column("evidence", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("version", String(32), nullable=False),
)

preferences = Table(
    "preferences",
    metadata,
    Column("owner_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(8)),
    Column("time_zone", String(64)),
    Column("remembers", Boolean, nullable=False),
    Column("daily", Boolean, nullable=False),
    # Hours of the day; null where no hours are quiet.
    Column("quiet_from", Integer),
    Column("quiet_until", Integer),
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("writable", Boolean, nullable=False),
    Column("greeted", Boolean, nullable=False),
    Column("since", Instant, nullable=False),
)

asked = Table(
    "asked",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner_id", BigInteger, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

Index("ix_asked_owner_at", asked.c.owner_id, asked.c.at)

notices = Table(
    "notices",
    metadata,
    Column("owner_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
)

handled = Table(
    "handled",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False, index=True),
    # True from the beginning of an answer until it is sent.
    Column("answering", Boolean, nullable=False, server_default=false()),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    # Never used twice: an old button must not stop a new subscription.
    Column("id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    # 0 where the chat has no topics of its own.
    Column("thread_id", BigInteger, nullable=False),
    Column("topic", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("since", Instant, nullable=False),
    sqlite_autoincrement=True,
)

Index(
    "ix_subscriptions_place_topic", *(subscriptions.c[name] for name in ("chat_id", "thread_id", "topic")), unique=True
)
Index("ix_subscriptions_topic", subscriptions.c.topic, subscriptions.c.language)

matches = Table(
    "matches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("article_id", Integer, nullable=False),
    Column("paragraph_id", Integer, nullable=False),
    # JSON [[start, end], ...] in the paragraph: the sentence, and then the words of it that match.
    Column("spans", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

Index("ix_matches_topic_article", *(matches.c[name] for name in ("topic", "language", "article_id")), unique=True)

alerts = Table(
    "alerts",
    metadata,
    Column("subscription_id", ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True),
    Column("match_id", ForeignKey("matches.id", ondelete="CASCADE"), primary_key=True, index=True),
    # Null once there is nothing more to do.
    Column("due", Instant, index=True),
)

followed = Table("followed", metadata, Column("position", Integer, primary_key=True, autoincrement=False))

editors = Table(
    "editors",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("since", Instant, nullable=False),
)

deeds = Table(
    "deeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("deed", String(32), nullable=False),
    # Of what it was done to: numbers and headlines, never a reader's words.
    Column("subject", Text, nullable=False),
    sqlite_autoincrement=True,
)

pushes = Table(
    "pushes",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    # The command's message as Telegram's JSON; gone as soon as it is carried out.
    Column("message", Text, nullable=False),
    Column("resumed", Boolean, nullable=False),
)
