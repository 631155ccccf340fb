from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.types import Context, Inline
from tests.pairs import found, paired

CODE = "empty-translation"


@pytest.mark.parametrize("target", ["", " ", "…", "-", "。", "«»", "\u200b"])
def test_nothing(target: str) -> None:
    quote = target or "Save file"
    context = paired([("Save file", target)], ("en", "de"))
    assert found(CODE, context) == [(CODE, quote, ())]


@pytest.mark.parametrize(
    ("source", "target"),
    [("Save", "Sichern"), ("…", "..."), ("5", "-"), ("OK", "✓"), ("a", "."), ("", ""), ("Hi", "1")],
)
def test_something(source: str, target: str) -> None:
    assert found(CODE, paired([(source, target)], ("en", "de"))) == []


def test_placeholder() -> None:
    context = paired([("by %s", "%s")], ("en", "de"), inlines=(Inline("placeholder", 0, 2),))
    assert found(CODE, context) == []


def without_target(context: Context) -> Context:
    units = (replace(context.units[0], target=None),)
    return replace(context, units=units)


def test_unit_of_a_bilingual_file_without_translation() -> None:
    context = without_target(paired([("Save file", "x")], ("en", "de")))
    assert found(CODE, context) == []
    assert context.source is not None
    in_one_file = replace(context, target=replace(context.target, raw=context.source.raw))
    assert found(CODE, in_one_file) == [(CODE, "Save file", ())]
