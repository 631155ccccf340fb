"""Every key that a configuration may have: what it takes, what it says, an example."""

from __future__ import annotations

from typing import Final

from mtqa.config.model import NEVER, parse_severity
from mtqa.config.options import CheckOptions
from mtqa.config.scheme import presets
from mtqa.config.tables import Key, Table, TableOf, Tables
from mtqa.config.values import (
    Choice,
    File,
    Flag,
    Language,
    ListOf,
    Number,
    Text,
)
from mtqa.types import CATEGORIES, Severity, Side

_NAMES = [str(severity) for severity in Severity]
_SEVERITY = Choice(lambda: _NAMES, "severity", parse_severity)
_FAIL_ON = Choice(
    lambda: [*_NAMES, NEVER],
    "severity",
    lambda name: None if name == NEVER else parse_severity(name),
)
_STRINGS = ListOf(Text(), "strings")
_PATTERNS = ListOf(Text(), "patterns", single=True)
_LANGUAGES = ListOf(Language(), "language tags")
_POINTS = TableOf(Number(0), "penalty points", _SEVERITY)
_CATEGORY = Choice(
    lambda: sorted({*CATEGORIES, *(name.partition("/")[0] for name in CATEGORIES)}),
    "MQM category",
)

SCORING: Final = Table(
    {
        "preset": Key(
            Choice(lambda: list(presets()), "preset"),
            "Severity weights: mqm (0/1/5/25), google-mqm (as in the WMT evaluations), iso5060.",
            'preset = "google-mqm"',
        ),
        "weights": Key(
            _POINTS,
            "Penalty points by severity, other than the preset's.",
            "weights = { minor = 2 }",
        ),
        "categories": Key(
            TableOf(_POINTS, "tables of penalty points", _CATEGORY),
            "Penalty points in some MQM categories.",
            'categories = { "linguistic-conventions/punctuation" = { minor = 0.5 } }',
        ),
        "segment-cap": Key(
            Number(0, whole=True),
            "Only so many findings of a segment cost points, the dearest; 0: all of them.",
            "segment-cap = 5",
        ),
        "count": Key(
            Choice(lambda: ["source", "target"], "side", Side),
            "Whose words are the evaluation word count, where there is a source.",
            'count = "target"',
        ),
        "confidence": Key(
            Number(0, 1, inside=True), "Of the interval of the score.", "confidence = 0.9"
        ),
    }
)

THRESHOLDS: Final = Table(
    {
        "mqm": Key(
            Number(most=100),
            "The lowest MQM score. A text too short to be sure of it is inconclusive.",
            "mqm = 95",
        ),
        "counts": Key(
            TableOf(
                Number(0, whole=True),
                "numbers of findings",
                Choice(lambda: [*_NAMES, "all"], "severity"),
            ),
            "The most findings by severity, or of all severities.",
            "counts = { minor = 20, all = 40 }",
        ),
        "metrics": Key(
            TableOf(Number(), "numbers", Text()),
            "The worst value of a score by its name, as the report shows it.",
            "metrics = { adequacy = 0.4 }",
        ),
        "omission": Key(
            Number(0, 1),
            "The largest share of the source's words that may be missing.",
            "omission = 0.02",
        ),
    }
)

_SHARED: Final = {
    "source-language": Key(
        Language(), "BCP-47 tag of the sources; identified if it is not given.",
        'source-language = "zh-Hant"',
    ),
    "target-language": Key(
        Language(), "BCP-47 tag of the translations; identified if it is not given.",
        'target-language = "de"',
    ),
    "select": Key(
        _STRINGS,
        "Only these checks, rules or folders of rules.",
        'select = ["people", "wrong-number"]',
    ),
    "ignore": Key(
        _STRINGS, "All but these. An override's adds to them.", 'ignore = ["apostrophe"]'
    ),
    "severity": Key(
        TableOf(_SEVERITY, "severities"),
        "Other severities for checks, rules or folders of rules.",
        'severity = { apostrophe = "neutral" }',
    ),
    "checks": Key(
        CheckOptions(),
        "Options of checks, a table for each; `mtqa checks show NAME` lists them.",
        'checks = { overlong-line = { sentence = 2000 } }',
    ),
    "fail-on": Key(
        _FAIL_ON,
        "Fail if a finding is that severe or worse; never: not by severity.",
        'fail-on = "critical"',
    ),
    "reasons-required": Key(
        Flag(), "Comments that suppress a finding must say why.", "reasons-required = true"
    ),
    "scoring": Key(SCORING, "How findings become an MQM score."),
    "thresholds": Key(THRESHOLDS, "What else a translation must keep to."),
}  # fmt: skip

DOCUMENTS: Final = Table(
    {
        "target": Key(
            Text(),
            "Where the translations lie: * within a folder, ** through folders, {lang} a language.",
            'target = "content/{lang}/**/*.md"',
        ),
        "source": Key(
            Text(),
            "The source of each, by a pattern with the same wildcards.",
            'source = "content/en/**/*.md"',
        ),
        "references": Key(
            _PATTERNS,
            "Human translations, used where they exist.",
            'references = "human/{lang}/**/*.md"',
        ),
        "languages": Key(
            _LANGUAGES, "What {lang} may be; any language without it.", 'languages = ["de", "fr"]'
        ),
    },
    required=("target",),
)

OVERRIDES: Final = Table(
    {
        "paths": Key(
            _PATTERNS, "For translations in these paths.", 'paths = ["content/*/legal/**"]'
        ),
        "languages": Key(
            _LANGUAGES, "For translations into these languages.", 'languages = ["ja"]'
        ),
        **_SHARED,
    }
)

CONFIG: Final = Table(
    {
        **_SHARED,
        "rules": Key(
            ListOf(File(exists=True), "strings"),
            "Folders or files of your own rules.",
            'rules = ["qa/rules"]',
        ),
        "models": Key(
            ListOf(File(exists=True), "strings"),
            "Further lists of models, as models.toml.",
            'models = ["qa/models.toml"]',
        ),
        "baseline": Key(
            File(),
            "Known findings, as `mtqa baseline write` makes it (mtqa-baseline.json if it exists).",
            'baseline = "qa/baseline.json"',
        ),
        "documents": Key(
            Tables(DOCUMENTS),
            "The translations to check where no file is named, and what belongs to each of them.",
        ),
        "overrides": Key(
            Tables(OVERRIDES), "What else holds for some paths or languages; the last one wins."
        ),
    }
)
