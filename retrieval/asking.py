"""A question until its answer: the sentences that say it, the news it asks for, or that the archive does not say."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from retrieval.answering.composing import NEAREST, compose, nearest
from retrieval.answering.evidence import Asked, Evidence
from retrieval.answering.news import news
from retrieval.answering.reading import not_found_in, ranked
from retrieval.answering.subjects import Subject, readings_of, subject_of
from retrieval.domain import Answer, Question, Reason, Timeframe, Timings
from retrieval.finding import LISTED, Finding
from retrieval.reporting import Reporting, without_period

READ = 8
"""Passages that are read for an answer. Of the best by both indexes the answer's is among the first seven (FacQA)."""
_SURELY = 0.3
"""The confidence from which on a sentence answers who asks openly, or for news, better than several articles do."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers questions from an archive that is open, where it is confident enough."""

    reporting: Reporting
    threshold: float

    @property
    def finding(self) -> Finding:
        return self.reporting.finding

    def answer(self, question: Question, without: Collection[int]) -> Answer:
        """Answer from the archive, or decline. A period in which nothing fits is named, with what other times have."""
        began = time.perf_counter()
        asked = self.finding.understand(question)
        timeframe = self.finding.timeframe(question)
        embedded = time.perf_counter()
        evidence = self.finding.evidence(asked, READ, without, timeframe)
        found = time.perf_counter()
        subject = subject_of(without_period(asked.question.text, question, timeframe))
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
            not_found=_not_found(without_period(question.text, question, timeframe), asked, answer),
        )

    def _stated(self, asked: Asked, evidence: Sequence[Evidence], subject: Subject | None) -> Answer:
        """What the sentences of these passages say, or that they do not. To who asks for news only what surely answers,
        unless it is in another language, in which subjects cannot be compared."""
        choices = [ranked(choice, number) for number, choice in enumerate(self.finding.read(asked, evidence), 1)]
        surely = bool(choices and subject and subject.plain and asked.speaks(choices[0].passage.article.language))
        return compose(asked, choices, max(self.threshold, _SURELY) if surely else self.threshold)

    def _news(self, asked: Asked, subject: str, without: Collection[int], timeframe: Timeframe | None) -> Answer | None:
        """The news of the subject, by the first of its readings that any article is surely about; the newest of all
        without a subject. None where no article is surely about any."""
        if not subject:
            return news(asked, subject, self.reporting.newest(without, timeframe), self.threshold)
        for heading, subjects in readings_of(subject):
            questions = [Question(text, asked.question.asked, asked.language) for text in subjects]
            reports = [report for each in questions for report in self.reporting.of(each, without, timeframe)]
            told = news(asked, heading, reports, self.threshold)
            if told is not None:
                return told
        return None


def _not_found(text: str, asked: Asked, answer: Answer) -> tuple[str, ...]:
    """What of the question none of the passages holds that its news are told by, or not the first of an answer's."""
    lost = [
        not_found_in(text, citation.passage, comparable=asked.speaks(citation.passage.article.language))
        for citation in (answer.citations if answer.subject else answer.citations[:1])
    ]
    return tuple(word for word in lost[0] if all(word in others for others in lost)) if lost else ()
