"""The surroundings that a rule may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa import check
from tests.rules.trial import found

FORBID = 'kind = "forbid"\n'
LABELS = FORBID + 'segments = ["label"]\n'
MAIN = FORBID + 'regions = ["main"]\n'
NEAR = FORBID + 'neighbours = ["hafen"]\n'
NOT_NEAR = FORBID + 'unless-neighbours = ["hafen"]\n'
PIER = 'target.de = { bad = ["Pier"], good = ["Mole"] }\n'
TWICE = "Der Pier ist lang.\n\nHafen:\n\nDer Pier ist alt."
PAIR = 'kind = "pair"\ntrigger = { en = ["pier"] }\n' + PIER
BY_COUNTRY = FORBID + 'target.de = { bad = ["Pier"] }\ntarget.de-CH = { bad = ["Landesteg"] }\n'
ANY = FORBID + 'target."*" = { bad = ["Pier"] }\n'
BOTH = "Pier und Landesteg"

CASES: dict[str, tuple[str, str, str | None, str, list[str]]] = {
    "segments": (LABELS + PIER, "Pier:\n\nDer Pier.", None, "de en", ["Pier"]),
    "other-segments": (LABELS + PIER, "Der Pier ist lang.", None, "de en", []),
    "regions": (MAIN + PIER, "Der Pier ist lang.", None, "de en", ["Pier"]),
    "other-regions": (
        FORBID + 'regions = ["furniture"]\n' + PIER, "Der Pier ist lang.", None, "de en", []
    ),
    "whole": (FORBID + "whole = true\n" + PIER, "Pier:\n\nDer Pier.", None, "de en", ["Pier"]),
    "whole-of-a-row": (FORBID + "whole = true\n" + PIER, "Hafen | Pier", None, "de en", ["Pier"]),
    "start": (
        FORBID + "start = true\n" + PIER, "– Pier am Kai\n\nAm Pier", None, "de en", ["Pier"]
    ),
    "neighbours": (NEAR + PIER, TWICE, None, "de en", ["Pier", "Pier"]),
    "no-neighbours": (FORBID + 'neighbours = ["schiff"]\n' + PIER, TWICE, None, "de en", []),
    "neighbours-not-itself": (
        NEAR + PIER, "Der Pier im Hafen.", None, "de en", []
    ),
    "unless-neighbours": (NOT_NEAR + PIER, TWICE, None, "de en", []),
    "unless-other-neighbours": (
        FORBID + 'unless-neighbours = ["schiff"]\n' + PIER, TWICE, None, "de en", ["Pier", "Pier"]
    ),
    "unless-neighbours-in-the-source": (
        PAIR.replace(PIER, 'unless-neighbours = ["ship"]\n' + PIER),
        "Der Pier.\n\nDas Boot.", "The pier.\n\nThe ship.", "de en", [],
    ),
    "unless-source": (
        PAIR.replace(PIER, 'unless-source = ["bridge pier*"]\n' + PIER),
        "Der Pier der Brücke.", "The bridge piers and a pier.", "de en", [],
    ),
    "other-source": (
        PAIR.replace(PIER, 'unless-source = ["bridge pier*"]\n' + PIER),
        "Der Pier am Meer.", "The pier by the sea.", "de en", ["Pier"],
    ),
    "context": (
        FORBID + 'target.de = { bad = ["Pier"], context = ["boot*"] }\n',
        "Am Pier liegen Boote.\n\nDer Pier ist lang.", None, "de en", ["Pier"],
    ),
    "unless": (
        FORBID + 'target.de = { bad = ["Pier"], unless = ["boot*"] }\n',
        "Am Pier liegen Boote.\n\nDer Pier ist lang.", None, "de en", ["Pier"],
    ),
    "language": (BY_COUNTRY, BOTH, None, "de en", ["Pier"]),
    "language-falls-back": (BY_COUNTRY, BOTH, None, "de-AT en", ["Pier"]),
    "closest-language": (BY_COUNTRY, BOTH, None, "de-CH en", ["Landesteg"]),
    "any-language": (ANY, "Le Pier", None, "fr en", ["Pier"]),
    "source-language-falls-back": (PAIR, "Der Pier.", "The pier.", "de en-GB", ["Pier"]),
    "word-in-a-dense-script": (ANY, "在Pier上\n\n在Pierre上", None, "zh-Hant en", ["Pier"]),
    "dense-words-have-no-bounds": (
        FORBID + 'target.zh = { bad = ["碼頭"] }\n', "大碼頭邊有船", None, "zh-Hant en", ["碼頭"]
    ),
    "spaced-words-have": (
        FORBID + 'target.ko = { bad = ["부두"] }\n', "부두 옆\n\n큰부두", None, "ko en", ["부두"]
    ),
    "inflected": (
        FORBID + 'target.de = { bad = ["Landesteg"] }\n',
        "Die Landestege sind lang, der Landestegmeister auch.", None, "de en", ["Landestege"],
    ),
    "not-inflected": (
        FORBID + 'target.de = { bad = ["Landesteg"], inflect = false }\n',
        "Die Landestege sind lang.", None, "de en", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "target", "source", "tags", "quotes"), CASES.values(), ids=CASES)
def test_condition(
    rule: str, target: str, source: str | None, tags: str, quotes: list[str]
) -> None:
    assert [match[1] for match in found(rule, target, source, tags)] == quotes


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("de.json", '{"a": "Hallo {{name}}"}', []),
        ("de.txt", "Hallo {{name}}", ["debris/templates/double-braces"]),
    ],
)
def test_placeholders_belong_into_strings(name: str, text: str, codes: list[str]) -> None:
    Path(name).write_text(text, encoding="utf-8")
    result = check(target=Path(name), target_language="de", models=False, select=["debris"])
    assert [finding.code for finding in result.judgements[0].findings] == codes
