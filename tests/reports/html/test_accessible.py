"""What axe-core finds wrong with the page: nothing serious, in any dress.

axe-core is not part of this repository: `npm install axe-core`, here or anywhere above, or its
`axe.min.js` named by MTQA_AXE, lets these tests run.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDERS = [Path.cwd(), *Path(__file__).resolve().parents]
INSTALLED = [folder / "node_modules" / "axe-core" / "axe.min.js" for folder in FOLDERS]


@pytest.fixture(scope="module")
def axe():
    named = [Path(os.environ["MTQA_AXE"])] if os.environ.get("MTQA_AXE") else []
    found = next((file for file in [*named, *INSTALLED] if file.is_file()), None)
    if found is None:
        pytest.skip("axe-core is not installed (npm install axe-core)")
    return found.read_text(encoding="utf-8")


DRESSES = {
    "light": ({"color_scheme": "light"}, ""),
    "dark": ({"color_scheme": "dark"}, ""),
    "narrow": ({"width": 360}, ""),
    "whole-text": ({}, "[data-view=document]"),
    "help": ({}, "#help-button"),
}


@pytest.mark.parametrize("dress", DRESSES)
def test_nothing_serious(opened, whole, axe, dress):
    settings, click = DRESSES[dress]
    page = opened(whole, fragment="#u2", **settings)
    if click:
        page.click(click)
    else:
        page.locator("mark").first.focus()
    page.evaluate(axe)
    faults = page.evaluate("axe.run().then(result => result.violations)")
    assert [
        (fault["id"], node["html"][:200], node["failureSummary"])
        for fault in faults
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ] == []
