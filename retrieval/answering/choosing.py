"""The sentence that answers, and the words of it that do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.evidence import Asked, Sentence
from retrieval.answering.kinds import Kind
from retrieval.answering.spans import candidates
from retrieval.domain import Span
from retrieval.language.terms import terms

# Weights of a sentence's features, found by trying each in steps on the training questions of FacQA.
_PASSAGE, _OWN, _COVERAGE, _SPAN = 1.0, 0.6, 0.12, 0.06
"""Of its passage's rank score, its own cosine, its coverage of the question's words, and holding a fitting span."""

_FACTUAL = frozenset({Kind.NUMBER, Kind.TIME, Kind.PERSON, Kind.PLACE, Kind.NAME})

_NOT_A_PERSON = re.compile(
    r"^(?:PT|CV|Partai|Party|Badan|Komisi|Dewan|Kementerian|Departemen|Pemerintah|Universitas|University|Pakta|Uni|Bank|"
    r"Kota|Kabupaten|Provinsi|Jalan|Jl|Gedung|Rumah|Stadion|Piala|Liga|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Rp|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|"
    r"September|Oktober|November|Desember|January|February|March|May|June|July|August|October|December)\b"
)
_TITLE_BEFORE = re.compile(
    r"(?:[Pp]residen|[Mm]enteri|[Gg]ubernur|[Bb]upati|[Ww]ali\s?[Kk]ota|[Kk]etua|[Kk]epala|[Dd]irektur|[Ss]ekretaris|"
    r"[Jj]enderal|[Jj]uru [Bb]icara|[Pp]elatih|[Kk]apten|[Pp]rofesor|[Pp]rof\.?|[Dd]r\.?|[Uu]tama|[Uu]mum|[Aa]nggota|"
    r"[Pp]resident|[Mm]inister|[Gg]overnor|[Mm]ayor|[Cc]hief|[Dd]irector|[Ss]ecretary|[Gg]eneral|[Cc]oach|Mr\.?|Ms\.?|"
    r"Mrs\.?|[Ss]pokes(?:man|woman|person)|[Pp]rime|[Dd]atuk|[Tt]an Sri|\)|,)\s*$"
)
_SAYS_AFTER = re.compile(
    r"^,?\s*(?:mengatakan|menyatakan|menegaskan|menjelaskan|mengungkapkan|menyebut|menilai|meminta|berkata|said|says|"
    r"told|announced|added|warned)\b"
)
_MONEY_ASKED = re.compile(
    r"\b(?:harga|biaya|nilai|dana|anggaran|gaji|tarif|denda|uang|subsidi|price|cost|worth|pay)", re.I
)
_RATE_ASKED = re.compile(r"\b(?:persen|persentase|percent|percentage|peratus)", re.I)
_AGE_ASKED = re.compile(r"\b(?:umur|usia|berusia|berumur|old|age)", re.I)


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence, how well it fits, and the span of it that answers, where one does."""

    sentence: Sentence
    score: float
    highlight: Span | None


def _words_around(text: str, span: Span, asked_terms: frozenset[str], language: str) -> float:
    """How near the question's words are, 0 to 1: each counts by the distance in words to the span."""
    before = terms(text[: span.start], language)[::-1]
    after = terms(text[span.end :], language)
    near = 0.0
    for side in (before, after):
        nearest = {term: distance for distance, term in reversed(list(enumerate(side))) if term in asked_terms}
        near += sum(1.0 / (2 + distance) for distance in nearest.values())
    return min(near, 1.0)


def _number_bonus(question: str, words: str, inside: set[str], asked_terms: frozenset[str]) -> float:
    bonus = 1.0 if inside & asked_terms else 0.0
    money = bool(re.search(r"Rp|\$|RM|€|£|dol(?:l)?ar|rupiah|ringgit", words))
    rate = bool(re.search(r"%|persen|percent|peratus", words))
    bonus += 0.6 * (money if _MONEY_ASKED.search(question) else -money)
    bonus += 0.8 * rate if _RATE_ASKED.search(question) else -0.3 * rate
    if _AGE_ASKED.search(question):
        bonus += 0.8 * bool(re.search(r"tahun|bulan|years?|months?", words))
    return bonus


def _name_bonus(kind: Kind, text: str, span: Span, inside: set[str], asked_terms: frozenset[str]) -> float:
    words = span.of(text)
    bonus = -1.5 * len(inside & asked_terms) / max(len(inside), 1)
    if span.start == 0 and " " not in words:
        bonus -= 0.5
    if kind is Kind.PERSON:
        bonus += 0.4 * (" " in words) - 1.0 * bool(_NOT_A_PERSON.match(words)) - 0.6 * words.isupper()
        bonus += 0.5 * bool(_TITLE_BEFORE.search(text[: span.start]))
        bonus += 0.3 * bool(_SAYS_AFTER.match(text[span.end :]))
    return bonus


def _fitness(asked: Asked, text: str, span: Span, order: int, language: str) -> float:
    asked_terms = frozenset(asked.weights)
    inside = set(terms(span.of(text), language))
    fitness = _words_around(text, span, asked_terms, language) - 0.05 * order
    if asked.kind is Kind.NUMBER:
        return fitness + _number_bonus(asked.question.text, span.of(text), inside, asked_terms)
    if asked.kind is Kind.TIME:
        # A date that the question states already is not what it asks for.
        return fitness - 1.0 * bool(inside and inside <= asked_terms) + 0.02 * len(span.of(text))
    return fitness + _name_bonus(asked.kind, text, span, inside, asked_terms)


def highlight_of(asked: Asked, sentence: Sentence) -> Span | None:
    """The span that answers best; None when the kind of question has none, or the sentence none of the kind."""
    language = sentence.passage.article.language
    rated = [
        (_fitness(asked, sentence.text, span, order, language), -span.start, span)
        for order, span in enumerate(candidates(asked.kind, sentence.text))
    ]
    best = max(rated, default=None, key=lambda entry: entry[:2])
    return best[2] if best and best[0] > -1.0 else None


def choose(asked: Asked, sentences: Sequence[Sentence]) -> list[Choice]:
    """Every sentence, the best first."""
    choices = []
    for sentence in sentences:
        highlight = highlight_of(asked, sentence)
        score = (
            _PASSAGE * sentence.passage.scores.fused
            + _OWN * sentence.cosine
            + _COVERAGE * sentence.coverage
            + _SPAN * (highlight is not None or asked.kind not in _FACTUAL)
        )
        choices.append(Choice(sentence, score, highlight))
    return sorted(choices, key=lambda choice: -choice.score)
