"""Reads what a rule says of its target languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from mtqa.rules.matcher import Phrases
from mtqa.rules.model import ANY_LANGUAGE, RuleKind, Target
from mtqa.types import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.rules._place import Place

_UNINFLECTED = frozenset({Kind.LABEL, Kind.METADATA})


def targets(place: Place, kind: RuleKind) -> dict[str, Target]:
    """The entries of a rule's `target`; without one, an empty entry for any language. Raises
    RuleError.
    """
    if "target" not in place.value:
        return {ANY_LANGUAGE: Target(Phrases())}
    tables = place.at("target")
    if not tables.table():
        raise tables.fault("'target' names no language")
    return {tables.language(tag): _target(tables.at(tag), place, kind) for tag in tables.value}


def _target(place: Place, rule: Place, kind: RuleKind) -> Target:
    table = place.table()
    place.refuse_other_keys(kind.target_keys)
    # What asks for the right rendering need not know a wrong one.
    asking = rule.flag("required", default=False)
    needed = ("good",) if asking else kind.target_required
    place.demand(needed, f"a rule of kind {rule.value['kind']}")
    swap = _swap(place)
    bad = place.phrases("bad", "pattern") or Phrases()
    target = Target(
        bad=Phrases((*bad.literals, *swap), bad.patterns),
        good=("",) if place.flag("remove", default=False) else place.list_at("good"),
        context=place.phrases("context"),
        unless=place.phrases("unless"),
        telling=place.flag("telling", default=kind.telling),
        # A label that stands alone has no sentence that a right label could fail to fit.
        safe=place.flag(
            "safe", default=rule.flag("safe", default=rule.flag("whole", default=False))
        ),
        inflect=place.flag("inflect", default=rule.flag("inflect", default=_inflects(rule))),
        swap=swap,
        forms=place.list_at("forms"),
        slots=_slots(rule) if "forms" in table else {},
    )
    return _with_patterns(target, place, kind)


def _inflects(rule: Place) -> bool:
    """Whether a rule is about words in sentences: a label is what it is."""
    segments = rule.members("segments", Kind)
    fixed = rule.flag("whole", default=False) or rule.flag("start", default=False)
    return not fixed and not (segments is not None and segments <= _UNINFLECTED)


def _swap(place: Place) -> dict[str, str]:
    if "swap" not in place.value:
        return {}
    table = place.at("swap")
    return {wrong: table.at(wrong).text() for wrong in table.table()}


def _slots(rule: Place) -> Mapping[str, tuple[str, ...]]:
    if "slots" not in rule.value:
        return {}
    table = rule.at("slots")
    return {name: table.at(name).strings() for name in table.table()}


def _with_patterns(target: Target, place: Place, kind: RuleKind) -> Target:
    """The target with the patterns of its forms, after a look whether all can be filled in."""
    for form in target.forms:
        for slot in regex.findall(r"\{(\w*)\}", form):
            if slot != "n" and slot not in target.slots:
                raise place.fault(f"the slot {{{slot}}} is neither {{n}} nor in 'slots'", "forms")
    for pattern in target.bad.patterns if kind.suggest else ():
        for good in target.good:
            try:
                empty = regex.match(f"(?:{pattern})|", "")
                if empty is not None:
                    empty.expand(good)
            except (regex.error, IndexError) as error:
                raise place.fault(f"'{good}' cannot be filled in: {error}", "good") from None
    if kind.patterns is None:
        return target
    return replace(target, bad=replace(target.bad, patterns=kind.patterns(target)))
