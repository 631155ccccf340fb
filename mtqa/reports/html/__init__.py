"""The report for reading: one self-contained page that needs no network and no server.

Texts of others reach the page as data only: JSON in which no `<` is left, put on the screen as text
nodes. A content security policy that names the one script and the one style sheet by their hashes
forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtqa import __version__
from mtqa.reports import _json_text
from mtqa.reports.html._data import page_data
from mtqa.types import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from mtqa.types import ReportOptions, Result

PAGE: Final = Path(__file__).with_name("page")
"""The template, and the style sheets and scripts that it is given, each in this order."""

STYLES: Final = ("colors", "layout", "segments", "print")
SCRIPTS: Final = (
    "dom", "text", "tooltip", "state", "filters", "summary", "matrix", "chart", "segment", "list",
    "keys", "main",
)  # fmt: skip


def write(result: Result, stream: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the page with the whole result: what to look at is chosen there."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined
    )
    style = _joined(STYLES, "css")
    script = f'(() => {{\n"use strict";\n{_joined(SCRIPTS, "js")}}})();\n'
    page = environment.get_template("page.html.jinja").generate(
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        data=_embedded(result),
        version=__version__,
    )
    stream.writelines(page)


def _joined(names: Sequence[str], suffix: str) -> str:
    return "\n".join((PAGE / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    """A source expression of CSP Level 3 for an inline element with this content."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


def _embedded(result: Result) -> str:
    """The data as JSON that neither ends nor opens an element, whatever texts it holds."""
    text = io.StringIO()
    _json_text.write(page_data(result), text, indent=None)
    return text.getvalue().replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


REPORT = Report(write=write)
