"""Finds access keys of menus and buttons (&File, _File, ~File) that a translation lost, added or
doubled.

What marks them is told from the source, or said by the option; only short texts have them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import regex

from mtqa.errors import ConfigError
from mtqa.text.traits import AMPERSAND, TILDE, UNDERSCORE, traits
from mtqa.types import Check, Code, Example, Hit, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

PREFIX = "accelerator"
_SIGNS = AMPERSAND | TILDE | UNDERSCORE
_LONGEST = 100
_NONE = "none"

Range = tuple[int, int]


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for a text. Raises ConfigError for a marker that there is not."""
    marker = context.options["marker"]
    if marker == _NONE:
        return
    if marker and marker not in _facts()["marks"]:
        known = ", ".join([*_facts()["marks"], _NONE])
        raise ConfigError(f"checks.accelerator: the marker '{marker}' is none of {known}")
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None or len(source.text) > _LONGEST:
            continue
        if (traits(source.text) | traits(target.text)) & _SIGNS:
            yield from _judged(unit, source, target, marker)


def _judged(unit: Unit, source: Segment, target: Segment, marker: str) -> Iterator[Hit]:
    for sign in [marker] if marker else _facts()["marks"]:
        if sign not in source.text and sign not in target.text:
            continue
        before = _marks(source, sign, _pattern(sign, "source"))
        after = _marks(target, sign, _pattern(sign, "there"))
        if len(before) == 1 and not after:
            yield Hit(f"{PREFIX}/missing", unit.id, Span(Side.SOURCE, *before[0]))
        elif len(before) == 1 < len(after):
            yield Hit(f"{PREFIX}/doubled", unit.id, Span(Side.TARGET, *after[1]))
        elif sign not in source.text and len(target.text) <= _LONGEST:
            added = _marks(target, sign, _pattern(sign, "source"))
            if len(added) == 1 == target.text.count(sign):
                yield Hit(f"{PREFIX}/added", unit.id, Span(Side.TARGET, *added[0]))


def _marks(segment: Segment, sign: str, pattern: regex.Pattern[str]) -> list[Range]:
    """The marks of a text with their letters, outside code, links and placeholders."""
    text = segment.text.replace(_facts()["marks"][sign]["doubled"], "\x00\x00")
    if any(word in text.lower() for word in _facts()["words"]["joined"]):
        return []
    return [
        (match.start(), match.end() + 1)
        for match in pattern.finditer(text)
        if not any(i.start <= match.start() < i.end for i in segment.inlines)
    ]


@cache
def _pattern(sign: str, side: str) -> regex.Pattern[str]:
    return regex.compile(_facts()["marks"][sign][side])


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.checks").joinpath("accelerator.toml").read_text("utf-8"))


def _code(message: str, why: str, *examples: tuple[str, str, str]) -> Code:
    return Code(
        category="design-and-markup/markup-tag",
        severity=Severity.MINOR,
        message=message,
        why=why,
        examples=tuple(Example(target, tag, source, "en") for source, target, tag in examples),
    )


CHECK = Check(
    codes={
        f"{PREFIX}/missing": _code(
            "the access key “{quote}” has none to match in the translation",
            "Who works without a mouse cannot choose the command any more.",
            ("⟦&F⟧ile", "Datei", "de"),
            ("Save ⟦_A⟧s…", "Enregistrer sous…", "fr"),
            ("⟦~E⟧dit", "Editar", "es"),
            ("E⟦&x⟧it", "終了", "ja"),
            ("Pr⟦_i⟧nt", "Печать", "ru"),
            ("&File", "&Datei", "de"),
            ("&File", "文件(&F)", "zh-Hans"),
            ("Research & Development", "Recherche et développement", "fr"),
            ("R&D budget", "Forschungsbudget", "de"),
            ("Drag&drop files", "Dateien ziehen", "de"),
            ("Tom &amp; Jerry", "Tom und Jerry", "de"),
            ("Set user_name now", "Задать имя", "ru"),
        ),
        f"{PREFIX}/added": _code(
            "the source has no access key, and the translation has “{quote}”",
            "Where the program expects none, the sign is shown to the reader.",
            ("File", "⟦&D⟧atei", "de"),
            ("Save as", "Guardar ⟦_c⟧omo", "es"),
            ("Exit", "⟦~Q⟧uitter", "fr"),
            ("Research and development", "R&D", "fr"),
            ("It is new", "Es ist _neu_", "de"),
            ("About 5 kg", "~5 kg", "ru"),
        ),
        f"{PREFIX}/doubled": _code(
            "a second access key, “{quote}”",
            "A command has one access key; which of two works is chance.",
            ("&File", "&Dat⟦&e⟧i", "de"),
            ("Save _as", "_Enregistrer ⟦_s⟧ous", "fr"),
            ("~Edit", "~Pravka ⟦~E⟧", "ru"),
            ("Salt && &pepper", "Salz && &Pfeffer", "de"),
            ("&Copy && paste", "&Copier && coller", "fr"),
        ),
    },
    find=find,
    options={
        "marker": Option(
            "",
            "The sign before the letter: &, _, ~ or none; left out, the source tells.",
            'marker = "&"',
        ),
    },
)
