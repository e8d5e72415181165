"""Which language a text is in.

Long texts are told by py3langid's classifier. It guesses wildly on the five words of a chat message ("kalau Rusia?"
came out as Lithuanian), so short texts are told by the function words of the languages Kabar speaks, if they hold any.
The classifier takes half a second to load, and is not asked where the words of a question leave no doubt.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from retrieval.language.stopwords import ENGLISH, INDONESIAN_ONLY, MALAY_ONLY, MALAYIC

DEFAULT_LANGUAGE = "id"

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 12
"""Up to so many words the function words decide."""
_BRIEF = 48
"""Up to so many words, those that only Malay and Indonesian have decide, if one of `_SHORT` is such."""
_MALAYIC_ALONE = frozenset(
    """
    adakah apabila apakah atau bagaimana bahawa bahwa berapa berapakah bukan dalam dapat daripada dengan dimana
    jumlah kapan kapankah karena kenapa kerana ketika manakah mengapa sebagai sebuah sejak seorang setelah siapa
    siapakah sudah telah tentang tersebut tidak untuk adalah
    """.split()
)
"""Function words that are no word elsewhere, as "apa" and "pada" are, and no name, as "yang" and "antara" are."""
_SURE = 0.7
"""Below this probability a short text in Latin letters without function words is taken for the default language."""
_CERTAIN = 0.45
"""From this probability a language that is none of ours is believed even of a short text."""
_ENOUGH = 4000
"""Characters that the classifier looks at."""
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_WRITTEN_AS = {"wuu": "zh", "yue": "zh", "arz": "ar"}
"""Varieties that news is not written in -> the language that it is."""
_REMEMBERED = 256
"""Texts: a question is looked at by all who handle it."""
_MALAY_LANGUAGES = ("id", "ms")
_NEIGHBOURS = ("id", "ms", "jv", "su", "tl")
"""What the classifier takes Indonesian and Malay for."""


def prepare() -> None:
    """Load the classifier now, so that no text waits for it."""
    _identifier()


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _malay_or_indonesian(words: list[str]) -> str:
    malay = sum(word in MALAY_ONLY for word in words)
    return "ms" if malay > sum(word in INDONESIAN_ONLY for word in words) else "id"


def _by_function_words(words: list[str]) -> str | None:
    malayic = sum(word in MALAYIC for word in words)
    english = sum(word in ENGLISH for word in words)
    if malayic > english:
        return _malay_or_indonesian(words)
    return "en" if english > malayic and english * 4 >= len(words) else None


@lru_cache(maxsize=_REMEMBERED)
def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language; Indonesian when nothing tells."""
    words = _WORD.findall(text.casefold())
    alone = sum(word in _MALAYIC_ALONE for word in words)
    if len(words) <= min(_SHORT * alone, _BRIEF) and (told := _by_function_words(words)) in _MALAY_LANGUAGES:
        return told
    short = len(words) <= _SHORT
    language, probability = _identifier().rank(text[:_ENOUGH])[0]
    # Spanish has "para", "si" and "se" too: function words tell nothing against a classifier that is certain.
    if short and (language in (*_NEIGHBOURS, "en") or probability < _CERTAIN):
        told = _by_function_words(words)
        if told:
            return told
        if probability < _SURE and (not words or _LATIN.search(text)):
            return DEFAULT_LANGUAGE
    if language in _NEIGHBOURS:
        # The two are so near each other that what only one of them says is better evidence than the classifier's odds.
        return _malay_or_indonesian(words)
    return _WRITTEN_AS.get(language, str(language))
