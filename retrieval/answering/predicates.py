"""What a question says of what it asks for: who "memenangi", how many "penumpang", where it was "didirikan".

A sentence may share every name with a question and tell something else of them; the word that tells what happened, or
what is counted, is what it must not miss.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.answering.kinds import Kind, kind_of
from retrieval.answering.quantities import counted_in
from retrieval.language.terms import terms

_WHO = re.compile(
    r"\b(?:siapa(?:kah)?|who)\s+(?:(?:saja|nama|orang|yang|telah|akan|sudah|pernah|berhasil|menjadi|jadi|dapat|ikut|is|"
    r"was|are|were|has|had|the)\s+)*(?!di\b)([^\W\d]\w+)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:di|ter|ber|me[mnlrwy]?|men[gy])[a-z]{4,}\b")
_NO_VERBS = re.compile(
    r"(?:berapa|dimana|merupakan|menjadi|menurut|mengenai|terhadap|tersebut|memiliki|mempunyai|dilakukan|melakukan|"
    r"disebut|dinamakan|bernama|berasal|terdapat|terletak|berada|bertempat|berita|bersama|menteri|merdeka|mereka|"
    r"digunakan|media|meter|bernilai|berumur|berusia|bertugas|terjadi|berbeda|terutama|terkait|diketahui|dikenal|termasuk|"
    r"diantara|disana|mesin|mestinya|beberapa|berikut|terus|sebelum|merek|mengapa)\w*"
)
"""Words that begin as verbs do and are none, and verbs that say little."""


@lru_cache(maxsize=256)
def predicates(question: str, language: str) -> frozenset[str]:
    """The terms for it; empty where the question has none that would be known by its form."""
    kind, words = kind_of(question), []
    if kind is Kind.PERSON:
        words += _WHO.findall(question)[:1]
    if kind is Kind.NUMBER:
        words.append(counted_in(question))
    words += [verb for verb in _VERB.findall(question) if not _NO_VERBS.fullmatch(verb)]
    return frozenset(term for word in words for term in terms(word, language)[:1])
