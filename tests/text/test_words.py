"""Words as they are counted in all scripts, and links."""

from __future__ import annotations

import time

import pytest

from mtqa.text.inlines import links
from mtqa.text.words import count


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("… – !", 0),
        ("Ein Start-up, zwei Autos.", 5),
        ("Sie zahlte 3 Euro", 4),
        ("這是一個句子。", 3),
        ("コーヒーを飲む", 3.5),
        ("OpenAI 太空戰", 2.5),
        ("한국어 문장", 2),
        ("हिन्दी भाषा", 2),
        ("e\u0301te\u0301 chaud", 2),
        ("สวัสดีครับ", 2.5),
        ("siehe https://example.org/a/b?c=d, bitte", 3),
        ("an post@example.org", 2),
    ],
)
def test_counting(text: str, number: float) -> None:
    assert count(text) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Siehe https://a.de/b?x=1, dann.", ["https://a.de/b?x=1"]),
        ("(www.a.de/b).", ["www.a.de/b"]),
        ("an a.b@c.de; oder", ["a.b@c.de"]),
        ("見https://a.com/b。完", ["https://a.com/b"]),
        ("auf example.org und github.com/x", ["example.org", "github.com/x"]),
        ("Nein.Doch z.B. node.js 3.5 und a@b", []),
        ("Ende.Com", []),
        ("ftp://a.b mailto:x@y.z", ["ftp://a.b", "mailto:x@y.z"]),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    assert [text[link.start : link.end] for link in links(text)] == found


@pytest.mark.parametrize("unit", ["a.", "a@", "http://", "www.", ".com", "a-", "1", "字"])
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    before = time.process_time()
    links(text)
    count(text)
    assert time.process_time() - before < 10
