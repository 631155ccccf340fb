"""Every check and every rule is held to the examples that it brings itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa import document_fluency, registry
from mtqa.models import catalogue, default_model, load_model
from mtqa.models._encoding import Encodings
from mtqa.models._fluencies import Fluencies
from mtqa.rules.examples import lay_out, place
from mtqa.rules.loader import CATALOGUE, load
from mtqa.rules.verifier import verify
from mtqa.types import CATEGORIES, Check, Code, Context, Example, Side

CASES = [
    pytest.param(name, code, example, id=f"{code}-{number}")
    for name in registry.names("checks")
    for code, entry in registry.load("checks", name).codes.items()
    for number, example in enumerate(entry.examples)
]
CODES = [
    pytest.param(entry, id=code)
    for name in registry.names("checks")
    for code, entry in registry.load("checks", name).codes.items()
]


def with_models(context: Context) -> Context:
    encodings = Encodings(load_model(default_model("encoder", catalogue())))
    fluency = Fluencies(document_fluency.load(None), context.target.language, encodings)
    return replace(context, encodings=encodings, fluency=fluency)


@pytest.mark.parametrize(("name", "code", "example"), CASES)
def test_example(name: str, code: str, example: Example) -> None:
    check: Check = registry.load("checks", name)
    laid_out = lay_out(example)
    context = laid_out.context.with_options(check, example.options)
    if check.needs_model:
        context = with_models(context)
    units = {unit.id: unit for unit in context.units}
    found = set()
    for hit in check.find(context.units, context):
        if hit.code != code:
            continue
        if hit.unit is None:
            found.add((Side.TARGET, 0, len(context.target.raw.text)))
        elif hit.span is not None:
            found.add(place(units[hit.unit], hit.span))
    assert found == set(laid_out.marked)


@pytest.mark.parametrize("entry", CODES)
def test_code_is_proved_and_explained(entry: Code) -> None:
    marked = [e for e in entry.examples if "⟦" in e.target + (e.source or "")]
    assert len(marked) >= 2
    assert len(entry.examples) - len(marked) >= 2
    assert entry.category in CATEGORIES
    assert entry.why.endswith(".")


@pytest.mark.parametrize("name", [n for n in registry.names("checks") if n != "rules"])
def test_check_has_examples_good_and_bad_in_several_languages(name: str) -> None:
    check: Check = registry.load("checks", name)
    examples = [example for code in check.codes.values() for example in code.examples]
    bad = [e for e in examples if "⟦" in e.target + (e.source or "")]
    good = [e for e in examples if e not in bad]
    assert min(len(bad), len(good)) >= 6
    assert len({example.language for example in examples}) >= 4 or check.languages is not None


def test_catalogue_verifies() -> None:
    assert list(verify(load(CATALOGUE))) == []
