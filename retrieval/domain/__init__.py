"""The values Kabar's archive speaks in: frozen, slotted, checked when they are made.

An article comes in as a `Draft` and is kept as an `Article` with `Paragraph`s. A `Question` finds `Passage`s, and
leaves as an `Answer`: `Statement`s, each resting on a `Citation` whose quote occurs in the passage, word for word.
"""

from retrieval.domain.addresses import canonical_url
from retrieval.domain.answers import Answer, Citation, Coverage, Passage, Reason, Scores, Statement, Timings
from retrieval.domain.articles import (
    Addition,
    Article,
    CheckReport,
    Condition,
    Draft,
    Excerpt,
    Listing,
    Outcome,
    Paragraph,
    Statistics,
)
from retrieval.domain.feeds import Feed, FeedCheck, FeedEvent
from retrieval.domain.questions import Conversation, Question, Timeframe, Turn
from retrieval.domain.text import Span, normalised
from retrieval.domain.topics import News, Topic, TopicMatch

__all__ = [
    "Addition",
    "Answer",
    "Article",
    "CheckReport",
    "Citation",
    "Condition",
    "Conversation",
    "Coverage",
    "Draft",
    "Excerpt",
    "Feed",
    "FeedCheck",
    "FeedEvent",
    "Listing",
    "News",
    "Outcome",
    "Paragraph",
    "Passage",
    "Question",
    "Reason",
    "Scores",
    "Span",
    "Statement",
    "Statistics",
    "Timeframe",
    "Timings",
    "Topic",
    "TopicMatch",
    "Turn",
    "canonical_url",
    "normalised",
]
