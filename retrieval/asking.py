"""A question until its answer: the sentences that say it, the news it asks for, or that the archive does not say."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.answering.composing import NEAREST, compose, nearest
from retrieval.answering.evidence import Asked, Evidence
from retrieval.answering.news import Report, news
from retrieval.answering.reading import not_found_in, ranked
from retrieval.answering.subjects import Subject, either_of, head_of, names_in, subject_of
from retrieval.domain import Answer, Passage, Question, Reason, Scores, Timeframe, Timings, Topic
from retrieval.finding import COMPARED, LISTED, Finding
from retrieval.language.terms import terms
from retrieval.matching import Matching
from retrieval.search.topics import topic_terms

READ = 8
"""Passages that are read for an answer. Of the best by both indexes the answer's is among the first seven (FacQA)."""
_SURELY = 0.3
"""The confidence from which on a sentence answers who asks openly, or for news, better than several articles do."""
_LATEST = 5
"""Of the newest articles, those that may be told: more than are, should some say the same."""
_NOT_COMPARED = Scores(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers questions from an archive that is open, where it is confident enough."""

    finding: Finding
    matching: Matching
    threshold: float

    def answer(self, question: Question, without: Collection[int]) -> Answer:
        """Answer from the archive, or decline. A period in which nothing fits is named, with what other times have."""
        began = time.perf_counter()
        asked = self.finding.understand(question)
        timeframe = self.finding.timeframe(question)
        embedded = time.perf_counter()
        evidence = self.finding.evidence(asked, READ, without, timeframe)
        found = time.perf_counter()
        subject = subject_of(_without_period(asked.question.text, question, timeframe))
        answer = self._stated(asked, evidence, subject)
        if subject is not None and (subject.plain or answer.confidence < _SURELY):
            answer = self._news(asked, subject.text, without, timeframe) or answer
        if answer.declined and (timeframe or len(answer.nearest) < NEAREST):
            # Of all times, or of more articles than those that were read.
            others = nearest(self.finding.find(asked, LISTED, without))
            reason = Reason.NOTHING_IN_PERIOD if timeframe else answer.reason
            answer = replace(answer, reason=reason, nearest=others)
        chosen = time.perf_counter()
        return replace(
            answer,
            question=question,
            timings=Timings(*(1000 * seconds for seconds in (embedded - began, found - embedded, chosen - found))),
            timeframe=timeframe,
            searched=asked.question.text if asked.question.text != question.text else None,
            coverage=self.finding.store.coverage() if answer.declined else None,
            not_found=_not_found(_without_period(question.text, question, timeframe), asked, answer),
        )

    def _stated(self, asked: Asked, evidence: Sequence[Evidence], subject: Subject | None) -> Answer:
        """What the sentences of these passages say, or that they do not. To who asks for news only what surely answers,
        unless it is in another language, in which subjects cannot be compared."""
        choices = [ranked(choice, number) for number, choice in enumerate(self.finding.read(asked, evidence), 1)]
        surely = bool(choices and subject and subject.plain and asked.speaks(choices[0].passage.article.language))
        return compose(asked, choices, max(self.threshold, _SURELY) if surely else self.threshold)

    def _news(self, asked: Asked, subject: str, without: Collection[int], timeframe: Timeframe | None) -> Answer | None:
        """The news of the subject; or else of either half of a choice, or of whom it is about without what is said of
        them; the newest of all without a subject. None where no article is surely about any."""
        if not subject:
            return news(asked, subject, self._newest(without, timeframe), self.threshold)
        head = head_of(subject)
        ways = [(subject, [subject]), (subject, either_of(subject)), *([(head, [head])] if head != subject else [])]
        for heading, texts in ways:
            reports = [report for text in texts for report in self._reports(text, asked, without, timeframe)]
            told = news(asked, heading, reports, self.threshold)
            if told is not None:
                return told
        return None

    def _newest(self, without: Collection[int], timeframe: Timeframe | None) -> Iterator[Report]:
        """The newest articles, each by its first sentence."""
        for article in self.matching.store.articles(_LATEST + len(without), copies=False, within=timeframe):
            story = self.matching.story(article.id)
            if story is not None and article.id not in without:
                lead = story.paragraphs[0].paragraph
                yield Report(Passage(lead, article, _NOT_COMPARED, 1), lead.sentence_spans[0], 1.0)

    def _reports(
        self, text: str, asked: Asked, without: Collection[int], timeframe: Timeframe | None
    ) -> Iterator[Report]:
        """How each article that is near to a subject tells of it, if it has not gone meanwhile; none of a subject that
        narrows nothing down."""
        if not topic_terms(text, asked.language):
            return
        about = self.finding.understand(Question(text, asked.question.asked, asked.language))
        evidence = self.finding.evidence(about, COMPARED, without, timeframe)
        passages = {each.passage.article.id: each.passage for each in reversed(evidence)}
        topic, names = Topic(text, about.language), [frozenset(terms(name, about.language)) for name in names_in(text)]
        for article_id, passage in passages.items():
            story = self.matching.story(article_id)
            if story is not None:
                match, there = self.matching.match(story, topic, about.vector), story.terms.all
                # An article that never names one of them is about something else, however alike.
                named = sum(name <= there for name in names) / len(names) if names else 1.0
                yield Report(replace(passage, paragraph=match.paragraph), match.sentence, named * match.confidence)


def _without_period(text: str, question: Question, timeframe: Timeframe | None) -> str:
    """The text without those words of the question that only say of which time."""
    if timeframe is None or timeframe.words is None:
        return text
    return " ".join(text.replace(timeframe.words.of(question.text), " ").split())


def _not_found(text: str, asked: Asked, answer: Answer) -> tuple[str, ...]:
    """What of the question none of the passages holds that its news are told by, or not the first of an answer's."""
    lost = [
        not_found_in(text, citation.passage, comparable=asked.speaks(citation.passage.article.language))
        for citation in (answer.citations if answer.subject else answer.citations[:1])
    ]
    return tuple(word for word in lost[0] if all(word in others for others in lost)) if lost else ()
