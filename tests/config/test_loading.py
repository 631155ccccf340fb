"""mtqa.toml: what it says, and how a fault in it is told."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mtqa.config import Config, covers, find_file, load
from mtqa.config.schema import text
from mtqa.errors import ConfigError
from mtqa.types import Severity


def put(text: str) -> Path:
    path = Path("mtqa.toml")
    path.write_text(text, encoding="utf-8")
    return path


def test_everything() -> None:
    Path("qa").mkdir()
    path = put(
        """
source-language = "zh-hant"
target-language = "de_CH"
rules = ["qa"]
select = ["chrome", "apostrophe"]
ignore = ["chrome/share/share"]
fail-on = "critical"

[severity]
apostrophe = "neutral"
"people" = "critical"
"""
    )
    assert load(path) == Config(
        source_language="zh-Hant",
        target_language="de-CH",
        rules=(Path("qa"),),
        select=("chrome", "apostrophe"),
        ignore=("chrome/share/share",),
        severity={"apostrophe": Severity.NEUTRAL, "people": Severity.CRITICAL},
        fail_on=Severity.CRITICAL,
    )


def test_options_of_checks_and_of_an_override() -> None:
    path = put(
        """
[checks.overlong-line]
sentence = 900
paragraph = 5000

[[overrides]]
languages = ["de"]
checks.overlong-line = { sentence = 1200 }
"""
    )
    config = load(path)
    assert config.options_of("overlong-line") == {"sentence": 900, "paragraph": 5000}
    german = config.for_file(None, "de")
    assert german.options_of("overlong-line") == {"sentence": 1200, "paragraph": 5000}


FAULTS = {
    "[checks.overlong-lin]": (
        "mtqa.toml:1: there is no check 'overlong-lin', did you mean 'overlong-line'?"
    ),
    "[checks.overlong-line]\nsentences = 9": (
        "mtqa.toml:2: unknown option 'sentences', did you mean 'sentence'?"
    ),
    '[checks.overlong-line]\nsentence = "9"': (
        "mtqa.toml:2: 'sentence' must be a whole number of at least 0"
    ),
    'fail-on = "minor"\nselekt = []': "mtqa.toml:2: unknown key 'selekt', did you mean 'select'?",
    "fail-on = 3": (
        "mtqa.toml:1: 'fail-on': '3' is no severity (neutral, minor, major, critical, never)"
    ),
    '\n[severity]\n\nx = "bad"': (
        "mtqa.toml:4: 'x': 'bad' is no severity (neutral, minor, major, critical)"
    ),
    'severity = "minor"': "mtqa.toml:1: 'severity' must be a table of severities",
    'select = "a"': "mtqa.toml:1: 'select' must be a list of strings",
    'rules = ["gone"]': "mtqa.toml:1: 'rules': there is no gone",
    "source-language = 1": "mtqa.toml:1: 'source-language' must be a language tag in quotes",
    "a = 1\na = 2": "mtqa.toml:2: is not TOML: Cannot overwrite a value",
    "a = ": "mtqa.toml:1: is not TOML: Invalid value",
    "reasons-required = 1": "mtqa.toml:1: 'reasons-required' must be true or false",
    "baseline = 3": "mtqa.toml:1: 'baseline' must be a string",
    "scoring = 1": "mtqa.toml:1: 'scoring' must be a table",
    "[scoring]\npreset = 'mqn'": (
        "mtqa.toml:2: 'preset': 'mqn' is no preset (mqm, google-mqm, iso5060)"
    ),
    "[scoring]\nweight = {}": "mtqa.toml:2: unknown key 'weight', did you mean 'weights'?",
    "[scoring.weights]\nmajor = -1": "mtqa.toml:2: 'major' must be a number of at least 0",
    "[scoring.weights]\nworst = 1": (
        "mtqa.toml:2: 'worst': 'worst' is no severity (neutral, minor, major, critical)"
    ),
    "[scoring.weights]\nmajor = inf": "mtqa.toml:2: 'major' must be a number of at least 0",
    "[scoring]\nsegment-cap = 1.5": (
        "mtqa.toml:2: 'segment-cap' must be a whole number of at least 0"
    ),
    "[scoring]\nconfidence = 1": ("mtqa.toml:2: 'confidence' must be a number above 0 and below 1"),
    "[thresholds]\nmqm = 101": "mtqa.toml:2: 'mqm' must be a number of at most 100",
    "[thresholds]\nmqm = true": "mtqa.toml:2: 'mqm' must be a number of at most 100",
    "[thresholds]\nomission = 2": "mtqa.toml:2: 'omission' must be a number from 0 to 1",
    "[thresholds]\nmetrics = { a = 'x' }": "mtqa.toml:2: 'a' must be a number",
    "[thresholds.counts]\nmajor = -1": (
        "mtqa.toml:2: 'major' must be a whole number of at least 0"
    ),
    "[documents]\ntarget = 'a'": (
        "mtqa.toml:1: 'documents' must be tables, each under a line [[documents]]"
    ),
    "[[documents]]\nsource = 'a'": "mtqa.toml:1: 'target' is missing",
    "[[documents]]\ntarget = '*.md'\nsource = 'a.md'": (
        "mtqa.toml:3: 'source' must have the wildcards of 'target' in order (*)"
    ),
    "[[documents]]\ntarget = 'a.md'\nreferences = '{lang}.md'": (
        "mtqa.toml:3: 'references' has {lang}, which 'target' has not"
    ),
    "[[overrides]]\nignore = []": "mtqa.toml:1: an override needs 'paths' or 'languages'",
    "[[overrides]]\npaths = ['a']\n\n[[overrides]]\npath = 'b'": (
        "mtqa.toml:5: unknown key 'path', did you mean 'paths'?"
    ),
    "[[overrides]]\nlanguages = ['xx-yy-zz']": (
        "mtqa.toml:2: 'languages': 'xx-yy-zz' is not a BCP-47 language tag"
        " such as de, pt-BR or zh-Hant"
    ),
}


@pytest.mark.parametrize("text", FAULTS, ids=range(len(FAULTS)))
def test_fault_is_told_with_its_line(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(put(text))
    assert str(caught.value) == FAULTS[text]


def test_not_utf8() -> None:
    Path("mtqa.toml").write_bytes(b"a = '\xff'")
    with pytest.raises(ConfigError, match=r"^mtqa\.toml: is not UTF-8$"):
        load(Path("mtqa.toml"))


def test_nearest_ancestor(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "mtqa.toml").touch()
    assert find_file(folder) == tmp_path / "mtqa.toml"
    (folder / "mtqa.toml").touch()
    assert find_file(folder) == folder / "mtqa.toml"


@pytest.mark.parametrize(
    ("prefix", "code", "expected"),
    [
        ("chrome", "chrome/share/share", True),
        ("chrome/", "chrome/share/share", True),
        ("chrome/sha", "chrome/share/share", False),
        ("apostrophe", "apostrophe", True),
        ("apostrophe", "apostrophes", False),
    ],
)
def test_covers(prefix: str, code: str, *, expected: bool) -> None:
    assert covers(prefix, code) is expected


def test_longest_prefix_decides_the_severity() -> None:
    config = Config(severity={"a": Severity.MINOR, "a/b": Severity.CRITICAL})
    severities = [config.severity_for(code) for code in ("a/b/c", "a/c", "b")]
    assert severities == [Severity.CRITICAL, Severity.MINOR, None]


def test_selected() -> None:
    config = Config(select=("a",), ignore=("a/b",))
    assert [config.selected(code) for code in ("a", "a/c", "a/b/d", "b")] == [
        True,
        True,
        False,
        False,
    ]


def test_pyproject() -> None:
    path = Path("pyproject.toml")
    path.write_text("[project]\nname = 'x'\n\n[tool.mtqa]\nfail-on = 'minor'\n", encoding="utf-8")
    assert find_file(Path.cwd()) == Path.cwd() / "pyproject.toml"
    config = load(path)
    assert (config.fail_on, config.origins) == (Severity.MINOR, {"fail-on": "pyproject.toml:5"})
    path.write_text("[tool.mtqa]\n\nfail-one = 'minor'\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:3: unknown key 'fail-one', did you"):
        load(path)


def test_a_pyproject_of_others_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "mtqa.toml").touch()
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    assert find_file(folder) == tmp_path / "mtqa.toml"


OVERRIDES = """
ignore = ["apostrophe"]
fail-on = "major"

[scoring]
preset = "google-mqm"
weights = { minor = 2 }

[[overrides]]
paths = ["content/*/legal"]
fail-on = "minor"
ignore = ["people"]

[overrides.thresholds]
mqm = 99

[[overrides]]
languages = ["de"]
fail-on = "never"

[overrides.scoring]
weights = { major = 7 }
"""


@pytest.mark.parametrize(
    ("path", "language", "fail_on", "ignore", "weights"),
    [
        ("content/fr/a.md", "fr", Severity.MAJOR, ("apostrophe",), {1: 2}),
        ("content/fr/legal/x/a.md", "fr", Severity.MINOR, ("apostrophe", "people"), {1: 2}),
        ("content/de/a.md", "de-CH", None, ("apostrophe",), {1: 2, 2: 7}),
        ("content/de/legal/a.md", "de", None, ("apostrophe", "people"), {1: 2, 2: 7}),
        ("content/de/legal/a.md", None, Severity.MINOR, ("apostrophe", "people"), {1: 2}),
    ],
    ids=str,
)
def test_overrides(path, language, fail_on, ignore, weights) -> None:
    config = load(put(OVERRIDES)).for_file(Path(path), language)
    assert (config.fail_on, config.ignore, config.scoring.weights) == (fail_on, ignore, weights)
    assert config.scoring.preset == "google-mqm"
    assert config.thresholds.mqm == (99 if "legal" in path else None)


def test_the_command_line_has_the_last_word() -> None:
    config = load(put(OVERRIDES)).having({"fail_on": Severity.CRITICAL, "ignore": ("dates",)})
    held = config.for_file(Path("content/de/legal/a.md"), "de")
    assert (held.fail_on, held.ignore) == (Severity.CRITICAL, ("apostrophe", "people", "dates"))
    assert held.origins["fail-on"] == "command line"


def test_origins() -> None:
    held = load(put(OVERRIDES)).for_file(Path("content/de/legal/a.md"), "de")
    assert held.origins["fail-on"] == "mtqa.toml:19, [[overrides]] from line 17"
    assert held.origins["thresholds.mqm"] == "mtqa.toml:15, [[overrides]] from line 9"
    assert held.origins["scoring.preset"] == "mtqa.toml:6"
    assert held.origins["scoring.weights.minor"] == "mtqa.toml:7"


def test_the_schema_says_what_the_reader_does() -> None:
    schema = json.loads(text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(tomllib.loads(OVERRIDES))) == []
    # What no schema can see: files that are not there, wildcards, overrides for nothing.
    beyond = ("there is no", "wildcards", "{lang}", "override", "is not TOML", "BCP-47")
    for faulty, message in FAULTS.items():
        if "inf" not in faulty and not any(part in message for part in beyond):
            assert list(validator.iter_errors(tomllib.loads(faulty))), faulty
