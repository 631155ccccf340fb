"""Lines that tell something about an article or a comment instead of belonging to its text.

The tests look at signs that a translation keeps (digits, names, handles) and at the words of
`page.toml` in all languages at once. They look at short lines only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from mtqa.text.inlines import LINK
from mtqa.text.page import ENDS, LONGEST, any_of, page_set, share_bar, tags, words

_NUMERIC_DATE = re.compile(
    r"\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}\s?[日일.]?"
    r"|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})(?!\d)"
)
_YEAR = re.compile(r"\d{4}")
_LAST_NUMBER = re.compile(r"(?P<before>.*?)(?<!\d)\d{1,3}\+?(?P<after>\D*)", re.DOTALL)
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_HANDLE = re.compile(r"\S*@\S+|#\w+")
_SEPARATORS = re.compile(r"[\s,，、;；|/／·•:：()（）\[\]–—-]+")
_PARTS = re.compile(r"\s*[·|•]\s*|\s+[–—]\s+")
_SENTENCE = re.compile(r"[!?。！？，；：]|:(?=\s|\Z)|[^\W\d_]{3,}\.")
_YEAR_UNITS = re.compile(
    r"jahr|year|\bans?\b|año|\bann[io]\b|\banos?\b|jaar|\blata?\b|\brok\b|лет|год|[年년]"
)


@cache
def _ago_words() -> tuple[frozenset[str], frozenset[str]]:
    """Markers and units of all languages."""
    table = words()["ago"]
    markers, units = (
        frozenset(word.rstrip(".") for language in table[key].values() for word in language)
        for key in ("markers", "units")
    )
    return markers, units


def _name_before_time(line: str) -> str | None:
    """What stands before "4 hours ago" at the end of a line; None if it does not end so. The
    marker may be before the number, between number and unit, or last, with spaces or without.
    """
    match = _LAST_NUMBER.fullmatch(line.strip().casefold())
    if match is None:
        return None
    markers, units = _ago_words()
    before, after = match["before"].rstrip(), _without_reply(match["after"])
    name = line.strip()[: len(before)]
    if after in units:
        return next((name[: -len(m)] for m in markers if _ends_in(before, m)), None)
    for place in range(1, len(after)):
        left, right = after[:place].rstrip(), after[place:].lstrip()
        if (left in units and right in markers) or (left in markers and right in units):
            return name
    return None


def _without_reply(text: str) -> str:
    text = text.strip(" .·|•。")
    for word in page_set("replies", "words"):
        if text.endswith(word) and len(text) > len(word):
            return text.removesuffix(word).strip(" .·|•。")
    return text


def _ends_in(text: str, word: str) -> bool:
    before = text.removesuffix(word)[-1:]
    return text.endswith(word) and not (before.isalpha() and word.isascii())


@cache
def _named_date() -> re.Pattern[str]:
    month = f"(?:{any_of(words()['months'])})"
    return re.compile(
        rf"\d{{1,2}}(?:\.|er|º|\.º|st|nd|rd|th)?\s*(?:de\s+)?{month}\.?,?\s+(?:de\s+)?"
        rf"\d{{4}}|{month}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
        re.IGNORECASE,
    )


def _date(line: str) -> re.Match[str] | None:
    numeric = _NUMERIC_DATE.search(line)
    return numeric or (_named_date().search(line) if _YEAR.search(line) else None)


def comment_time(line: str) -> bool:
    """Whether a line is the head of a comment: a name, or none, and how long ago it was. Years
    count only without a name, or with a comma after it: "Moon landing 50 years ago" is a title.
    """
    if len(line) > LONGEST:
        return False
    before = _name_before_time(line)
    if before is None:
        return False
    name = before.rstrip()
    bare = name.rstrip(",，·|•–—-(")
    if bare and bare == name and _YEAR_UNITS.search(line[len(before) :].casefold()):
        return False
    return _is_name(bare)


def bare_time(line: str) -> bool:
    """Whether a line is nothing but how long ago something was."""
    return len(line) <= LONGEST and _name_before_time(line) == ""


def _is_name(text: str) -> bool:
    """Nothing, one word, or up to four words that begin like those of a name."""
    parts = text.split()
    if len(parts) > 4 or len(text) > 40 or _SENTENCE.search(text):
        return False
    return len(parts) == 1 or all(map(_is_name_part, parts))


def _is_name_part(part: str) -> bool:
    first = part[0]
    return (
        not first.isalpha()
        or first.isupper()
        or "@" in part
        or (first.upper() == first.lower() and len(part) <= 10)
    )


def is_metadata(line: str) -> bool:
    """Whether a line tells something about the article or a comment instead of belonging to its
    text: its date, author, address, share buttons, reading time, or how often it was seen.
    """
    if len(line) > LONGEST:
        return False
    if not any(map(str.isalnum, line)):
        return True
    tokens = line.split()
    if all(_HANDLE.fullmatch(token) or LINK.fullmatch(token) for token in tokens):
        return True
    if share_bar(line) or tags(line) or _alone(line):
        return True
    parts = [part for part in _PARTS.split(line) if part]
    telling = [part for part in parts if _alone(part)]
    return bool(telling) and all(_is_name(part) for part in parts if part not in telling)


def _alone(part: str) -> bool:
    return _byline(part) or _dateline(part) or _measure(part)


def _byline(line: str) -> bool:
    match = _author().match(line)
    if match is None or line[-1] in ENDS:
        return False
    name = match["name"]
    if name[0].upper() == name[0].lower():
        return len(name) <= (10 if match["mark"] else 4 * match["gap"].count(" "))
    return _is_name(name) and len(name.split()) >= (1 if match["mark"] else 2)


@cache
def _author() -> re.Pattern[str]:
    prefix = any_of({"": words()["byline"]["prefixes"]})
    return re.compile(
        rf"(?:{prefix})(?P<gap>\s*)(?P<mark>[:：／/|]?)(?<![^\W\d_])\s*(?P<name>\S.*)", re.I
    )


def _dateline(line: str) -> bool:
    """A date or a time of day with nothing beside it but a name and words that go with dates."""
    match = _date(line) or _TIME.search(line)
    line = line.rstrip()
    if match is None or (line[-1] in ENDS and match.end() < len(line) - 1):
        return False
    rest = _TIME.sub(" ", f"{line[: match.start()]} {line[match.end() :]}")
    known = page_set("byline", "dates") | page_set("byline", "prefixes")
    parts = [part.strip(".") for part in _SEPARATORS.split(rest) if any(map(str.isalnum, part))]
    other = [part for part in parts if part.casefold() not in known]
    if not other:
        return True
    touching = line[: match.start()][-1:] + line[match.end() :][:1]
    before = line[: match.start()].casefold().split() or [""]
    governed = parts[0] == other[0] and before[-1] in page_set("byline", "prepositions")
    if match.re is _TIME or governed or any(map(_is_han, touching)):
        return False
    return len(other) <= 4 and _is_name(" ".join(other))


def _is_han(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK")


def _measure(line: str) -> bool:
    """A reading time or a count."""
    if len(line) > 40 or not any(map(str.isdigit, line)):
        return False
    lowered = line.casefold().strip()
    if any(word in lowered for table in words()["reading_time"].values() for word in table):
        return True
    counted = re.fullmatch(
        r"[\d.,]+\s*[km萬万천만]?\s*(\D+)|(\D+?)[\s:：]*[\d.,]+[km萬万]?", lowered
    )
    return counted is not None and (counted[1] or counted[2]).strip(" :：") in page_set(
        "counts", "words"
    )
