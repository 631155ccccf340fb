"""What a text ends in, and which ends mean the same in two languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.prose import base

if TYPE_CHECKING:
    from mtqa.types import Segment

LONGEST_LABEL = 60
"""Characters of a line that may be a button or a heading."""

_TAIL = 80
_CLOSERS = re.compile(r"[\s\"'”’“‘„‚»«›‹」』《》〉)）\]］}｝】]*\Z")
_QUOTES = re.compile("[\"'”’“‘„‚»«›‹」』》〉]")
_UNREADABLE = frozenset({"code", "url"})
_DASH = re.compile(r"[-–—]\Z")
_LAST_WORD = re.compile(r"[^\s(（]{1,30}\Z")
_SHORT = 5
_FEW = 2
_ANNOUNCED = re.compile(r":\s|：")
_SENTENCE = re.compile(r"[.?!。？！।؟]\s*\w")


@dataclass(frozen=True, slots=True)
class End:
    """What `text[start:end]` is: the mark at the end of a text, or the last word if it has none.

    `kind` is empty for no mark; `several`: whether a sentence ends before.
    """

    kind: str
    mark: str
    start: int
    end: int
    several: bool
    announced: bool
    """Whether a colon stands before, so that what ends here is a title or a list."""


@cache
def _facts() -> dict[str, Any]:
    text = files("mtqa.checks.end_punctuation").joinpath("marks.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _kinds(language: str) -> dict[str, str]:
    """What each mark means in a language."""
    table = {**_facts()["marks"], **_facts()["own"].get(language, {})}
    return {mark: kind for kind, marks in table.items() for mark in marks}


@cache
def _marks(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*[{re.escape(''.join(_kinds(language)))}]+\Z")


def agree(source: Segment, target: Segment) -> bool:
    """Whether two texts end alike at a glance: in marks of one kind, or both in a letter."""
    one, other = source.text[-1:], target.text[-1:]
    was = _kinds(base(source.language)).get(one, "")
    if not was:
        return one.isalnum() and other.isalnum()
    return was == _kinds(base(target.language)).get(other)


def end_of(segment: Segment) -> End | None:
    """The end of a text; None where it cannot be compared: in a quotation, in code, after an
    abbreviation, in a comma or a dash.
    """
    text, language = segment.text.rstrip(), base(segment.language)
    last = segment.inlines[-1] if segment.inlines else None
    if last is not None and last.kind in _UNREADABLE and last.end >= len(text):
        return None
    offset = max(0, len(text) - _TAIL)
    closing = _CLOSERS.search(text, offset)
    stop = closing.start() if closing else len(text)
    if _QUOTES.search(text, stop) or _DASH.search(text[offset:stop]):
        return None
    match = _marks(language).search(text[offset:stop])
    start = offset + match.start() if match else stop
    word = _LAST_WORD.search(text[offset:start])
    if word is None:
        return None
    several = _SENTENCE.search(text, 0, start) is not None
    announced = _ANNOUNCED.search(text, 0, start) is not None
    if match is None:
        return End("", "", offset + word.start(), offset + word.end(), several, announced)
    mark = match[0].strip()
    kind = "ellipsis" if mark[:2] == ".." else _kinds(language)[mark[0]]
    if kind in {"comma", "semicolon"} or (mark == "." and _abbreviated(word[0], text, language)):
        return None
    return End(kind, mark, start, stop, several, announced)


def _abbreviated(word: str, text: str, language: str) -> bool:
    """Whether the full stop after a word belongs to the word."""
    if "." in word or len(word) == 1:
        return True
    if language in _facts()["abbreviations"]:
        return word.lower() in _facts()["abbreviations"][language]
    return len(word) <= _SHORT and len(text.split(maxsplit=_FEW)) <= _FEW


def equivalent(was: End, now: End, language: str) -> bool:
    """Whether a translation may end so, where its source ends in `was`."""
    if was.kind == now.kind:
        return True
    if not now.kind and was.announced and now.announced:
        return True
    if not was.kind and (was.several or now.several):
        return True
    free = _facts()["free"].get(base(language), ())
    if "stop" in free and {was.kind, now.kind} <= {*free, ""}:
        return True
    softened = was.kind in free and now.kind in {"", "stop"}
    return softened or (was.kind == "stop" and now.kind in free)


def asks_aside(segment: Segment) -> bool:
    """Whether a sentence tells of a question ("I wondered, is he coming?"), which a translation
    may put without its mark.
    """
    patterns = _facts()["asks_aside"]
    return re.search(patterns.get(base(segment.language), "(?!)"), segment.text) is not None


def quotes(segment: Segment) -> bool:
    """Whether a text quotes somebody, so that its sentences may be put in another order."""
    return _QUOTES.search(segment.text) is not None
