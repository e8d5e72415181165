"""Messages that ask nothing: greetings, thanks, and texts without a word."""

from __future__ import annotations

import re

from retrieval.language.stopwords import BY_LANGUAGE

_WORD = re.compile(r"\w+")
_PLEASANTRIES = frozenset(
    """
    halo hallo hai hi hey hello hei assalamualaikum assalamu alaikum waalaikumsalam selamat pagi siang sore malam petang
    terima kasih makasih trims thanks thank thx tq ok oke okay sip siap baik mantap bagus hebat good great nice morning
    afternoon evening night bye dadah kabar bot min admin kak bang pak bu mas mbak test tes testing ping wkwk wkwkwk
    haha hehe lol maaf sorry permisi welcome boss bos gan sis lot
    """.split()
)


def is_small_talk(text: str, language: str) -> bool:
    """Whether the text holds nothing but pleasantries, and function words beside them; or no word at all."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if not any(word in _PLEASANTRIES for word in words):
        return not words
    ignored = BY_LANGUAGE.get(language, frozenset())
    return all(word in _PLEASANTRIES or word in ignored for word in words)
