"""Words in a script that the language of the translation does not use.

Foreign writing is right beside its rendering ("Weibo (微博)"), in quotation marks, as the name of
a language, and in a name that the source has in that script too. Greek letters are mathematics
unless there are many of them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import regex

from mtqa.text import scripts
from mtqa.text.relative_time import UNIT, load_grammar
from mtqa.types import UNDETERMINED, Hit, Kind, Region, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

RESIDUE = "untranslated/script"

_SCANNED = 20_000
_SHORTEST, _SHORTEST_GREEK = 2, 12
_THROUGHOUT = 0.2
_FEW = 3
_GLOSS_WORDS = 3
_LINE = 200
_SAMPLED, _SAMPLED_LETTERS = 500, 16
_BEYOND_LATIN = re.compile(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c80-\u2dff\u3005-\ua71f\ua800-\ud7ff\uf900-\ufefc\uff66-\uffdc"
    "\U00010000-\U0003ffff]"
)
"""Where there are letters that are not Latin: blocks, for a search over them is the fastest."""

_LATIN_WORD = regex.compile(r"\p{Latin}{2,}")
_PAIR = regex.compile(
    r"\([^()]{1,200}\)|（[^（）]{1,200}）|\[[^\[\]]{1,200}\]|【[^【】]{1,200}】|《[^《》]{1,200}》"
    r"|「[^「」]{1,200}」|『[^『』]{1,200}』|“[^“”]{1,200}”|„[^„“”]{1,200}[“”]|«[^«»]{1,200}»"
    r"|»[^«»]{1,200}«|\"[^\"]{1,200}\"|‘[^‘’]{1,200}’(?!\w)|‚[^‚‘’]{1,200}[‘’]"
    r"|(?<!\w)'[^']{1,200}'(?!\w)"
)
_OPENED = regex.compile(r"\S.*[(（\[【]([^()（）\[\]【】]{0,60})$")
_AFTER_NAME = regex.compile(r"\p{Lu}[\p{L}'’-]*[ ,]{1,2}$")
_BESIDE = regex.compile(r"\s*(?:$|[/|·,;:.!?)\]–—-])")


def residue(units: Iterable[Unit], context: Context, done: frozenset[str]) -> Iterator[Hit]:
    """One hit for each run of foreign letters, none in the units named in `done`.

    None at all where most of the text is foreign: then the whole of it is in another language.
    """
    pattern = _foreign(context.target.language)
    if pattern is None or _mostly_foreign(context):
        return
    hits: list[Hit] = []
    judged = 0
    for unit in units:
        if unit.target is None or unit.id in done:
            continue
        judged += 1
        for start, end in _runs(unit.target, unit.source, context, pattern):
            hits.append(Hit(RESIDUE, unit.id, Span(Side.TARGET, start, end)))
    mild = context.source is None and _throughout(hits, judged)
    for hit in hits:
        yield Hit(hit.code, hit.unit, hit.span, severity=Severity.MINOR) if mild else hit


def _mostly_foreign(context: Context) -> bool:
    sample = "\n".join(segment.text[:_LINE] for segment in context.target.segments[:_SAMPLED])
    main = next(iter(scripts.shares(sample)), "Latn")
    enough = sum(map(str.isalpha, sample)) >= _SAMPLED_LETTERS
    return enough and main not in used_scripts(context.target.language) | {"Latn"}


def _throughout(hits: list[Hit], units: int) -> bool:
    """Whether so many units have foreign letters that the text may be about a language."""
    return len(hits) > _FEW and len({hit.unit for hit in hits}) > _THROUGHOUT * units


def _runs(
    segment: Segment, source: Segment | None, context: Context, pattern: regex.Pattern[str]
) -> Iterator[tuple[int, int]]:
    if _BEYOND_LATIN.search(segment.text) is None or pattern.search(segment.text) is None:
        return
    if context.target.blocks[segment.block].language is not None:
        return
    comment = segment.region is Region.FURNITURE and segment.kind is Kind.PROSE
    if source is None and comment:
        return
    text = segment.text[:_SCANNED]
    pairs = _pairs(text)
    for match in pattern.finditer(text):
        start, end = match.span()
        if not (
            _too_short(match[0])
            or any(i.start < end and start < i.end for i in segment.inlines)
            or _glued_to_latin(text, start, end)
            or _set_apart(text, start, end, pairs)
            or match[0].lower() in _facts()["autonyms"]
            or _is_name(segment, source, start, end, context)
            or _is_time(segment, start, end, context)
        ):
            yield start, end


def _too_short(run: str) -> bool:
    greek = scripts.script(run[0]) == "Grek"
    return sum(map(str.isalpha, run)) < (_SHORTEST_GREEK if greek else _SHORTEST)


def _glued_to_latin(text: str, start: int, end: int) -> bool:
    """Letters of alphabets that look like Latin ones inside a Latin word, and handles."""
    before, after = text[start - 1 : start], text[end : end + 1]
    alphabet = scripts.script(text[start]) in {"Cyrl", "Grek"}
    latin = any(scripts.script(character) == "Latn" for character in before + after)
    return before in {"@", "#", "_"} or (alphabet and latin)


def _pairs(text: str) -> list[tuple[int, int]]:
    """What stands in brackets and quotation marks."""
    return [match.span() for match in _PAIR.finditer(text)]


def set_apart(text: str, start: int, end: int) -> bool:
    """Whether brackets, quotation marks or a slash show that a word is meant to be foreign."""
    return any(left < start and end < right for left, right in _pairs(text)) or "/" in (
        text[max(0, start - 2) : start] + text[end : end + 2]
    )


def _set_apart(text: str, start: int, end: int, pairs: list[tuple[int, int]]) -> bool:
    """Whether brackets, quotation marks or a slash show that the writing is meant to be foreign."""
    place = bisect_right(pairs, (start, len(text))) - 1
    if place >= 0 and pairs[place][1] >= end:
        left, right = pairs[place]
        words = len(_LATIN_WORD.findall(text[left:right]))
        whole = right - left >= len(text.strip(".!?。！？ "))
        if not whole and words <= (_GLOSS_WORDS if text[left] in "([（【" else 0):
            return True
    opened = _OPENED.search(text[max(0, start - _LINE) : start])
    if opened and len(_LATIN_WORD.findall(opened[1])) <= _GLOSS_WORDS:
        return True
    beside = text[max(0, start - 2) : start] + text[end : end + 2]
    return "/" in beside


def _is_name(
    segment: Segment, source: Segment | None, start: int, end: int, context: Context
) -> bool:
    """Whether it is the name of somebody or something, which is left in its own writing."""
    text = segment.text
    if segment.kind is Kind.METADATA and not text[:start].strip() and text[end:].strip():
        return True
    if source is not None and context.source is not None:
        foreign = _foreign(context.source.language)
        return text[start:end] in source.text and (
            foreign is None or foreign.search(text[start:end]) is not None
        )
    before = text[max(0, start - 40) : start]
    return bool(_AFTER_NAME.search(before) and _BESIDE.match(text, end))


def _is_time(segment: Segment, start: int, end: int, context: Context) -> bool:
    """Whether it is part of a relative time, which has a check of its own."""
    if segment.kind is not Kind.METADATA or context.source is None:
        return False
    grammar = load_grammar(context.source.language)
    return grammar is not None and any(
        chain[0].start <= start and end <= chain[-1].end and any(w.kind == UNIT for w in chain)
        for chain in grammar.chains(segment.text[:_SCANNED])
    )


@cache
def _foreign(language: str) -> regex.Pattern[str] | None:
    """Matches a run of letters of scripts that a language does not use, with what joins them."""
    if language == UNDETERMINED:
        return None
    own = used_scripts(language)
    names = [name for code, name in _facts()["scripts"].items() if code not in own]
    letters = "".join(rf"\p{{{name}}}" for name in names)
    run = rf"[{letters}][{letters}\p{{M}}]*"
    return regex.compile(rf"{run}(?:[\s\d・·、，。：:；！？…,.-]{{0,3}}{run})*")


def used_scripts(language: str) -> frozenset[str]:
    """The scripts of a language, as ISO 15924 codes; Latin where none is known."""
    base = language.partition("-")[0].lower()
    written: dict[str, list[str]] = scripts.facts()["languages"]
    together: dict[str, list[str]] = _facts()["together"]
    found = {code for code, languages in written.items() if base in languages}
    return frozenset(part for code in found or {"Latn"} for part in together.get(code, [code]))


@cache
def _facts() -> dict[str, Any]:
    text = files("mtqa.checks.untranslated").joinpath("residue.toml").read_text("utf-8")
    return tomllib.loads(text)
