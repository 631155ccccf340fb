"""The page in a browser: what it shows, and that every way to steer it does what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from mtqa.types import BaselineState, Side, TokenScores


def shown(page):
    """The ids of the segments in the page, in their order."""
    return page.eval_on_selector_all(".segment", "all => all.map(one => one.id)")


def until(page, holds):
    """Wait for it; what playwright offers for this evaluates strings, as the page forbids."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it did not come to hold within two seconds")


def numbers(page):
    return page.inner_text("#status")


@pytest.fixture
def page(opened, whole):
    return opened(whole)


@pytest.fixture
def heated(result):
    """The result with made-up scores of the tokens of its first translation."""
    first = result.judgements[0]
    text = first.units[0].target.text
    words = [(m.start(), m.end(), 0.02) for m in re.finditer(r"\w+", text)]
    words[1:3] = [(18, 22, 0.4), (23, 29, 0.95)]
    scores = {first.units[0].id: (TokenScores("fluency-x", Side.TARGET, tuple(words)),)}
    return replace(result, judgements=(replace(first, token_scores=scores),))


def test_summary_tells_verdict_score_counts_and_baseline(page, whole):
    summary = page.inner_text("#summary")
    for expected in (
        "failed", "4 of 4 translations failed", "22.5", "interval 3.3 to 41.8", "critical",
        "accuracy/mistranslation", "Since the baseline", "was not read",
    ):  # fmt: skip
        assert expected.lower() in summary.lower()
    rows = page.eval_on_selector_all(
        ".card .bars tr", "rows => rows.map(row => row.innerText.replace(/\\s+/g, ' ').trim())"
    )
    counting = [f for f in whole.findings if f.counts]
    new = sum(f.baseline is BaselineState.NEW for f in counting)
    known = sum(f.accepted and f.suppressed is None for f in whole.findings)
    assert [row for row in rows if row.split()[0] in ("new", "known", "fixed")] == [
        f"new {new}", f"known {known}", "fixed 2",
    ]  # fmt: skip


def test_worst_segments_stand_first_with_their_texts_side_by_side(page):
    first = page.locator(".segment").first
    assert first.get_attribute("id") == "segment-u2"
    assert first.locator(".text h3").all_inner_texts() == [
        "source zh-Hant", "translation de", "reference de",
    ]  # fmt: skip
    tops = {box.bounding_box()["y"] for box in first.locator(".text").all()}
    assert len(tops) == 1
    assert first.locator("mark").all_inner_texts() == [
        "Vorläufige Zusammenfassung", "Schwester Mu",
    ]  # fmt: skip
    styles = first.locator("mark").evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark).textDecorationStyle)"
    )
    assert styles == ["double", "wavy"]


@pytest.mark.parametrize(
    ("act", "status"),
    [
        pytest.param(lambda p: p.fill("#filter-text", "KÜSTENZEITUNG"), "1 segment of", id="text"),
        pytest.param(
            lambda p: p.select_option("#filter-category", "accuracy/omission"),
            "1 segment of 19, 1 finding", id="category",
        ),
        pytest.param(
            lambda p: p.select_option("#filter-check", "rules/people/cathie-wood"),
            "1 segment of 19, 1 finding", id="check",
        ),
        pytest.param(
            lambda p: [p.click(f"[data-severity='{level}']") for level in (0, 1, 2)],
            "2 segments of 19, 2 findings", id="severity",
        ),
        pytest.param(
            lambda p: p.select_option("#filter-state", "suppressed"),
            "2 segments of 19, 2 findings", id="state",
        ),
        pytest.param(
            lambda p: p.select_option("#filter-translation", "2"),
            "2 segments of 19, 2 findings", id="translation",
        ),
        pytest.param(
            lambda p: p.get_by_role("button", name="1 accuracy/mistranslation in ja").click(),
            "1 segment of 19, 1 finding", id="matrix",
        ),
        pytest.param(
            lambda p: p.fill("#filter-text", "nowhere"), "nothing passes these filters", id="none"
        ),
        pytest.param(lambda p: p.click("[data-view=document]"), "19 segments of 19", id="whole"),
    ],
)  # fmt: skip
def test_filter(page, act, status):
    before = numbers(page)
    act(page)
    until(page, lambda: numbers(page) != before)
    assert status in numbers(page)
    page.click("#filter-reset")
    page.click("[data-view=worst]")
    assert numbers(page) == before
    assert page.input_value("#filter-text") == ""


def test_deep_link_leads_to_a_segment_and_each_names_its_own(opened, whole):
    page = opened(whole, fragment="#u6")
    assert page.evaluate("document.activeElement.id") == "segment-u6"
    page.locator("#segment-u5 a.anchor").first.click()
    assert page.evaluate("location.hash") == "#u5"
    until(page, lambda: focus(page) == "segment-u5")


def test_deep_link_beats_the_filters(page):
    page.fill("#filter-text", "nowhere")
    until(page, lambda: not shown(page))
    page.evaluate("location.hash = '#u4'")
    until(page, lambda: focus(page) == "segment-u4")


def test_tooltip_tells_why_and_what_for_mouse_and_keyboard(page):
    mark = page.locator("#segment-u2 mark").nth(1)
    for reach in (mark.hover, mark.focus):
        reach()
        tip = page.locator("#tip")
        assert tip.is_visible()
        assert "木頭姐 is what Chinese media call the investor Cathie Wood." in tip.inner_text()
        assert "Cathie Wood or Investorin Cathie Wood" in tip.inner_text()
        page.keyboard.press("Escape")
        assert tip.is_hidden()


def test_a_suggested_blank_is_seen(opened, result):
    page = opened(result)
    page.select_option("#filter-check", "double-space")
    assert page.inner_text(".segment .suggestions") == "→ ␣"


def focus(page):
    return page.evaluate("document.activeElement.id || document.activeElement.textContent")


def test_keys_walk_through_segments_and_findings(page):
    walked = []
    for key in "jjkgnnp":
        page.keyboard.press(key)
        walked.append(focus(page))
    assert walked == [
        "segment-u2", "segment-u5", "segment-u2", "segment-u2",
        "Vorläufige Zusammenfassung", "Schwester Mu", "Vorläufige Zusammenfassung",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("?", "document.getElementById('help').open"),
        ("/", "document.activeElement.id === 'filter-text'"),
        ("v", "document.querySelector('[data-view=document]').ariaPressed === 'true'"),
        ("2", "document.querySelector('[data-severity=\"2\"]').ariaPressed === 'false'"),
        ("d", "document.documentElement.dataset.theme === 'dark'"),
        ("c", "document.getElementById('toast').textContent === 'No finding is in focus'"),
    ],
)
def test_key(page, key, told):
    assert not page.evaluate(told)
    page.keyboard.press(key)
    assert page.evaluate(told)


def test_help_names_every_key(page):
    page.keyboard.press("?")
    keys = page.locator("#help kbd").all_inner_texts()
    assert {"j", "k", "n", "p", "/", "v", "h", "c", "d", "r", "?", "Esc"} <= set(keys)
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('help').open")


def test_finding_is_copied_as_text(opened, result):
    page = opened(result, permissions=["clipboard-read", "clipboard-write"])
    first = next(f for f in result.findings if f.code == "rules/people/cathie-wood")
    page.locator("#segment-u2 .copy").first.click()
    until(page, lambda: page.inner_text("#toast") == "Finding copied")
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == [
        f"press/tide.de.txt:2:30: critical: {first.message} [rules/people/cathie-wood]",
        "source: （前情提要：木頭姐再度加碼海洋能源）",
        f"translation: {result.judgements[0].units[1].target.text}",
        "reference: (Was bisher geschah: Cathie Wood kauft weitere Anteile an der Meeresenergie)",
        "suggestion: Cathie Wood or Investorin Cathie Wood",
        "why: 木頭姐 is what Chinese media call the investor Cathie Wood.",
    ]


def test_heat_map_is_switched_on_and_off(opened, heated):
    page = opened(heated, fragment="#u1")
    heat = page.locator("#segment-u1").first.locator(".heat")
    assert heat.count() == 0
    page.select_option("#filter-heat", "fluency-x")
    assert [(h.inner_text(), h.get_attribute("class")) for h in heat.all()] == [
        ("darf", "heat heat-2"), ("gebaut", "heat heat-6"),
    ]  # fmt: skip
    hottest = page.locator("#segment-u1 .hottest").first.inner_text()
    assert hottest == "hottest: gebaut 0.95, darf 0.4, Gezeitenkraftwerk 0.02"
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    assert heat.count() == 0


def test_chart_leads_to_segments(page):
    plot = page.locator("#chart-plot")
    plot.focus()
    assert plot.get_attribute("aria-valuetext") == "segment u2: 30 penalty points"
    for key in ("Home", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    assert plot.get_attribute("aria-valuetext").startswith("segment u3: ")
    page.keyboard.press("Enter")
    assert focus(page) == "segment-u3"
    box = plot.bounding_box()
    plot.click(position={"x": box["width"] * 1.5 * 0.03, "y": box["height"] / 2})
    assert focus(page) == "segment-u2"


def test_right_to_left_texts_begin_on_the_right(opened, result):
    page = opened(result)
    page.select_option("#filter-translation", "1")
    text = page.locator(".text.m p").first
    assert (text.get_attribute("dir"), text.get_attribute("lang")) == ("rtl", "ar")
    assert text.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert "U+202E" in page.inner_text("#segments")


def brightness(page):
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in color.strip("rgb()").split(",")[:3]) / 3


def test_dark_mode_follows_the_system_and_the_reader(opened, result):
    assert brightness(opened(result, color_scheme="light")) > 200
    page = opened(result, color_scheme="dark")
    assert brightness(page) < 60
    page.click("#theme")
    assert brightness(page) > 200


@pytest.mark.parametrize("width", [320, 420, 800, 1900])
def test_no_width_makes_the_page_scroll_sideways(opened, whole, width):
    page = opened(whole, width=width)
    page.click("[data-view=document]")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_every_segment(page):
    page.click("[data-view=document]")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(shown(page)) == 19
    assert page.locator("#filters").is_hidden()
    tops = page.eval_on_selector_all(".segment", "all => all.map(o => o.getBoundingClientRect())")
    assert all(a["bottom"] <= b["top"] + 1 for a, b in pairwise(tops))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") >= 3
