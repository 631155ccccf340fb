"""Words of the source that were left inside the translation.

A word is left over if the source has it in small letters, if it is common in the source's language
and hardly known in the translation's. Names, titles and loanwords are not: what stands in quotation
marks or brackets, beside a name that both texts have, or in the list of `leftover.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from mtqa.checks.untranslated.residue import set_apart, used_scripts
from mtqa.text.lexicon import frequencies
from mtqa.text.scripts import capital_nouns
from mtqa.text.traits import MARK, NON_LATIN, traits
from mtqa.text.varieties import close
from mtqa.types import UNDETERMINED, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

LEFTOVER = "untranslated/words"

_SCANNED = 20_000
_AROUND = 40
_SURE_WORDS = 3
_SHORT = 3
_SMALL, _DOUBT = 3, 0.6
_STEM = 3
# Zipf frequencies: what an unlisted word is taken to have, what a word has at least in its own
# language, and by how much that is more than in the other; for texts in Latin letters, where
# foreign words come and go, and for others.
_LATIN, _OTHER = (2.6, 4.0, 1.2), (1.5, 3.5, 1.3)
_LETTERS = regex.compile(r"[\p{Lu}\p{Ll}]{2,}")
_LATIN_LETTERS = re.compile(r"[^\W\d_ªº²³¹¼-¾]{2,}")
"""The same for texts in Latin letters, found in a third of the time."""
_WORD = regex.compile(
    r"(?<![\p{Lu}\p{Ll}\p{M}\p{N}@#./\\:_'’&+%$<{-])(?:\p{Ll}|\p{Lu}(?=\p{Ll}))\p{Ll}+"
    r"(?![\p{Lu}\p{Ll}\p{M}\p{N}@/\\_'’&(+=>}-]|[.:]\w)"
)
_NEXT = regex.compile(r"[ \u00a0]\p{Ll}+(?![\p{L}\p{M}\p{N}'’-])")
_BEFORE = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’-])\p{Ll}+[ \u00a0]$")
_NEIGHBOUR = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")


def leftover(units: Iterable[Unit], context: Context, done: frozenset[str]) -> Iterator[Hit]:
    """One hit for each word or run of words, none in the units named in `done`.

    A single word is a minor fault, for it may be a term; several are major.
    """
    if context.source is None:
        return
    source, target = context.source.language, context.target.language
    if UNDETERMINED in (source, target) or close(source, target):
        return
    telling = _telling(source, target)
    nouns = capital_nouns(target)
    for unit in units:
        segment = unit.target
        if segment is None or unit.source is None or unit.id in done:
            continue
        text = segment.text[:_SCANNED]
        pattern = _LETTERS if traits(text) & (NON_LATIN | MARK) else _LATIN_LETTERS
        if telling.isdisjoint(
            pattern.findall(text.lower() if nouns else text[:1].lower() + text[1:])
        ):
            continue
        for start, end in _runs(segment, unit.source.text, telling, nouns=nouns):
            several = segment.text.count(" ", start, end) + 1 >= _SURE_WORDS
            severity = None if several else Severity.MINOR
            yield Hit(LEFTOVER, unit.id, Span(Side.TARGET, start, end), severity=severity)


@cache
def _telling(source: str, target: str) -> frozenset[str]:
    """The words that tell that a text is in `source` and not in `target`."""
    own, other = frequencies(source), frequencies(target)
    if not own or not other:
        return frozenset()
    unlisted, least, more = _LATIN if used_scripts(target) <= {"Latn"} else _OTHER
    stems = {word[:-cut] for word in other for cut in (1, 2) if len(word) > _STEM + cut}

    def tells(word: str, zipf: float) -> bool:
        margin = zipf - max(other.get(word, 0.0), unlisted)
        if len(word) <= _SMALL:
            return zipf >= least + 1 and margin >= more + _DOUBT
        return margin >= more and not (word[-1] in "aeio" and word[:-1] in stems)

    telling = {word for word, zipf in own.items() if zipf >= least and tells(word, zipf)}
    return frozenset(telling) - loans()


def _runs(
    segment: Segment, source: str, telling: frozenset[str], *, nouns: bool
) -> Iterator[tuple[int, int]]:
    text, last = segment.text[:_SCANNED], 0
    for match in _WORD.finditer(text):
        word = match[0]
        if match.start() < last or word.lower() not in telling:
            continue
        begins = not text[: match.start()].strip()
        if word != word.lower() and (word in source or begins == nouns):
            continue
        alone = rf"(?<![\p{{L}}\p{{N}}-]){word.lower()}(?![\p{{L}}\p{{N}}-])"
        if word.lower() not in source or not regex.search(alone, source):
            continue
        start, last = _extended(text, source, *match.span())
        if not (
            any(i.start < last and start < i.end for i in segment.inlines)
            or set_apart(text, start, last)
            or _is_loan(text[start:last])
            or _in_name(text, source, start, last)
        ):
            yield start, last


def _extended(text: str, source: str, start: int, end: int) -> tuple[int, int]:
    """The run of words around a word that the source has just so."""
    while (more := _NEXT.match(text, end)) and text[start : more.end()] in source:
        end = more.end()
    while (more := _BEFORE.search(text, max(0, start - _AROUND), start)) and text[
        more.start() : end
    ] in source:
        start = more.start()
    return start, end


def _is_loan(run: str) -> bool:
    """Whether a short run has a word that other languages take over ("in vitro")."""
    words = run.lower().split()
    return len(words) < _SURE_WORDS and not loans().isdisjoint(words)


def _in_name(text: str, source: str, start: int, end: int) -> bool:
    """Whether a run stands beside a name that the source has, too, and not beside a word that
    belongs to the translation ("Bank of England", "van Gogh and others").
    """
    before = _NEIGHBOUR.findall(text[max(0, start - _AROUND) : start])[-1:]
    after = _NEIGHBOUR.findall(text[end : end + _AROUND])[:1]
    around = [name for word in before + after if (name := word.strip("'’"))]
    kept = [word for word in around if word in source and word[0].isupper()]
    short = end - start <= _SHORT
    return bool(kept) and (short or all(word in source or word[0].isupper() for word in around))


@cache
def loans() -> frozenset[str]:
    """Words that other languages take over as they are."""
    text = files("mtqa.checks.untranslated").joinpath("leftover.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["loans"])
