"""One rule tried on one text."""

from __future__ import annotations

from pathlib import Path

from mtqa.rules.examples import lay_out
from mtqa.rules.find import find_matches
from mtqa.rules.loader import load
from mtqa.rules.ruleset import in_memory
from mtqa.types import Example, Side

HEAD = 'category = "accuracy/mistranslation"\nseverity = "minor"\n[x]\nwhy = "Because."\n'

Found = tuple[str, str, tuple[str, ...], bool, bool]
"""Side, quote, suggestions, safe, missing."""


def found(rule: str, target: str, source: str | None = None, tags: str = "de zh") -> list[Found]:
    """What a rule, given without its head, finds in a translation; `tags` are its languages."""
    path = Path("words.toml")
    path.write_text(HEAD + rule, encoding="utf-8")
    load.cache_clear()
    language, source_language = tags.split()
    context = lay_out(Example(target, language, source, source_language)).context
    matches = find_matches(in_memory(load(path), language), context.units, context)
    return [
        (
            match.span.side.value,
            segment.text[match.span.start : match.span.end],
            match.suggestions,
            match.safe,
            match.missing,
        )
        for match in matches
        for segment in [match.unit.source if match.span.side is Side.SOURCE else match.unit.target]
        if segment is not None
    ]
