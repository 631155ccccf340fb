"""The catalogue as Markdown pages: one for each theme, and one that lists them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtqa.rules.model import Rule

INDEX = "README.md"
_MOST = 3
"""So many words are shown of each list."""


def pages(rules: Sequence[Rule]) -> Mapping[str, str]:
    """The content of each page by its file name."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    themes = {
        theme: list(group) for theme, group in groupby(ordered, lambda r: r.id.partition("/")[0])
    }
    found = {f"{theme}.md": "\n".join(_theme(theme, group)) for theme, group in themes.items()}
    lines = [
        "# Rules",
        "",
        "Made by `mtqa rules docs` from the rules themselves; `mtqa rules show ID` has all of one.",
        "",
        "| theme | rules |",
        "|---|---|",
        *(f"| [{theme}]({theme}.md) | {len(group)} |" for theme, group in themes.items()),
        "",
    ]
    return {INDEX: "\n".join(lines), **found}


def _theme(theme: str, rules: Iterable[Rule]) -> Iterator[str]:
    yield f"# {theme}"
    yield ""
    for group, members in groupby(rules, lambda rule: rule.id.rpartition("/")[0]):
        yield f"## {group}"
        yield ""
        yield "| rule | why | source | wrong | languages |"
        yield "|---|---|---|---|---|"
        for rule in members:
            yield _row(rule)
        yield ""


def _row(rule: Rule) -> str:
    name = rule.id.rpartition("/")[2]
    source = next((phrases.literals for phrases in rule.trigger.values()), ())
    wrong = next((t.bad.literals for t in rule.targets.values() if t.bad.literals), ())
    languages = " ".join(sorted(rule.targets))
    cells = (f"`{name}`", rule.why, _some(source), _some(wrong), languages)
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _some(words: Sequence[str]) -> str:
    return ", ".join(words[:_MOST]) + (", …" if len(words) > _MOST else "")


def _cell(text: str) -> str:
    """Text that ends no cell and opens no markup."""
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
