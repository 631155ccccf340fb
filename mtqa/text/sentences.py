"""Where sentences begin and end, by `sentencex`, with its known errors mended.

The splitter knows many abbreviations and never ends a sentence inside brackets; it does end one
after an ordinal number, before a lower-case word, and after abbreviations that it does not know.
It is given short windows of the text, for its time grows with the square of a text without spaces.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.text.origins import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOW = 1_000
_LATIN_NAMES = frozenset({"zh", "ja", "yue"})
_HIDDEN = re.compile(
    r"[\"“”„‟«»‹›「」『』]|(?<![^\W\d_])['‘’‚]|['‘’‚](?![^\W\d_])|[^\S\x00-\x7f](?=[^\S\x00-\x7f]?\.)"
)
"""Quotation marks; of those that are apostrophes as well, the ones not between letters. And
spaces that are not ASCII before a full stop, where sentencex panics after an abbreviation."""

_CLOSERS = "\"'”’“‘»«›‹」』）】〉》)]}*_"
_TERMINATOR = re.compile(
    rf"[。！？｡]++[{re.escape(_CLOSERS)}]*+"
    rf"|(?<![.!?…।؟])[.!?…।؟]++[{re.escape(_CLOSERS)}]*+(?:\s»)?\s++"
)
_NUMBER = re.compile(r"(?:^|[\s(])(\d{1,4})\.$")
_BEFORE_DIGIT = re.compile(r"[。！？][」』”]?(?=\d)")
_LATIN_TOKEN = re.compile(r"(?:^|[^A-Za-z.])(?:[A-Z]|[A-Z][a-z]{1,3}|(?:[A-Za-z]\.)+[A-Za-z])\.$")
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(r"((?:[^\W\d_]\.)*[^\W\d_]+)\.\Z")
_OPENING = re.compile(r"[\s\"'“”„‚‘’«»‹›「『（(\[—–-]*")
_ITEM_NUMBER = re.compile(r"\s*\d{1,3}[.．]")
_LIST_ITEM = re.compile(r"(?:[.!?…]\s+|[。！？]\s*)(\d{1,3}[.．]\s*)\Z")
_OPENED = re.compile(
    r"\s([\"'“”„‚‘’«»‹›(\[¿¡「『（《〈【]+)\Z|\s([„“‚‘«‹]\s*)\Z|"
    r"(?<=[。！？」』”…])([「『“‘（《〈]+)\Z"
)
_CLOSED = re.compile(r"\s*[\"”»›](?=\s|\Z)")
_WHOLE_BRACKET = re.compile(
    r"[.!?…。！？][\"'”’“»」』]*[)）\]]\s*(?=[^\s,.;:!?，。；：！？、)）\]])"
)


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))


def spans(text: str, tag: str) -> list[tuple[int, int]]:
    """The ranges of the sentences of a text in the language `tag`, in order, without the white
    space around them. A line end always ends a sentence.
    """
    language = tag.partition("-")[0].lower()
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            found.extend(_line_spans(text[start:end], start, language))
        start = end + 1
    return found


def _line_spans(line: str, offset: int, language: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _mended(line, _proposed(line, language), language):
        while start < end and line[start].isspace():
            start += 1
        if start == end:
            continue
        for part in _bracketed(line, start, end):
            left, right = trimmed(line, *part)
            if right > left:
                yield offset + left, offset + right
        start = end


def _proposed(line: str, language: str) -> Iterator[int]:
    """The ends of sentences that `sentencex` sees, window by window. Quotation marks are hidden
    from it, for it would keep whatever is quoted in one piece; and it does not see the end of a
    Chinese sentence before a digit.
    """
    from sentencex import get_sentence_boundaries

    last = start = searched = 0
    for end, sure in _windows(line):
        for part in get_sentence_boundaries(language, _HIDDEN.sub(" ", line[start:end])):
            boundary = start + int(part["end_index"])
            for match in _BEFORE_DIGIT.finditer(line, searched, boundary):
                if _balanced(line[last : match.end()]):
                    yield match.end()
            searched = max(boundary - 2, searched)
            if boundary < end or sure:
                yield boundary
                last = boundary
        start = end


def _windows(line: str) -> Iterator[tuple[int, bool]]:
    """Ends of windows, each with whether a sentence may end there."""
    start = 0
    while len(line) - start > _WINDOW:
        stop = start + _WINDOW
        ends = [match.end() for match in _TERMINATOR.finditer(line, start, stop)]
        if ends:
            start = ends[-1]
            yield start, True
        else:
            space = line.rfind(" ", start, stop)
            start = space + 1 if space >= start else stop
            yield start, False
    yield len(line), True


def _mended(line: str, boundaries: Iterator[int], language: str) -> Iterator[int]:
    """The boundaries that hold, each moved to where the marks around it belong."""
    last = 0
    for proposed in boundaries:
        if _plain(line, proposed):
            yield proposed
            last = proposed
            continue
        for boundary in _moved(line, last, proposed):
            if last < boundary < len(line) and not _wrong(line, last, boundary, language):
                yield boundary
                last = boundary
                break
    yield len(line)


def _plain(line: str, boundary: int) -> bool:
    """Whether nothing can be wrong with a boundary: a long word and a full stop before it, a
    capital letter after it; or a Chinese full stop between letters.
    """
    if boundary >= len(line):
        return False
    if line[boundary - 1] in "。！？":
        return line[boundary].isalnum()
    return (
        line[boundary - 1] == " "
        and line[boundary - 2 : boundary - 1] in {".", "!", "?"}
        and line[boundary - 9 : boundary - 2].isalpha()
        and line[boundary].isupper()
    )


def _moved(line: str, last: int, boundary: int) -> Iterator[int]:
    """The places where a sentence may end instead of at `boundary`, the likeliest first: behind
    a closing mark, before an opening one, before the number of a list item that follows.
    """
    if not line[boundary - 1].isspace():
        while boundary < len(line) and line[boundary] in _CLOSERS and _closes(line, boundary):
            boundary += 1
    match = _CLOSED.match(line, boundary)
    if match:
        boundary = match.end()
    floor = max(last, boundary - 12)
    match = _LIST_ITEM.search(line, floor, boundary)
    if match:
        yield match.start(1)
    match = _OPENED.search(line, floor, boundary)
    yield match.start(match.lastindex or 0) if match else boundary


def _closes(line: str, offset: int) -> bool:
    """A mark right after the end of a sentence closes, unless a letter follows it right away."""
    following = line[offset + 1 : offset + 2]
    return line[offset] not in "\"'“‘»«›‹*_" or not following.isalnum()


def _wrong(line: str, last: int, boundary: int, language: str) -> bool:
    before = line[max(last, boundary - 60) : boundary].rstrip()
    after = line[boundary : boundary + 60]
    opening = _OPENING.match(after)
    first = after[opening.end() if opening else 0 :][:1]
    if not first or first in ",;:，；：、" or not any(map(str.isalnum, before)):
        return True
    if first.islower() and not before.endswith(("。", "！", "？")):
        return True
    if before.endswith("》") or _ITEM_NUMBER.fullmatch(before):
        return True
    attribution = _facts()["attribution"].get(language)
    if attribution and before[-1] in "」』”" and re.match(attribution, after):
        return True
    return before.endswith(".") and _stop_inside(before, after, language)


def _stop_inside(before: str, after: str, language: str) -> bool:
    """Whether the full stop at the end of `before` belongs to a number or an abbreviation."""
    number = _NUMBER.search(before)
    if number:
        glued = not after[0].isalpha() and not after[0].isspace() and after[0] not in _CLOSERS
        return glued or before[: number.start(1)].strip() == "" or _ordinal(before, after, language)
    if language in _LATIN_NAMES and _LATIN_TOKEN.search(before):
        return True
    word = _ABBREVIATED.search(before[-20:])
    known = _facts()["abbreviations"]
    return word is not None and (
        word.group(1) in known["any"] or word.group(1) in known.get(language, ())
    )


def _ordinal(before: str, after: str, language: str) -> bool:
    facts = _facts()["ordinals"].get(language)
    match = re.search(r"(\w+|,|/)\s*(\d{1,2})\.$", before)
    if facts is None or match is None:
        return False
    following = _WORD.match(after.lstrip())
    return (
        (match.group(1) in {",", "/"} or match.group(1).lower() in facts["before"])
        and following is not None
        and following.group() not in facts["starters"]
    )


def _bracketed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence that opens with a whole sentence in brackets is two."""
    if line[start] in "(（[":
        left = start
        match = _WHOLE_BRACKET.search(line, left, end)
        if match and match.end() < end and _balanced(line[left : match.end()]):
            yield start, match.end()
            start = match.end()
    yield start, end


def _balanced(text: str) -> bool:
    return sum(text.count(c) for c in "(（[") == sum(text.count(c) for c in ")）]")
