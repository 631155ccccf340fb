"""What is said of the checks, in the terminal and on a page: all of it from the checks."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from mtqa import registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtqa.types import Check, Code, Example, Option

_SHOWN = 300
"""Longer examples are cut."""

_PAGE = """# Checks

Written by `mtqa checks docs` from the checks themselves. In examples ⟦ and ⟧ mark what is found.
Known mistranslations are rules: [rules](rules/README.md). What other tools check, and where it is
here: [compared](checks-compared.md).
"""


def loaded() -> dict[str, Check]:
    """The checks that have codes of their own, by name."""
    checks = {name: registry.load("checks", name) for name in registry.names("checks")}
    return {name: check for name, check in checks.items() if check.codes}


def describe(name: str, check: Check, wanted: str) -> Iterator[str]:
    """The lines about a check, or about its code `wanted` alone."""
    yield from (summary(check), "")
    yield f"languages: {_languages(check)}"
    for code, entry in check.codes.items():
        if wanted in {name, code}:
            yield from ("", f"{code} ({entry.severity}, {entry.category})", f"  {entry.message}")
            yield f"  {entry.why}"
            yield from (f"    {line}" for example in entry.examples for line in _example(example))
    if check.options:
        yield from ("", f"options, in mtqa.toml under [checks.{name}]:")
        for key, option in check.options.items():
            yield f"  {key} = {_value(option)}  {option.says}"


def summary(check: Check) -> str:
    """The first paragraph of the documentation of the module that finds."""
    text = sys.modules[check.find.__module__].__doc__ or ""
    return " ".join(text.partition("\n\n")[0].split())


def page() -> str:
    """A page in Markdown about all checks."""
    sections = [_section(name, check) for name, check in loaded().items()]
    return "\n".join([_PAGE, *("\n".join(section) for section in sections)])


def _section(name: str, check: Check) -> Iterator[str]:
    yield from (f"## {name}", "", summary(check), "", f"Languages: {_languages(check)}.", "")
    for code, entry in check.codes.items():
        yield from _code(code, entry)
    if check.options:
        yield from _options(name, check.options)


def _code(code: str, entry: Code) -> Iterator[str]:
    yield from (f"**`{code}`** ({entry.severity}, {entry.category}): {entry.why}", "", "````text")
    marked = [e for e in entry.examples if "⟦" in e.target + (e.source or "")]
    clean = [e for e in entry.examples if e not in marked]
    for title, examples in (("found", marked[:2]), ("not found", clean[:2])):
        yield title
        yield from (f"  {line}" for example in examples for line in _example(example))
    yield from ("````", "")


def _options(name: str, options: Mapping[str, Option]) -> Iterator[str]:
    yield from ("````toml", f"[checks.{name}]")
    for key, option in options.items():
        yield from (f"# {option.says}", f"{key} = {_value(option)}  # such as {option.example}")
    yield from ("````", "")


def _example(example: Example) -> Iterator[str]:
    if example.source is not None:
        yield f"{example.source_language or 'und'}: {_line(example.source)}"
    set_ = f"  (with {_set(example)})" if example.options else ""
    yield f"{example.language}: {_line(example.target)}{set_}"


def _set(example: Example) -> str:
    return ", ".join(f"{key} = {_json(value)}" for key, value in example.options.items())


def _line(text: str) -> str:
    """On one line, with what cannot be seen spelt out."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown)


def _languages(check: Check) -> str:
    return "all" if check.languages is None else ", ".join(sorted(check.languages))


def _value(option: Option) -> str:
    return _json(option.default)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
