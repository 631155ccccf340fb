"""`mtqa align`: which sentences of a source and its translation say the same."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Document, Link

_FORMATS = ("terminal", "json", "tsv", "tmx")


@click.command("align")
@click.argument("source", metavar="SOURCE")
@click.argument("target", required=False, metavar="[TRANSLATION]")
@click.option("--source-language", metavar="TAG", help="BCP-47 tag of the source, e.g. zh-Hant.")
@click.option("--target-language", metavar="TAG", help="BCP-47 tag of the translation, e.g. de.")
@click.option("--input-format", metavar="NAME", help="How to read stdin (-) or an unknown suffix.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="terminal",
    show_default=True,
    help="How to show or export it.",
)
@click.option("-o", "file", metavar="FILE", help="Write to FILE.")
@click.option("--alignment", metavar="FILE", help="Show a corrected alignment (.json or .tsv).")
@click.option("--no-models", is_flag=True, help="Align by lengths, numbers and names alone.")
@click.option("--no-color", is_flag=True, help="No colours.")
def align(**given: Any) -> None:
    """Show the alignment of a source and its translation side by side, or export it.

    A JSON or TSV file can be corrected by hand and given to `mtqa check --alignment`. A file with
    source and translation in it (PO, XLIFF, TMX) needs no other one.

    \b
    mtqa align page.zh-Hant.txt page.de.txt
    mtqa align page.zh-Hant.txt page.de.txt --format tmx -o page.tmx
    mtqa align page.en.txt page.de.txt --alignment page.tsv --no-color
    mtqa align - page.de.md --input-format markdown --source-language en < page.en.md
    mtqa align page.en.txt page.de.txt --target-language de --no-models
    mtqa align messages.po --format tmx -o messages.tmx
    """
    from mtqa.align._exchange import EXPORTS
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file
    from mtqa.config import Config
    from mtqa.pipeline import Options, align_files
    from mtqa.text.languages import standardize

    if given["file"]:
        inputs = filter(None, (given["source"], given["target"], given["alignment"]))
        refuse_if_unwritable(Path(given["file"]), {Path(i).resolve(): "an input" for i in inputs})
    config = Config(
        source_language=given["source_language"] and standardize(given["source_language"]),
        target_language=given["target_language"] and standardize(given["target_language"]),
    )
    source, target, links = align_files(
        Path(given["source"]),
        Path(given["target"]) if given["target"] else None,
        Options(config, input_format=given["input_format"], models=not given["no_models"]),
        Path(given["alignment"]) if given["alignment"] else None,
    )
    if given["form"] in EXPORTS:
        text = EXPORTS[given["form"]](source, target, links)
    else:
        color = sys.stdout.isatty() and not given["no_color"] and not given["file"]
        text = _side_by_side(source, target, links, color=color)
    if given["file"]:
        replace_file(Path(given["file"]), text)
    else:
        sys.stdout.write(text)


def _side_by_side(source: Document, target: Document, links: Sequence[Link], *, color: bool) -> str:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from mtqa.cli._tables import rendered, shown

    def cell(document: Document, indices: tuple[int, ...]) -> Text:
        if not indices:
            return Text("—", "dim")
        return Text("\n".join(shown(document.segments[index].text) for index in indices))

    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    table.add_column("sure", justify="right", no_wrap=True)
    for document in (source, target):
        table.add_column(f"{document.raw.path} ({document.language})", ratio=1, overflow="fold")
    for link in links:
        sure = "bold red" if link.confidence < 0.5 else "dim"
        table.add_row(
            Text(f"{link.confidence:.2f}", sure),
            cell(source, link.source),
            cell(target, link.target),
        )
    return rendered(table, color=color)


COMMAND = align
