"""A rule in words: what it looks for, where, why, and the examples that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.rules.matcher import Phrases
    from mtqa.rules.model import Rule, Target
    from mtqa.types import Example


def describe(rule: Rule) -> Iterator[str]:
    """The lines that explain a rule: head, reason, words, conditions, examples."""
    yield f"{rule.id}  ({rule.kind}, {rule.severity}, {rule.category})"
    yield f"  {rule.why}"
    yield from _phrases("source", rule.trigger)
    yield from _phrases("wrong", {tag: target.bad for tag, target in rule.targets.items()})
    for tag, target in rule.targets.items():
        if target.good:
            yield f"  right {tag}: {', '.join(good or '(nothing)' for good in target.good)}"
    yield from _surroundings(rule)
    for tag, target in rule.targets.items():
        yield from _limits(tag, target)
    yield from _examples("finds", (example for example, _ in rule.matching))
    yield from _examples("passes over", (example for example, _ in rule.silent))
    yield f"  defined in {rule.path}:{rule.line}"


def _surroundings(rule: Rule) -> Iterator[str]:
    """Where the rule holds, whatever the language."""
    for title, names in (("segments", rule.segments), ("regions", rule.regions)):
        if names is not None:
            yield f"  only in {title}: {', '.join(sorted(names))}"
    if rule.whole:
        yield "  only where it is the whole segment"
    if rule.start:
        yield "  only at the start of a segment"
    for title, phrases in (
        ("only near", rule.neighbours),
        ("not near", rule.unless_neighbours),
        ("not where the source has", rule.unless_source),
        ("only in documents with", rule.domain),
    ):
        if phrases is not None:
            yield f"  {title}: {_list(phrases)}"
    if rule.required:
        yield "  asks for a right rendering wherever the source has the words"


def _limits(tag: str, target: Target) -> Iterator[str]:
    """Where the rule holds in one language, and what follows from it."""
    if target.context is not None:
        yield f"  only beside {tag}: {_list(target.context)}"
    if target.unless is not None:
        yield f"  not beside {tag}: {_list(target.unless)}"
    if target.telling and target.bad.literals:
        yield f"  tells without a source {tag}"
    if target.safe:
        yield f"  fixed unseen {tag}"


def _phrases(title: str, phrases: Mapping[str, Phrases]) -> Iterator[str]:
    for tag, found in phrases.items():
        if found.literals or found.patterns:
            yield f"  {title} {tag}: {_list(found)}"


def _list(phrases: Phrases) -> str:
    return ", ".join((*phrases.literals, *phrases.patterns))


def _examples(title: str, examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        text = " ⏎ ".join(example.target.split("\n"))
        source = f" ← {' ⏎ '.join(example.source.split(chr(10)))}" if example.source else ""
        yield f"  {title} {example.language}: {text}{source}"
