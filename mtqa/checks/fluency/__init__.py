"""Finds words that no native writer would have put there, by the model of fluency.

Only what is far beyond native text of the language is reported, at most one place in a segment;
what the model is less sure of goes into the scores. Headings, labels and captions, code, links,
quotations, names and numbers are left alone, and so are words on which another check says more.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mtqa.checks.fluency._words import ordinary, words_of
from mtqa.text import words
from mtqa.types import Check, Code, Example, Hit, Kind, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.checks.fluency._words import Word
    from mtqa.models._fluency import SentenceFluency
    from mtqa.types import Context, Segment, Unit

GRAMMAR, AWKWARD = "fluency/grammar", "fluency/awkward"

_FEWEST, _MOST = 5, 80
"""Words of a segment: less is a label or an exclamation, more is no sentence."""

_PERCENTILE = 1.0
"""The share of native sentences, in percent, that may be less fluent."""

_FAR, _RELIEF = -1.4, 0.25
"""Where the sentence as a whole is this far from native text (-1: one in a hundred is further), its
worst word need be only so much as probably wrong as elsewhere.
"""

_NEAR = 0.6
"""Neighbours that are wrong with this share of the worst word's probability belong to its fault."""

_STRETCH = 2
"""A fault of more words than this is one of wording, not of a form."""

_PROSE = 0.7
"""Share of a sentence's letters that must stand in prose of its own, not in names or quotations."""


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """At most one hit for a unit, on its worst words."""
    fluency = context.fluency
    if fluency is None or fluency.calibrated_on is None:
        return
    least = float(context.options["probability"])
    able = [(unit, unit.target) for unit in units if unit.target and _sentence(unit.target.text)]
    found = fluency.of([segment.text for _, segment in able])
    for (unit, segment), one in zip(able, found, strict=True):
        if one.percentile is not None and one.percentile <= _PERCENTILE:
            enough = least * (_RELIEF if one.value < _FAR else 1)
            worst = _worst(segment, one, enough, context.target.raw.text)
            if worst and not _kept(unit, worst):
                yield _hit(unit, worst, one.percentile, fluency.calibrated_on)


def _sentence(text: str) -> bool:
    return _FEWEST <= words.count(text) <= _MOST


def _worst(
    segment: Segment, fluency: SentenceFluency, least: float, raw: str = ""
) -> Sequence[Word]:
    """The worst word and its bad neighbours; empty if it is not bad enough, or none of the
    language: what surrounds a name or a quotation looks odd through no fault of its own.
    """
    found = words_of(segment.text, segment.language, fluency)
    own = ordinary(segment, found, raw)
    able = [place for place, judged in enumerate(own) if judged]
    letters = sum(found[place].end - found[place].start for place in able)
    if not able or letters < _PROSE * sum(word.end - word.start for word in found):
        return ()
    worst = max(range(len(found)), key=lambda place: found[place].error)
    if not own[worst] or found[worst].error < least:
        return ()
    first = last = worst
    limit = _NEAR * found[worst].error
    while first > 0 and own[first - 1] and found[first - 1].error >= limit:
        first -= 1
    while last < len(found) - 1 and own[last + 1] and found[last + 1].error >= limit:
        last += 1
    return found[first : last + 1]


def _kept(unit: Unit, worst: Sequence[Word]) -> bool:
    """Whether the words stand in the source, too: the check `untranslated` tells oversight from
    intention.
    """
    if unit.source is None or unit.target is None:
        return False
    theirs = set(words.lowered(unit.source.text))
    forms = (unit.target.text[word.start : word.end].lower() for word in worst)
    return all(form in theirs for form in forms)


def _hit(unit: Unit, worst: Sequence[Word], percentile: float, native: str) -> Hit:
    error = max(word.error for word in worst)
    return Hit(
        GRAMMAR if len(worst) <= _STRETCH else AWKWARD,
        unit.id,
        Span(Side.TARGET, worst[0].start, worst[-1].end),
        detail={"share": f"{min(100 - percentile, 99.9):.1f}", "native": _native(native)},
        confidence=round(error, 2),
    )


@cache
def _native(language: str) -> str:
    """Says "native German", or "native" where that of all languages had to do."""
    from babel import Locale

    return f"native {Locale('en').languages.get(language, '')}".rstrip()


_WHY = (
    "Hardly any native sentence looks like this one to a model that was trained to tell native text"
    " from faulty text"
)
CHECK = Check(
    codes={
        GRAMMAR: Code(
            category="linguistic-conventions/grammar",
            severity=Severity.MINOR,
            message="“{quote}” reads like no native text: less fluent than {share} % of"
            " {native} sentences of its length",
            why=f"{_WHY}: a form, a particle or a word is probably wrong where it stands.",
            examples=(
                Example(
                    "Il governo ha deciso ieri ⟦the⟧ bilancio per il prossimo anno in parlamento.",
                    "it",
                ),
                Example("Rząd przyjął wczoraj ⟦the⟧ budżet na przyszły rok i nowe przepisy.", "pl"),
                Example("Le gouvernement a décidé hier ⟦the⟧ budget pour l'année prochaine.", "fr"),
                Example("El museo está cerrado hoy por una ⟦because⟧ fiesta muy grande.", "es"),
                Example("The museum at the harbour is closed today ⟦weil⟧ of a festival.", "en"),
                Example("Das Museum am Hafen ist heute wegen eines Festes geschlossen.", "de"),
                Example(
                    "Er sagte: „The committee has decided to leave.“ Danach ging er nach Hause.",
                    "de",
                ),
                Example("El museo del puerto está cerrado hoy por una fiesta muy grande.", "es"),
                Example("Poszli dalej wolniutko, wolniutko, jak gdyby nigdy nic.", "pl"),
            ),
        ),
        AWKWARD: Code(
            category="style/awkward",
            severity=Severity.MINOR,
            message="“{quote}” reads like no native text: less fluent than {share} % of"
            " {native} sentences of its length",
            why=f"{_WHY}: several words in a row read as if they were put together one by one.",
            examples=(
                Example("Hemos comido ⟦the of with⟧ vecinos en el jardín de la casa.", "es"),
                Example("Wczoraj jedliśmy ⟦the of with⟧ sąsiadami w ogrodzie.", "pl"),
                Example("Wir haben gestern ⟦the of with⟧ Nachbarn im Garten gegessen.", "de"),
                Example("Abbiamo mangiato ⟦the of with⟧ vicini nel giardino ieri sera.", "it"),
                Example("Hier, nous avons mangé avec les voisins dans le jardin.", "fr"),
                Example("Ieri abbiamo mangiato le mele in giardino con i vicini.", "it"),
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
    gives_way=True,
    options={
        "probability": Option(
            default=0.85,
            says="How probable it must be that a word is wrong; lower finds more, surely or not.",
            example="probability = 0.6",
        )
    },
)
