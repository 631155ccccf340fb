"""Attributes of tags that stand for each other: some must stay, some must be translated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.checks.broken_markup._tags import facts
from mtqa.text.addresses import same_place
from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.checks.broken_markup._tags import Element

_WORDS = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 3


def changed(source: Element, target: Element) -> Iterator[tuple[str, str]]:
    """The attributes that a tag lost, gained or changed: their names, and what is right."""
    before, after = dict(source.tag.attributes), dict(target.tag.attributes)
    loose = facts()["text"] | facts()["free"]
    for name in [*before, *(name for name in after if name not in before)]:
        if name in loose:
            continue
        right, value = before.get(name), after.get(name)
        if right is None or value is None:
            yield name, _written(name, right)
        elif name in facts()["address"]:
            if not same_place(right, value):
                yield name, _written(name, right)
        elif right.split() != value.split():
            yield name, _written(name, right)


def untranslated(source: Element, target: Element, languages: tuple[str, str]) -> Iterator[str]:
    """The texts of attributes that are still the source's, though they are sentences."""
    bases = {language.partition("-")[0] for language in languages}
    if len(bases) < 2 or UNDETERMINED in bases:
        return
    before = dict(source.tag.attributes)
    for name, value in target.tag.attributes:
        same = name in facts()["text"] and before.get(name) == value
        if same and len(_WORDS.findall(value)) >= _LEAST_WORDS:
            yield value


def _written(name: str, value: str | None) -> str:
    return f"no {name}" if value is None else f'{name}="{value}"'
