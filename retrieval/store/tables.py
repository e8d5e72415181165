"""The tables of the archive.

archive ─ one row: which archive this is, and the model its vectors were made with
articles ──< paragraphs (text, sentence borders, vector)
         └─< versions (what stood in an article's place before)
feeds ──< feed_entries (what each has offered, and what of it is still to be fetched)
outbox ─ every paragraph that came or went, in order: what the indexes catch up from
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

from retrieval.database.columns import NAMING, Instant, Moment

metadata = MetaData(naming_convention=NAMING)

archive = Table(
    "archive",
    metadata,
    # Made once with the database. An index of another archive has the same ids for other texts, and must be told apart.
    Column("uuid", String(36), primary_key=True),
    Column("model_name", Text),
    Column("model_dimension", Integer),
    Column("model_revision", Text),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("identity", Text, nullable=False, unique=True),
    Column("fingerprint", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text),
    Column("author", Text),
    Column("url", Text),
    Column("published", Moment),
    # The same moment in seconds since 1970, for sorting what was stated in different zones.
    Column("published_epoch", Integer, index=True),
    Column("language", String(8), nullable=False),
    Column("added", Moment, nullable=False),
    Column("corrected", Moment),
    Column("withdrawn", Moment),
    Column("withdrawn_reason", Text),
    # The id of the article that stands for it: another of which it is a near copy.
    Column("copy_of", Integer, index=True),
    # MinHash of the text, 128 unsigned integers of 32 bits, little endian; null in what was stored without.
    Column("signature", LargeBinary),
    sqlite_autoincrement=True,
)

paragraphs = Table(
    "paragraphs",
    metadata,
    # Never used twice: an index that lags behind must not take a new paragraph for an old one.
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    # JSON [[start, end], ...] in code points.
    Column("sentence_spans", Text, nullable=False),
    # float32, little endian, of the archive's model_dimension.
    Column("vector", LargeBinary, nullable=False),
    # One row a sentence, float16; null in what was stored before sentences had vectors of their own.
    Column("sentence_vectors", LargeBinary),
    # 1 when the indexes hold it; 0 when its article is withdrawn or a copy of another.
    Column("shown", Integer, nullable=False, server_default="1"),
    # As store/rows.py writes them; null in what was stored before.
    Column("terms", Text),
    sqlite_autoincrement=True,
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("fingerprint", String(64), nullable=False),
    # The article as JSON, as store/versions.py writes it.
    Column("draft", Text, nullable=False),
    Column("corrected", Moment),
    # 1 when the desk put something else in its place: then it does not come back by itself.
    Column("by_desk", Integer, nullable=False),
    sqlite_autoincrement=True,
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text),
    # In seconds.
    Column("interval", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("due", Instant, nullable=False),
    Column("checked", Instant),
    Column("changed", Instant),
    # The usual time between two articles, in seconds.
    Column("habit", Integer),
    Column("failures", Integer, nullable=False),
    Column("trouble", String(32)),
    Column("silent", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False),
    # Canonical.
    Column("url", Text, nullable=False),
    # As JSON while it waits to be fetched; null when that is done or given up.
    Column("entry", Text),
    Column("tries", Integer, nullable=False),
    # When the feed last offered it.
    Column("seen", Instant, nullable=False),
    sqlite_autoincrement=True,
)

Index("ix_feed_entries_feed_url", feed_entries.c.feed_id, feed_entries.c.url, unique=True)

outbox = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("paragraph_id", Integer, nullable=False),
    Column("removed", Integer, nullable=False),
    sqlite_autoincrement=True,
)

Index("ix_paragraphs_article_position", paragraphs.c.article_id, paragraphs.c.position, unique=True)
