from __future__ import annotations

import time

import pytest

from mtqa.text.verbatim import verbatim


@pytest.mark.parametrize(
    ("text", "sort", "quote"),
    [
        ("Run `make all` first", "code-span", "`make all`"),
        ("運行`make`即可", "code-span", "`make`"),
        ("use --no-cache now", "option", "--no-cache"),
        (r"in C:\Users\me\file.txt.", "windows-path", r"C:\Users\me\file.txt"),
        ("in /etc/hosts.", "path", "/etc/hosts"),
        ("in ~/.ssh/config,", "path", "~/.ssh/config"),
        ("run ./build/run.sh", "path", "./build/run.sh"),
        ("打開README.md文件", "file", "README.md"),
        ("call os.path.join() here", "call", "os.path.join()"),
        ("set user_name here", "identifier", "user_name"),
        ("set MAX_SIZE here", "identifier", "MAX_SIZE"),
        ("ask @jack_b, or", "handle", "@jack_b"),
        ("#比特幣 #1", "hashtag", "#比特幣"),
        ("buy $AAPL for $US 5", "ticker", "$AAPL"),
        ("IBM (NYSE: IBM)", "ticker", "NYSE: IBM"),
        ("ISBN 978-3-16-148410-0.", "isbn", "ISBN 978-3-16-148410-0"),
        ("doi 10.1000/xyz123.", "doi", "10.1000/xyz123"),
        ("id 550e8400-e29b-41d4-a716-446655440000", "uuid", "550e8400-e29b-41d4-a716-446655440000"),
        ("at 0xdeadbeef", "hash", "0xdeadbeef"),
        ("at 192.168.0.1:8080.", "ip-address", "192.168.0.1:8080"),
        ("CVE-2024-12345", "cve", "CVE-2024-12345"),
        ("DE89 3704 0044 0532 0130 00", "iban", "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_found(text: str, sort: str, quote: str) -> None:
    assert [(one.sort, one.text) for one in verbatim(text)] == [(sort, quote)]


@pytest.mark.parametrize(
    "text",
    [
        "and/or, 1/2/3, km/h, </b>, <br/>",
        "don`t and it`s, `foo' and `bar'",
        "1.000.000.000 and 1.2.3.4.5",
        "C# and #1, &#39; me@example.org",
        "He said -- and then - so; 3:2",
        "Pr_int _File, R&D e.g. this",
    ],
)
def test_not_found(text: str) -> None:
    assert verbatim(text) == ()


@pytest.mark.parametrize(
    "piece", ["`", "/a", "a_", "ISBN 1", "C:\\a", "Aa: ", "DE12 3456", "a.b::"]
)
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    verbatim(piece * 50_000)
    assert time.process_time() - start < 5
