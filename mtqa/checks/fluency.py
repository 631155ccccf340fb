"""Finds words that no native writer would have put there, by the model of fluency.

Only what is far beyond native text of the language is reported, at most one place in a segment:
what the model is less sure of goes into the score `fluency`. Headings, labels and captions, code,
links, quotations, names and numbers are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mtqa.text import words
from mtqa.text.lexicon import frequencies
from mtqa.types import Check, Code, Example, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

GRAMMAR, AWKWARD = "fluency/grammar", "fluency/awkward"

FEWEST = 5
"""Words that a segment has at least: less is a label or an exclamation."""

LEAST = 0.65
"""The least probability of an error, whatever the language."""

UNUSUAL = 3.0
"""The percentile of native sentences under which a sentence must be."""

NEAR = 0.5
"""Neighbours that have this share of the worst word's error belong to the same fault."""

STRETCH = 2
"""A fault of more words than this is one of wording, not of a form."""

_QUOTED = re.compile(r"[„“\"«»‚‘「『‹][^„“”\"«»‘’」』›]{2,}[“”\"»«’」』›]")
_NO_WORD = re.compile(r"[\d@/_\\<>{}=#&]|^[^\w]+$")


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """At most one hit for a unit, on its worst words."""
    fluency = context.fluency
    if fluency is None or fluency.threshold is None:
        return
    least = max(fluency.threshold, LEAST)
    segments = {u.id: u.target for u in units if u.target and words.count(u.target.text) >= FEWEST}
    found = fluency.of([segment.text for segment in segments.values()])
    for (unit, segment), one in zip(segments.items(), found, strict=True):
        if one.percentile is not None and one.percentile < UNUSUAL:
            yield from _hit(unit, segment, _errors(segment.text, one.tokens), least)


def _errors(text: str, tokens: Any) -> list[tuple[int, int, float]]:
    """The words of a text (start, end) with the errors of their worst tokens."""
    found: list[tuple[int, int, float]] = []
    for token in tokens:
        if found and text[found[-1][1] : token.start] == "" and text[token.start].isalnum():
            start, _, error = found.pop()
            found.append((start, token.end, max(error, token.error)))
        else:
            found.append((token.start, token.end, token.error))
    return found


def _hit(
    unit: str, segment: Segment, errors: list[tuple[int, int, float]], least: float
) -> Iterator[Hit]:
    able = [place for place, word in enumerate(errors) if _ordinary(segment, *word[:2])]
    if not able:
        return
    worst = max(able, key=lambda place: errors[place][2])
    if errors[worst][2] < least:
        return
    first = last = worst
    limit = NEAR * errors[worst][2]
    while first > 0 and errors[first - 1][2] >= limit:
        first -= 1
    while last < len(errors) - 1 and errors[last + 1][2] >= limit:
        last += 1
    code = GRAMMAR if last - first < STRETCH else AWKWARD
    span = Span(Side.TARGET, errors[first][0], errors[last][1])
    yield Hit(code, unit, span, confidence=round(errors[worst][2], 2))


def _ordinary(segment: Segment, start: int, end: int) -> bool:
    """Whether a word is one of the language, not a name, a number, code or a quotation."""
    word = segment.text[start:end]
    if _NO_WORD.search(word):
        return False
    marked = [(inline.start, inline.end) for inline in segment.inlines]
    quoted = [match.span() for match in _QUOTED.finditer(segment.text)]
    if any(a < end and start < b for a, b in (*marked, *quoted)):
        return False
    known = frequencies(segment.language)
    return not word[:1].isupper() or start == 0 or not known or word.lower() in known


CHECK = Check(
    codes={
        GRAMMAR: Code(
            category="linguistic-conventions/grammar",
            severity=Severity.MINOR,
            message="“{quote}” does not fit into this sentence",
            why="A form, a particle or a word is wrong where it stands: hardly any native sentence"
            " looks like this one to a model that was trained to tell them from faulty ones.",
            examples=(
                Example(
                    "Der Autor arbeitet seit Jahren an der ⟦aufanalysierenAnalyse⟧ von großen"
                    " Märkten.",
                    "de",
                ),
                Example(
                    "Il governo ha deciso ieri ⟦the⟧ bilancio per il prossimo anno in parlamento.",
                    "it",
                ),
                Example("Rząd przyjął wczoraj ⟦the⟧ budżet na przyszły rok i nowe przepisy.", "pl"),
                Example("Das Museum am Hafen ist heute wegen eines Festes geschlossen.", "de"),
                Example(
                    "Er sagte: „The committee has decided to leave.“ Danach ging er nach Hause.",
                    "de",
                ),
            ),
        ),
        AWKWARD: Code(
            category="style/awkward",
            severity=Severity.MINOR,
            message="“{quote}” is no natural wording",
            why="Several words in a row read as if they were put together word by word: hardly any"
            " native sentence looks like this to a model that was trained to tell them apart.",
            examples=(
                Example(
                    "Heute der Mann im Garten mit gestern ⟦Nachbarn den the⟧ gegessen Apfel haben"
                    " viele wollen.",
                    "de",
                ),
                Example(
                    "Gestern der Mann im Garten mit heute ⟦Nachbarn den the⟧ gegessen Apfel haben"
                    " viele wollen.",
                    "de",
                ),
                Example("Wir haben gestern mit den Nachbarn im Garten gegessen.", "de"),
                Example(
                    "The members of the Deutsche Bundesbank met in Frankfurt on Monday morning.",
                    "en",
                ),
            ),
        ),
    },
    find=find,
    kinds=frozenset({Kind.PROSE}),
    needs_model=True,
)
