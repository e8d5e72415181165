"""Whom a message speaks to: the archive, or nobody, or the bot itself.

Everything goes to the archive that is not surely something else. A declined answer is mild; a joke in reply to a real
question is not. So small talk and questions about the bot are told by all of their words, never by one that occurs in
them, and requests by the verb that they begin with together with what it is to bring about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.answering.courtesies import (
    ALONE,
    BESIDE,
    COURTESIES,
    EXCLAMATIONS,
    GREETINGS,
    LONGEST_COURTESY,
    MENTIONS,
    OPINIONS,
    PARTICLES,
    QUESTIONING,
    THANKS,
    is_noise,
    spoken_words,
)
from retrieval.answering.phrasings import A_REQUEST, ABOUT_THE_BOT
from retrieval.domain import Reason
from retrieval.language.stopwords import BY_LANGUAGE

_ARITHMETIC = re.compile(
    r"""\W*(?P<asked>(?:hitung\w*|(?:berapa(?:kah)?\ +)?(?:hasil|berapa)\w*(?:\ dari)?
                     |calculate|what(?:'s|\ is)|how\ much\ is)\ +)?
    \(*\d[\d.,]*\)*
    # 22/8 is a date, 3-2 a score and 20:30 a time, unless what they make is asked for.
    (?:\s*(?:[+*×x÷^]|(?(asked)[-/:]|(?!)))\s*\(*\d[\d.,]*\)*)+
    \s*=?\s*(?:berapa|hasilnya|brp)?\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_A_LETTER_OR_A_NUMBER = re.compile(r"\W*(?:[A-Za-z]|(?!(?:1\d|20)\d\d\D*$)\d[\d\s]*)[\s?!.]*")
"""A number that might be a year is left to the archive, and so is a date or a score."""


def not_for_the_archive(text: str, language: str) -> Reason | None:
    """Why the message is none for the archive: small talk, ABOUT_THE_BOT or A_REQUEST; None when it is one.

    `language` is an ISO 639-1 code and tells which function words may stand beside pleasantries.
    """
    spoken = spoken_words(text)
    words = [word for word in spoken if word not in PARTICLES]
    if not spoken or _A_LETTER_OR_A_NUMBER.fullmatch(text):
        return Reason.NOT_A_QUESTION
    if not words:
        return None if EXCLAMATIONS.isdisjoint(spoken) else Reason.NOT_A_QUESTION
    rest = _without_courtesies(words)
    for said in (" ".join(words), " ".join(rest)):
        if ABOUT_THE_BOT.fullmatch(said):
            return Reason.ABOUT_THE_BOT
        if A_REQUEST.match(said) or _ARITHMETIC.fullmatch(text):
            return Reason.A_REQUEST
    # With a question mark even "dan itu?" may continue what was asked before.
    functional = frozenset() if "?" in text else BY_LANGUAGE.get(language, frozenset()) - QUESTIONING
    courteous = len(rest) < len(words)
    return _small_talk(words) if _says_nothing(rest, BESIDE | functional, courteous=courteous) else None


def _small_talk(words: Sequence[str]) -> Reason:
    """What courtesy to return: thanks are heard before the greeting that they come with."""
    lengths = range(1, LONGEST_COURTESY + 1)
    said = {" ".join(words[start : start + length]) for length in lengths for start in range(len(words))}
    if said & THANKS:
        return Reason.THANKS
    return Reason.GREETING if said & GREETINGS else Reason.NOT_A_QUESTION


def _without_courtesies(words: Sequence[str]) -> Sequence[str]:
    """What is left when greetings, thanks and the like are taken away from both ends."""
    while words:
        lengths = range(min(LONGEST_COURTESY, len(words)), 0, -1)
        ahead = next((length for length in lengths if " ".join(words[:length]) in COURTESIES), 0)
        behind = next((length for length in lengths if " ".join(words[-length:]) in COURTESIES), 0)
        if not ahead and not behind:
            break
        words = words[ahead:] if ahead else words[:-behind]
    return words


def _says_nothing(words: Sequence[str], beside: frozenset[str], *, courteous: bool) -> bool:
    """Whether words that no courtesy accounts for are noise, the bot's name, or a remark on it or on the reader."""
    meant = [word for word in words if not is_noise(word)]
    if not meant or (len(meant) == 1 and meant[0] in ALONE):
        return True
    if not all(word in beside or word in MENTIONS or word in OPINIONS for word in meant):
        return False
    return not MENTIONS.isdisjoint(meant) or (courteous and OPINIONS.isdisjoint(meant))
