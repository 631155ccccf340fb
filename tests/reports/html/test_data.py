"""What the page is given: nothing but itself may run, and its offsets are those of JavaScript."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from mtqa.reports.html._data import page_data
from mtqa.types import Result, Score, Side, TokenScores, Verdict
from tests.reports.html.conftest import rendered
from tests.results import Texts, at, found, judged


def one(text, quote, *, language="de", **more):
    texts = Texts(at("a.txt", text, language=language))
    findings = [found(texts, 1, quote, "c", "m", **more)] if quote else []
    return judged(texts, *findings, verdict=Verdict("failed"), score=Score("mqm", 1, "s"))


def data(judgement):
    return page_data(Result((judgement,), Verdict("failed"), (), "s"))


def test_policy_names_the_style_and_the_script_and_forbids_the_rest(whole):
    page = rendered(whole)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert allowed.pop(directive) == f"'sha256-{digest}'"
    assert allowed == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def test_page_is_one_file(whole):
    page = rendered(whole).partition('id="data">')[0]
    assert re.findall(r"\b(?:src|href)=\"(?!#)|url\(|@import", page) == []


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("ein Wort", "Wort", 4, 8),
        ("grün Wort", "Wort", 5, 9),
        ("𠮷 Wort", "Wort", 3, 7),
        ("a 𠮷𠮷 Wort", "𠮷 W", 4, 8),
        ("👩\u200d🔬 sagt", "sagt", 6, 10),
    ],
)
def test_offsets_are_those_of_utf_16(text, quote, start, end):
    (finding,) = data(one(text, quote))["findings"]
    assert (finding["start"], finding["end"]) == (start, end)
    encoded = text.encode("utf-16-le")
    assert encoded[2 * start : 2 * end].decode("utf-16-le") == quote


def test_token_scores_come_with_the_scale_of_their_model():
    made = one("𠮷 Wort", "")
    scores = {"u1": (TokenScores("lm", Side.TARGET, ((0, 1, 2.0), (2, 6, 8.5))),)}
    shown = data(replace(made, token_scores=scores))
    assert shown["units"][0]["heat"] == {"lm": {"side": "m", "tokens": [0, 2, 2.0, 3, 7, 8.5]}}
    assert shown["translations"][0]["heat"] == {"lm": 8.5}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", {"lang": "de", "dir": "ltr"}),
        ("ar", {"lang": "ar", "dir": "rtl"}),
        ("he-IL", {"lang": "he-IL", "dir": "rtl"}),
        ("zh-Hant-TW", {"lang": "zh-Hant-TW", "dir": "ltr"}),
        ("qaa", {"lang": "qaa", "dir": "auto"}),
        ("und", {"lang": "", "dir": "auto"}),
    ],
)
def test_direction_is_that_of_the_language(language, expected):
    assert data(one("x", "", language=language))["translations"][0]["texts"]["m"] == expected


def test_jinja_is_imported_late():
    code = "import sys, mtqa.reports.html; print('jinja2' in sys.modules, 'babel' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False False\n"
