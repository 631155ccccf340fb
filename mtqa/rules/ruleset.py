"""Rules for one target language, found by the text that they can match."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgpack

from mtqa import registry
from mtqa.rules import index, inflection
from mtqa.rules._rows import restored, row
from mtqa.rules.matcher import Phrases
from mtqa.rules.model import ANY_LANGUAGE
from mtqa.text.languages import fallbacks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mtqa.rules.index import Index
    from mtqa.rules.model import Rule, RuleKind, Target
    from mtqa.rules.prefilter import Strings

Found = tuple["Rule", "Target"]


@dataclass
class Pack:
    """The rules that know a language by one tag: packed rows, and what leads to them.

    `by_target` finds rules by the translation, `by_source` those that ask for something in it by
    the source.
    """

    tag: str
    ids: Sequence[str]
    rows: Sequence[bytes]
    by_target: Index
    by_source: Index
    _rules: dict[int, Found] = field(default_factory=dict)

    def rule(self, number: int) -> Found:
        """A rule and what it says of the language, unpacked when it is asked for first."""
        if number not in self._rules:
            rule = restored(msgpack.unpackb(self.rows[number]), self.tag)
            self._rules[number] = rule, rule.targets[self.tag]
        return self._rules[number]


class RuleSet:
    """Packs, the closest language first: a rule is taken from the first that has it."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        """`packs` of one root stand together, from the closest language to any."""
        self._packs = packs
        self._places: dict[str, tuple[Pack, int]] = {}
        for pack in packs:
            for number, id_ in enumerate(pack.ids):
                self._places.setdefault(id_, (pack, number))

    def __len__(self) -> int:
        return len(self._places)

    @property
    def ids(self) -> Collection[str]:
        """The ids of the rules."""
        return self._places.keys()

    def get(self, id_: str) -> Found | None:
        """A rule by its id."""
        if id_ not in self._places:
            return None
        pack, number = self._places[id_]
        return pack.rule(number)

    def by_target(self, text: str) -> Iterator[Found]:
        """The rules of which a bad rendering can stand in a translation, in its plain form."""
        for pack in self._packs:
            if numbers := pack.by_target.candidates(text):
                yield from self._own(pack, numbers)

    def by_source(self, text: str) -> Iterator[Found]:
        """The rules that can ask for something in the translation of a text in its plain form."""
        for pack in self._packs:
            if numbers := pack.by_source.candidates(text):
                yield from self._own(pack, numbers)

    def _own(self, pack: Pack, numbers: Iterable[int]) -> Iterator[Found]:
        for number in numbers:
            if self._places[pack.ids[number]][0] is pack:
                yield pack.rule(number)


def in_memory(rules: Sequence[Rule], language: str) -> RuleSet:
    """Rules as loaded from files, for one target language."""
    tags = (*fallbacks(language), ANY_LANGUAGE)
    known = [(tag, [rule for rule in rules if tag in rule.targets]) for tag in tags]
    return RuleSet([pack_of(some, tag) for tag, some in known if some])


def look_up_forms(rules: Sequence[Rule]) -> None:
    """Put the inflected forms of all words of rules into the cache, for each language at once."""
    for tag in sorted({tag for rule in rules for tag in rule.targets}):
        for _ in _inflected([rule for rule in rules if tag in rule.targets], tag):
            pass


def pack_of(rules: Sequence[Rule], tag: str) -> Pack:
    """The rules that know a language by a tag, with the inflected forms of what they look for."""
    ready = list(_inflected(rules, tag))
    return Pack(
        tag=tag,
        ids=[rule.id for rule in ready],
        rows=[msgpack.packb(row(rule, rule.targets[tag])) for rule in ready],
        by_target=index.build(rule.targets[tag].bad.keys for rule in ready),
        by_source=index.build(_trigger_keys(rule) for rule in ready),
    )


def packed(pack: Pack) -> list[Any]:
    """A pack as values that msgpack can write."""
    return [pack.ids, pack.rows, index.pack(pack.by_target), index.pack(pack.by_source)]


def unpacked(content: list[Any], tag: str) -> Pack:
    """The pack that `packed` wrote. Raises ValueError if it is damaged."""
    ids, rows, by_target, by_source = content
    return Pack(tag, ids, rows, index.unpack(by_target), index.unpack(by_source))


def _trigger_keys(rule: Rule) -> Strings | None:
    """The strings of which a source must hold one for a rule to ask for something."""
    if not rule.required:
        return frozenset()
    keys = [phrases.keys for phrases in rule.trigger.values()]
    known = [strings for strings in keys if strings is not None]
    return frozenset().union(*known) if len(known) == len(keys) else None


def _inflected(rules: Sequence[Rule], tag: str) -> Iterator[Rule]:
    """The rules with the inflected forms of the renderings and, where the kind wants them, of the
    triggers.
    """
    bad = _forms({tag: rule.targets[tag].bad} for rule in rules if rule.targets[tag].inflect)
    triggers = _forms(rule.trigger for rule in rules if _kind(rule).inflects_trigger)
    for rule in rules:
        target, trigger = rule.targets[tag], rule.trigger
        if target.inflect:
            found = _derived(target.bad, tag, bad, target.good)
            if _kind(rule).lengthens_only:
                longer = tuple(f for f in found.derived if f.startswith(found.literals))
                found = replace(found, derived=longer)
            target = replace(target, bad=found)
        if _kind(rule).inflects_trigger:
            trigger = {tag: _derived(phrases, tag, triggers) for tag, phrases in trigger.items()}
        yield replace(rule, targets={tag: target}, trigger=trigger)


def _kind(rule: Rule) -> RuleKind:
    kind: RuleKind = registry.load("rules.kinds", rule.kind)
    return kind


def _forms(phrases: Iterable[Mapping[str, Phrases]]) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """The forms of the words of phrases by language: each list is read once."""
    literals: dict[str, list[str]] = {}
    for by_language in phrases:
        for tag, some in by_language.items():
            literals.setdefault(tag, []).extend(some.literals)
    return {
        tag: inflection.forms(inflection.words(some, tag), tag) for tag, some in literals.items()
    }


def _derived(
    phrases: Phrases,
    tag: str,
    forms: Mapping[str, Mapping[str, tuple[str, ...]]],
    right: Iterable[str] = (),
) -> Phrases:
    """The phrases with their inflected forms, but for those that stand in a right rendering."""
    derived = inflection.inflected(phrases.literals, tag, forms[tag])
    wrong = [form for form in derived if not any(Phrases((form,)).found(good) for good in right)]
    return replace(phrases, derived=tuple(wrong))
