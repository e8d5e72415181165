"""Paragraphs of a size that can be searched and quoted: neither a heading alone nor a page in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.ingest.clutter import is_list_item, is_lost_call, is_sentence, without_inline_clutter
from retrieval.language.sentences import sentence_spans

SHORTEST = 40
"""Characters; a shorter line that is no sentence is a heading or an item of a list, and joins its neighbour."""
LONGEST = 1_200
"""Characters; a longer paragraph is split between its sentences into parts of about one length."""

_WRAP_WIDTH = 100
_FULL = 0.7
"""A line of a wrapped text that is shorter than this share of the longest one ends its paragraph."""


def _is_short(line: str) -> bool:
    return len(line) < SHORTEST and not is_sentence(line)


def _is_wrapped(lines: Sequence[str], widest: int) -> bool:
    """Whether the breaks come from a fixed width: all lines are narrow, and most full ones stop in mid-sentence."""
    width = max(map(len, lines), default=0)
    if not SHORTEST < width <= widest:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if len(a) >= _FULL * width and b]
    broken = sum(not is_sentence(a) for a, _ in pairs)
    small = sum(b[0].islower() for _, b in pairs)
    return len(pairs) >= 4 and broken >= 0.6 * len(pairs) and small >= 0.4 * len(pairs)


def unwrapped(lines: Sequence[str], widest: int = _WRAP_WIDTH) -> list[str]:
    """The lines with those joined again that were only broken to fit a width of at most `widest` characters; "" stands
    for a blank line."""
    if not _is_wrapped(lines, widest):
        return list(lines)
    width = max(map(len, lines))
    joined: list[str] = []
    open_line = False
    for line in lines:
        if open_line and line:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        open_line = len(line) >= _FULL * width
    return joined


def _joins_previous(previous: str, line: str) -> bool:
    last = previous.rpartition("\n")[2]
    return last.endswith(":") or (is_list_item(line) and (is_list_item(last) or is_sentence(last)))


def _join_short(lines: Sequence[str]) -> list[str]:
    """Short lines joined to a neighbour by a line break: items to the list they continue, headings to what follows."""
    joined: list[str] = []
    waiting = ""
    for line in lines:
        fits = bool(joined) and len(joined[-1]) + len(line) < LONGEST
        if not waiting and fits and _is_short(line) and _joins_previous(joined[-1], line):
            joined[-1] = f"{joined[-1]}\n{line}"
        elif _is_short(line) and len(waiting) + len(line) < LONGEST:
            waiting = f"{waiting}\n{line}" if waiting else line
        elif waiting:
            joined.append(f"{waiting}\n{line}")
            waiting = ""
        else:
            joined.append(line)
    if waiting and joined:
        joined[-1] = f"{joined[-1]}\n{waiting}"
    elif waiting:
        joined.append(waiting)
    return joined


def _cut_at_words(text: str) -> list[str]:
    """A sentence longer than a paragraph may be, cut between words; it is a list or a table without punctuation."""
    parts: list[str] = []
    while len(text) > LONGEST:
        cut = max(text.rfind(" ", 0, LONGEST), text.rfind("\n", 0, LONGEST))
        if cut <= 0:
            break
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text]


def _parts(text: str, starts: Sequence[int], wanted: int) -> list[str]:
    """The text cut into so many parts of about one length, or fewer, at the sentence beginnings nearest to that."""
    targets = (len(text) * number / wanted for number in range(1, wanted))
    cuts = {min(starts, key=lambda start: abs(start - target)) for target in targets}
    edges = [0, *sorted(cuts), len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]


def _split_long(text: str, language: str) -> list[str]:
    if len(text) <= LONGEST:
        return [text]
    starts = [span.start for span in sentence_spans(text, language)][1:]
    fewest = -(-len(text) // LONGEST)
    parts = [text]
    # Sentences are of uneven length, so that the fewest parts may not fit where one or two more do.
    for wanted in range(fewest, fewest + 4) if starts else ():
        parts = _parts(text, starts, wanted)
        if max(map(len, parts)) <= LONGEST:
            break
    return [piece for part in parts for piece in _cut_at_words(part)]


def _without_lost_calls(text: str, language: str) -> str:
    spans = sentence_spans(text, language)
    calls = [span for span in spans if is_lost_call(span.of(text))]
    for span in reversed(calls):
        text = f"{text[: span.start]}{text[span.end :].lstrip()}"
    return text.strip()


def split_paragraphs(text: str, language: str) -> tuple[str, ...]:
    """The paragraphs of a text whose lines are its paragraphs, or which is one long line, without inline furniture.

    Lines under 40 characters that are no sentence join a neighbour (a line break stays between them); paragraphs over
    1,200 characters are split between sentences. A single word of more than 1,200 characters stays whole.
    """
    lines = (_without_lost_calls(without_inline_clutter(line), language) for line in text.splitlines())
    joined = _join_short([line for line in lines if line])
    return tuple(part for paragraph in joined for part in _split_long(paragraph, language) if part)
