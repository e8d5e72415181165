"""The articles that tell of a subject, each by the sentence that says most of it; and the newest of all, each by its
lead. Found as passages are, and held against the subject as against a topic that somebody follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from retrieval.answering.news import Report
from retrieval.answering.subjects import names_in
from retrieval.domain import Passage, Question, Scores, Timeframe, Topic
from retrieval.finding import COMPARED, Finding
from retrieval.language.terms import terms
from retrieval.matching import Matching
from retrieval.search.topics import topic_terms

_LATEST = 5
"""Of the newest articles, those that may be told: more than are, should some say the same."""
_NOT_COMPARED = Scores(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Reports from an archive that is open; of a period only, if one is given, and none of the articles `without`."""

    finding: Finding
    matching: Matching

    def of(
        self,
        subject: Question,
        without: Collection[int] = (),
        timeframe: Timeframe | None = None,
        passages: int = COMPARED,
    ) -> Iterator[Report]:
        """How each article of so many passages near to a subject tells of it, if it has not gone meanwhile; none of a
        subject that narrows nothing down."""
        about = self.finding.understand(subject)
        if not topic_terms(subject.text, about.language):
            return
        evidence = self.finding.evidence(about, passages, without, timeframe)
        nearest = {each.passage.article.id: each.passage for each in reversed(evidence)}
        topic = Topic(subject.text, about.language)
        names = [frozenset(terms(name, about.language)) for name in names_in(subject.text)]
        stories = self.matching.stories(nearest)
        for article_id, passage in nearest.items():
            if (story := stories.get(article_id)) is not None:
                match, there = self.matching.match(story, topic, about.vector), story.terms.all
                # An article that never names one of them is about something else, however alike.
                named = sum(name <= there for name in names) / len(names) if names else 1.0
                yield Report(replace(passage, paragraph=match.paragraph), match.sentence, named * match.confidence)

    def newest(self, without: Collection[int] = (), timeframe: Timeframe | None = None) -> Iterator[Report]:
        """The newest articles, each by its first sentence."""
        for article in self.matching.store.articles(_LATEST + len(without), copies=False, within=timeframe):
            story = self.matching.story(article.id)
            if story is not None and article.id not in without:
                lead = story.paragraphs[0].paragraph
                yield Report(Passage(lead, article, _NOT_COMPARED, 1), lead.sentence_spans[0], 1.0)


def without_period(text: str, question: Question, timeframe: Timeframe | None) -> str:
    """The text without those words of the question that only say of which time."""
    if timeframe is None or timeframe.words is None:
        return text
    return " ".join(text.replace(timeframe.words.of(question.text), " ").split())
