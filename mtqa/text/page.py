"""The words and marks of web pages: labels, share buttons, menus, captions.

The words are those of `page.toml`, in all languages at once and broken renderings included, so
that a line and its translation get the same answer.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LONGEST = 120
"""The number of characters from which on a line is text, whatever it looks like."""

ENDS = ".!?…。！？｡；;:：,，、۔।؟"
"""What a sentence or a clause ends in."""

_GAPS = re.compile(r"[\s|/·•,、:：]+")
_CRUMBS = re.compile(r"\s*(?:[>›»|]|\s/\s)\s*")
_COUNTER = re.compile(r"^(?P<label>[^\W\d_][^\d()（）]{0,40}?)\s*[(（]\s*\d[\d.,]*\s*[)）]$")
_CLOSING = "\"'”’“‘»«›‹」』）】〉》)]}"


@cache
def words() -> dict[str, Any]:
    """The tables of `page.toml`."""
    return tomllib.loads(Path(__file__).with_name("page.toml").read_text("utf-8"))


def any_of(table: dict[str, list[str]]) -> str:
    """Alternatives for all words of a table of languages, the longest first."""
    distinct = {word for language in table.values() for word in language}
    return "|".join(map(re.escape, sorted(distinct, key=lambda word: (-len(word), word))))


@cache
def page_set(*path: str) -> frozenset[str]:
    """The words of one list of `page.toml`, named by its keys."""
    table = words()
    for key in path:
        table = table[key]
    return frozenset(table)


def share_bar(line: str) -> bool:
    """Whether a line is a row of names of social networks: "FB X YT IG"."""
    if len(line) > LONGEST:
        return False
    names = page_set("share_bar", "names")
    parts = [part for part in _GAPS.split(line.casefold()) if part]
    labelled = bool(parts) and parts[0] in page_set("labels", "share", "sure")
    found = []
    del parts[: int(labelled)]
    while parts:
        length = next((n for n in (3, 2, 1) if " ".join(parts[:n]) in names), 0)
        if not length:
            return False
        found.append(" ".join(parts[:length]))
        del parts[:length]
    telling = labelled or not page_set("share_bar", "words").issuperset(found)
    return telling and len(found) > 1


def tags(line: str) -> bool:
    """Whether a line is a label for tags with the tags after it: "Tags: AI, space". Where the
    label is likely only, there must be several short ones.
    """
    label, colon, rest = line.replace("：", ":").partition(":")
    if not colon or not rest.strip() or len(line) > LONGEST or line.rstrip()[-1] in ENDS:
        return False
    word = label.strip().casefold()
    if word in page_set("labels", "tags", "sure"):
        return True
    parts = re.split(r"[,，、#|]", rest)
    short = len(parts) > 1 and all(len(part.split()) <= 3 and len(part) < 30 for part in parts)
    return short and word in page_set("labels", "tags", "likely")


def breadcrumbs(line: str) -> bool:
    """Whether a line is a path through the pages of a site: "Home > News > Space"."""
    if len(line) > LONGEST or line[-1:] in ENDS or "«" in line:
        return False
    parts = _CRUMBS.split(line.strip())
    return len(parts) > 2 and all(part and len(part.split()) <= 4 for part in parts[:-1])


def label_group(line: str) -> tuple[str, bool] | None:
    """The group of labels (tags, share, comments, related, follow) that a line belongs to, and
    whether the word is sure to be one. The line may have a colon or a count: "Comments (10)".
    """
    counted = _COUNTER.match(line.strip())
    bare = (counted["label"] if counted else line).casefold().strip(" \t:：…#+»>›")
    return _labels().get(bare)


@cache
def _labels() -> dict[str, tuple[str, bool]]:
    groups = words()["labels"].items()
    likely = {word: (group, False) for group, table in groups for word in table["likely"]}
    return likely | {word: (group, True) for group, table in groups for word in table["sure"]}


def counter(line: str) -> bool:
    """Whether a line is up to three words and a number in brackets: "評論 (10)"."""
    match = _COUNTER.match(line.strip()) if len(line) <= 60 else None
    return match is not None and len(match["label"].split()) <= 3


def menu_word(line: str) -> bool:
    """Whether a line is a usual entry of a menu."""
    return line.casefold().strip(" \t:：»>›") in page_set("navigation", "words")


def caption(line: str) -> bool:
    """Whether a line starts as captions and credits of pictures do: "Foto: …"."""
    if len(line) > 300:
        return False
    head = re.match(
        r"\s*(?P<word>[^\s\d:：／][^:：／]{0,20}?)\s*\d{0,3}\s*(?:[:：／]|\s\|)\s*\S", line
    )
    return head is not None and head["word"].casefold() in page_set("captions", "prefixes")


def ends(line: str) -> str:
    """The punctuation mark that a line ends in, closing marks aside, or the empty string."""
    last = line.rstrip().rstrip(_CLOSING)[-1:]
    return last if last and last in ENDS else ""
