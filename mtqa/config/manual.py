"""The page of the manual about mtqa.toml, from the table that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtqa.config.keys import CONFIG, DOCUMENTS, OVERRIDES, SCORING, THRESHOLDS
from mtqa.config.scheme import presets
from mtqa.config.tables import Table, Tables
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtqa.config.tables import Key

_HEAD: Final = """\
# mtqa.toml

Written by `mtqa config docs docs/configuration.md`, from the table that reads configurations.

The file of the nearest ancestor of the working directory holds; the table `[tool.mtqa]` of a
`pyproject.toml` may say the same. `mtqa init` writes a first one, `mtqa config show FILE` says what
holds for a translation and where each value stands, `mtqa config schema` is for editors. Options of
the command line have the last word.
"""

_OVERRIDES: Final = """\
Every value that an override names takes the place of the one above it; tables are merged key by
key, and `ignore` adds up. It may have all keys of the top level but `rules`, `models`, `baseline`,
`documents` and `overrides`."""

_SCORING: Final = """\
The score is 100 x (1 - penalty points / evaluation word count), by the
[linear scoring model of MQM](https://themqm.org/error-types-2/the-mqm-scoring-models/). The words
are the source's where there is one; in Chinese, Japanese, Thai and other languages that do not set
words apart it is characters, blanks left out. Suppressed and accepted findings cost nothing.

The interval says how the score of other texts of the same making and length would vary. It is the
gamma interval of Fay and Feuer (1997), with the variance taken between segments. In 2,000 resamples
of the MQM annotations of WMT 2023 it covers the score of the whole between 93 and 97 times of 100.
"""


def page() -> str:
    """The page, as Markdown."""
    plain = {n: k for n, k in CONFIG.keys.items() if not isinstance(k.value, (Table, Tables))}
    own = {name: OVERRIDES.keys[name] for name in ("paths", "languages")}
    parts = [
        _HEAD,
        "## Top level\n",
        *_rows(plain),
        f"\n## [[documents]]\n\n{CONFIG.keys['documents'].help}\n",
        *_rows(DOCUMENTS.keys),
        f"\n## [scoring]\n\n{_SCORING}",
        *_rows(SCORING.keys),
        "",
        *_presets(),
        f"\n## [thresholds]\n\n{CONFIG.keys['thresholds'].help}\n",
        *_rows(THRESHOLDS.keys),
        f"\n## [[overrides]]\n\n{CONFIG.keys['overrides'].help}\n\n{_OVERRIDES}\n",
        *_rows(own),
    ]
    return "\n".join(parts) + "\n"


def _rows(keys: Mapping[str, Key]) -> Iterator[str]:
    yield "| key | meaning | example |\n|---|---|---|"
    for name, key in keys.items():
        yield f"| `{name}` | {key.help} | `{key.example}` |"


def _presets() -> Iterator[str]:
    levels = list(Severity)
    yield f"| preset | {' | '.join(map(str, levels))} | besides |"
    yield "|---|" + "---|" * (len(levels) + 1)
    for name, scheme in presets().items():
        weights = " | ".join(f"{scheme.weights[level]:g}" for level in levels)
        besides = [
            f"{category}: {', '.join(f'{level} {weight:g}' for level, weight in own.items())}"
            for category, own in scheme.categories.items()
        ]
        besides += [f"at most {scheme.cap} errors of a segment"] if scheme.cap else []
        besides += ["counts the target"] if scheme.count == "target" else []
        yield f"| {name} | {weights} | {'; '.join(besides)} |"
