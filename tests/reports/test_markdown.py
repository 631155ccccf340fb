import io
import re

import pytest
from markdown_it import MarkdownIt

from mtqa import registry
from mtqa.reports import github_summary, markdown
from mtqa.reports._markdown import code, safe
from mtqa.types import ReportOptions, Result, Verdict
from tests.results import CRITICAL, MINOR, SIGNATURE, Texts, at, found, judged


def written(name, result):
    stream = io.StringIO()
    registry.load("reports", name).write(result, stream, ReportOptions())
    return stream.getvalue()


def rendered(text):
    return MarkdownIt("gfm-like", {"linkify": False}).render(text)


HOSTILE = [
    "plain",
    "a | b",
    "<b>x</b> & <script>alert(1)</script>",
    "`code` and ``more``",
    "*a* _b_ ~c~ **d** __e__",
    "[link](http://x) ![image](y) [^1]",
    "\\* \\\\ \\n",
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "2) item",
    "---",
    "===",
    "&amp; &lt; &copy;",
    "$x$ $$y$$",
    "<!-- hidden -->",
    "</code></span>",
    "~~~",
    "<details><summary>",
    "אבג <bdo dir=ltr>",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("escape", [safe, code])
def test_text_is_shown_as_it_is(text, escape):
    allowed = r"</?(p|code)>" if escape is code else r"</?p>"
    html = rendered(escape(text))
    shown = re.sub(allowed, "", html).strip()
    plain = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
    assert shown == plain


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_in_its_cell(text):
    html = rendered(f"| head | tail |\n| --- | --- |\n| {safe(text)} | {code(text)} |\n")
    assert (html.count("<td>"), html.count("<tr>")) == (2, 2)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@octocat", "@\u2060octocat"),
        ("see #12", "see #\u206012"),
        (":tada:", ":\u2060tada:"),
        (":+1:", ":\u2060+1:"),
        ("me@example.org", "me@\u2060example.org"),
        ("10:30", "10:30"),
        ("a: b", "a: b"),
        ("line\r\nline\tx", "line line x"),
        ("\x1b[31m", "&#92;x1b&#91;31m"),
    ],
)
def test_shorthand(text, shown):
    assert safe(text) == shown


def test_spans_are_marked(whole):
    html = rendered(written("markdown", whole))
    marked = re.findall(r"<b><ins>(.*?)</ins></b>", html)
    assert "Schwester Mu" in marked
    assert "]]&gt; und &lt;/script&gt; &amp; &quot;Zitate&quot; |" in marked
    assert "kritisch" in marked
    assert "Alt" not in marked


def test_only_our_own_elements_come_out(whole):
    html = rendered(written("github-summary", whole))
    assert set(re.findall(r"<([a-z]+[0-9]?)[ >]", html)) == {
        "b", "blockquote", "br", "code", "details", "h3", "h4", "ins", "li", "p", "span", "strong",
        "sub", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
    }  # fmt: skip


def many(number, text="Ein Wort zu viel."):
    texts = Texts(at("a.de.txt", *[text] * number))
    made = [
        found(texts, n, "Wort", "c", f"finding {n}", severity=MINOR if n > 1 else CRITICAL)
        for n in range(number, 0, -1)
    ]
    judgement = judged(texts, *made, verdict=Verdict("failed"), score=None)
    return Result((judgement,), Verdict("failed"), (), SIGNATURE)


@pytest.mark.parametrize(
    ("name", "size", "limit", "text"),
    [
        ("markdown", len, markdown.LIMIT, "Ein Wort zu viel."),
        ("markdown", len, markdown.LIMIT, "Wort " * 300),
        ("github-summary", lambda t: len(t.encode()), github_summary.LIMIT, "Wort: 一個詞太多了。"),
    ],
    ids=["comment", "long-segments", "summary"],
)
def test_limit(name, size, limit, text):
    page = written(name, many(6_000, text))
    assert 0.9 * limit < size(page) <= limit
    assert "finding 1 " in page
    left_out = re.search(r"… and ([\d,]+) more findings: there is no room for them\.", page)
    assert left_out is not None
    shown = len(re.findall(r"^- .*finding \d+ ", page, re.MULTILINE))
    assert shown + int(left_out[1].replace(",", "")) == 6_000


def test_many_translations():
    result = many(1)
    page = written("markdown", Result(result.judgements * 3_000, Verdict("failed"), (), SIGNATURE))
    assert len(page) <= markdown.LIMIT
    assert "… and 2,950 more translations." in page


def test_limits_are_those_of_github():
    assert (markdown.LIMIT, github_summary.LIMIT) == (65_536, 1_048_576)


def test_places_are_links_in_a_job_of_github(monkeypatch):
    for name, value in {
        "SERVER_URL": "https://g.example",
        "REPOSITORY": "a/b",
        "SHA": "c0",
    }.items():
        monkeypatch.setenv(f"GITHUB_{name}", value)
    texts = Texts(at("d e/#1.txt", "Ein Wort."))
    judgement = judged(
        texts, found(texts, 1, "Wort", "c", "m"), verdict=Verdict("failed"), score=None
    )
    page = written("markdown", Result((judgement,), Verdict("failed"), (), SIGNATURE))
    link = "https://g.example/a/b/blob/c0/d%20e/%231.txt?plain=1#L1"
    assert f'<a href="{link}"><code>d e/#1.txt:1:5</code></a>' in rendered(page)
