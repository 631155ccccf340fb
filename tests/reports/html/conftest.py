"""A real browser, Debian's Chromium or another one on the path, started once for all tests."""

from __future__ import annotations

import io
import shutil

import pytest

from mtqa.reports.html import REPORT
from mtqa.types import ReportOptions

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
TIMEOUT = 8_000


@pytest.fixture(scope="session")
def browser():
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


def rendered(result):
    """The page as text."""
    stream = io.StringIO()
    REPORT.write(result, stream, ReportOptions())
    return stream.getvalue()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a result as a page from a file; every error of its script fails the test."""
    contexts, errors = [], []

    def open_(result, *, fragment="", width=1300, **settings):
        file = tmp_path / f"report{len(contexts)}.html"
        file.write_text(rendered(result), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **settings))
        page = contexts[-1].new_page()
        page.set_default_timeout(TIMEOUT)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: said.type == "error" and errors.append(said.text))
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []
