"""Texts that are programs: every field of a result holds them, and none of them ever runs."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.types import (
    BaselineState,
    FileError,
    Known,
    Result,
    Score,
    Severity,
    Side,
    TokenScores,
    Verdict,
)
from tests.reports.html.conftest import rendered
from tests.results import Texts, at, found, judged

DATA = tomllib.loads(Path(__file__).with_name("payloads.toml").read_text(encoding="utf-8"))
PAYLOADS = [*DATA["payloads"], *DATA["awkward"]]
FOREIGN = (
    "img, iframe, object, embed, audio, video, base, link, math, marquee, style ~ style, [onload],"
    ' [onerror], a:not([href^="#"])'
)
LISTEN = "window.ran = 0; window.pwned = () => { window.ran += 1; };"


def judgement(payload):
    """A translation with one segment, whose every text is the payload."""
    line = payload.replace("\n", " ")
    texts = Texts(
        at(payload, line, line, language="de"),
        at(payload, line, line, side=Side.SOURCE, language=payload),
        at(payload, line, line, side=Side.REFERENCE, language="de"),
    )
    span = line[: len(line) // 2]
    kept = {
        "category": payload, "check": payload, "why": payload, "suggestions": (payload, ""),
        "related": (("u2", replace(_span(line), side=Side.SOURCE)),),
    }  # fmt: skip
    findings = [
        replace(found(texts, 1, line, payload, payload), **kept),
        replace(found(texts, 1, span, payload, payload, severity=Severity.MINOR), **kept),
        replace(found(texts, 2, line, payload, payload, suppressed=payload), **kept),
        replace(found(texts, 1, line, payload, payload), segment=None, check=payload),
    ]
    score = Score(payload, 1.0, payload)
    made = judged(
        texts,
        *(replace(f, baseline=BaselineState.NEW) for f in findings),
        verdict=Verdict("failed", (payload,)),
        score=score,
        notes=(payload,),
        fixed=(Known(payload, payload, Severity.MAJOR, Side.TARGET, payload, payload),),
    )
    return replace(
        made,
        units=tuple(replace(unit, id=f"{payload}{unit.id}") for unit in made.units),
        findings=tuple(
            replace(f, segment=f.segment and f"{payload}{f.segment}") for f in made.findings
        ),
        unit_scores={f"{payload}u1": (score,)},
        token_scores={f"{payload}u1": (TokenScores(payload, Side.TARGET, ((0, 2, 1.0),)),)},
    )


def _span(text):
    from mtqa.types import Span

    return Span(Side.SOURCE, 0, len(text))


@pytest.fixture(scope="module")
def hostile():
    errors = tuple(FileError(payload, payload) for payload in PAYLOADS)
    verdict = Verdict("failed", tuple(PAYLOADS))
    return Result(tuple(map(judgement, PAYLOADS)), verdict, errors, "".join(PAYLOADS))


def test_there_are_many():
    assert len(set(PAYLOADS)) >= 60


def test_data_cannot_leave_its_element(hostile):
    page = rendered(hostile)
    assert len(re.findall(r"<script\b", page)) == 2
    assert len(re.findall(r"</script\b", page)) == 2
    data = page.partition('id="data">')[2].partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(data)
    assert {unit["m"][0] for unit in json.loads(data)["units"]} == set(PAYLOADS)


@pytest.mark.parametrize("policy", ["policy", "no-policy"])
def test_nothing_runs(browser, tmp_path, hostile, policy):
    """Without the policy too, for it is the second wall, not the only one."""
    file = tmp_path / "report.html"
    file.write_text(rendered(hostile), encoding="utf-8")
    context = browser.new_context(
        viewport={"width": 1300, "height": 900}, bypass_csp=policy == "no-policy"
    )
    context.add_init_script(LISTEN)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    read_all(page)
    ran = page.evaluate("window.ran")
    foreign = page.locator(FOREIGN).count()
    texts = page.evaluate("document.body.textContent")
    context.close()
    assert ran == 0
    assert foreign == 0
    assert asked == [file.as_uri()]
    assert "<img src=x onerror=pwned()>" in texts


def read_all(page):
    """See every segment, every tooltip, every view and every filter."""
    for view in ("document", "worst"):
        page.click(f"[data-view={view}]")
        page.select_option("#filter-heat", index=1)
        bottom = page.evaluate("document.documentElement.scrollHeight")
        for top in range(0, bottom, 6000):
            page.evaluate("top => scrollTo(0, top)", top)
            page.evaluate("document.querySelectorAll('mark').forEach(mark => mark.focus())")
    for name in ("category", "check", "translation", "heat"):
        options = page.locator(f"#filter-{name} option").count()
        for index in range(options)[:: options // 3]:
            page.select_option(f"#filter-{name}", index=index)
        page.select_option(f"#filter-{name}", index=0)
    for payload in PAYLOADS[:3]:
        page.fill("#filter-text", payload)
        page.evaluate("hash => { location.hash = hash; }", payload)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.evaluate("document.querySelectorAll('.copy').forEach(button => button.click())")
    for link in page.locator("button.link").all()[::40]:
        link.dispatch_event("click")
    page.pdf()


def test_bidi_controls_and_nul_are_shown_by_name(opened, hostile):
    page = opened(replace(hostile, judgements=hostile.judgements[-5:-3]))
    shown = page.inner_text("main")
    assert {"U+0000", "U+202E", "U+202C"} <= set(re.findall(r"U\+[0-9A-F]{4}", shown))
    assert not set(shown) & set("\0\u202e\u202c")


def test_a_line_of_a_megabyte_is_shown_in_part(opened):
    text = "wort " * 200_000 + "falsch " + "wort " * 10_000
    texts = Texts(at("a.de.txt", text))
    finding = found(texts, 1, "falsch", "code", "message")
    made = judged(texts, finding, verdict=Verdict("failed"), score=Score("mqm", 1, "s"))
    page = opened(Result((made,), Verdict("failed"), (), "s"))
    assert page.locator("mark").inner_text() == "falsch"
    assert len(page.inner_text(".text p")) < 3000
    page.get_by_role("button", name="show all 1,050,007 characters").click()
    assert len(page.inner_text(".text p")) > 1_000_000
