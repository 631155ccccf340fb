"""Forms of a word that break agreement or government, from dictionaries of single languages.

Russian and Ukrainian by pymorphy3 (MIT; OpenCorpora and VESUM dictionaries), Polish by Morfeusz 2
with SGJP (BSD): what is offered differs in number, gender, person or case and in nothing else, so
that a change of tense, which leaves a good sentence, is never taken for a fault.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_SAME = ("POS", "tense", "mood", "aspect", "voice", "involvement", "transitivity")
_FREE = ("number", "gender", "person", "case")
_SURE = 0.7

_POLISH = {
    "subst": ("case",),
    "adj": ("number", "case", "gender"),
    "ppas": ("number", "case", "gender"),
    "pact": ("number", "case", "gender"),
    "fin": ("number", "person"),
    "praet": ("number", "gender"),
}
"""The classes of Morfeusz that are changed, and what must differ in one of these."""

_FIELDS = {
    "subst": ("number", "case", "gender"),
    "adj": ("number", "case", "gender", "degree"),
    "ppas": ("number", "case", "gender"),
    "pact": ("number", "case", "gender"),
    "fin": ("number", "person", "aspect"),
    "praet": ("number", "gender", "aspect"),
}


def breaking_forms(language: str, form: str) -> list[str]:
    """Other forms of the word, in lower case; empty if the dictionary is not sure what it is."""
    provider = _PROVIDERS.get(language)
    return list(provider(form.lower(), language)) if provider else []


@cache
def _slavic(form: str, language: str) -> tuple[str, ...]:
    analyses = _pymorphy(language).parse(form)
    words = {(found.normal_form, str(found.tag.POS)) for found in analyses}
    sure = len(words) == 1 or analyses[0].score > _SURE
    if not sure or not analyses[0].is_known:
        return ()
    noun = analyses[0].tag.POS == "NOUN"
    readings = {tuple(getattr(a.tag, name) for name in _FREE) for a in analyses}
    forms = {}
    for other in analyses[0].lexeme:
        alike = all(getattr(other.tag, n) == getattr(analyses[0].tag, n) for n in _SAME)
        reading = tuple(getattr(other.tag, name) for name in _FREE)
        cases = {case for *_, case in readings}
        wrong = reading[3] not in cases if noun else reading not in readings
        if alike and wrong:
            forms[other.word] = None
    return tuple(word for word in forms if word != form)


@cache
def _polish(form: str, _language: str) -> tuple[str, ...]:
    found = _morfeusz().analyse(form)
    classes = {reading[2].partition(":")[0] for _, _, reading in found} - {"adjp"}
    # Most adjectives are listed as nouns, too.
    kind = "adj" if classes == {"adj", "subst"} else min(classes) if len(classes) == 1 else ""
    if kind not in _POLISH or any(end - start != 1 or start for start, end, _ in found):
        return ()
    readings = [reading for _, _, reading in found if reading[2].startswith(kind + ":")]
    ours = [_fields(kind, reading[2]) for reading in readings]
    forms = {}
    for word, _, tag, *_ in _morfeusz().generate(readings[0][1].partition(":")[0]):
        theirs = _fields(kind, tag) if tag.partition(":")[0] == kind else None
        if word != form and word.islower() and theirs and _all_differ(kind, ours, theirs):
            forms[word] = None
    return tuple(forms)


def _all_differ(
    kind: str, ours: list[dict[str, frozenset[str]]], theirs: dict[str, frozenset[str]]
) -> bool:
    """No reading of our form allows what theirs says."""
    fixed = {"degree", "aspect"} & theirs.keys()
    return all(
        all(one[name] & theirs[name] for name in fixed & one.keys())
        and any(not one[name] & theirs[name] for name in _POLISH[kind])
        for one in ours
    )


def _fields(kind: str, tag: str) -> dict[str, frozenset[str]]:
    values = (frozenset(value.split(".")) for value in tag.split(":")[1:])
    return dict(zip(_FIELDS[kind], values, strict=False))


@cache
def _pymorphy(language: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@cache
def _morfeusz() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz()


_PROVIDERS: dict[str, Callable[[str, str], tuple[str, ...]]] = {
    "ru": _slavic,
    "uk": _slavic,
    "pl": _polish,
}
