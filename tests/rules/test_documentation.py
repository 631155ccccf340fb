"""The manual of rules names every key, kind and condition that there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mtqa import registry
from mtqa.config import load as load_config
from mtqa.rules.loader import load, rule_keys
from mtqa.rules.verifier import verify
from mtqa.types import Kind, Region
from tests.conftest import ROOT

MANUAL = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
FENCED = re.findall(r"```toml\n(.*?)```", MANUAL, re.DOTALL)


@pytest.mark.parametrize("name", [*registry.names("rules.kinds"), *Kind, *Region])
def test_names(name: str) -> None:
    assert f"`{name}`" in MANUAL


@pytest.mark.parametrize("kind", registry.names("rules.kinds"))
def test_keys(kind: str) -> None:
    of_rule, of_target = rule_keys(kind)
    assert {key for key in of_rule | of_target if f"`{key}`" not in MANUAL} == set()


def test_the_rule_proves_itself() -> None:
    Path("people.toml").write_text(FENCED[1], encoding="utf-8")
    (rule,) = load(Path("people.toml"))
    assert rule.id == "people/cathie-wood"
    assert list(verify([rule])) == []


def test_the_configuration_is_one() -> None:
    Path("qa/rules").mkdir(parents=True)
    Path("mtqa.toml").write_text(FENCED[0], encoding="utf-8")
    assert load_config(Path("mtqa.toml")).ignore == ("people/bands", "style")
    assert tomllib.loads(FENCED[0])["severity"]["chrome/share"] == "minor"
