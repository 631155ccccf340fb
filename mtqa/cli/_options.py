"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mtqa.types.plugins import GROUPS, LAYOUTS, SORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtqa.types import ReportOptions

    Command = Callable[..., Any]

_INPUTS = (
    click.argument("targets", nargs=-1, metavar="[TRANSLATION]..."),
    click.option(
        "--source",
        "sources",
        multiple=True,
        metavar="FILE",
        help="The source text; give it once for all translations, or once for each in order.",
    ),
    click.option(
        "--reference",
        "references",
        multiple=True,
        metavar="FILE",
        help="A reference translation in the language of the translations (repeatable).",
    ),
    click.option(
        "--alignment",
        metavar="FILE",
        help="Use this alignment of source and translation, corrected after `mtqa align`.",
    ),
    click.option(
        "--source-language", metavar="TAG", help="BCP-47 tag of the source, e.g. zh-Hant."
    ),
    click.option(
        "--target-language", metavar="TAG", help="BCP-47 tag of the translation, e.g. de."
    ),
    click.option(
        "--input-format",
        metavar="NAME",
        help="How to read standard input (the file name -) or an unknown suffix, e.g. markdown.",
    ),
    click.option(
        "--config", metavar="FILE", help="Use this mtqa.toml, not the nearest one, e.g. qa.toml."
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="CODE",
        help="Only these checks, rules or rule folders, e.g. people (repeatable).",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="CODE",
        help="All but these, e.g. apostrophe (repeatable).",
    ),
)
_RUN = (
    click.option("--no-models", is_flag=True, help="Rules and deterministic checks only."),
    click.option("--quiet", is_flag=True, help="No report on the terminal, no progress."),
    click.option(
        "--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes to use, e.g. 4."
    ),
)
_REPORT = (
    click.option(
        "--sort",
        type=click.Choice(SORTS),
        default=SORTS[0],
        help="What the terminal shows first: the segments of most risk (default), penalty,"
        " severity, confidence, or in their place in the text.",
    ),
    click.option(
        "--group-by",
        type=click.Choice(GROUPS),
        help="A list for each of these on the terminal, e.g. category.",
    ),
    click.option(
        "--limit",
        type=click.IntRange(0),
        default=10,
        metavar="N",
        help="Segments on the terminal, of each group (default: 10, all: 0).",
    ),
    click.option(
        "--layout",
        type=click.Choice(LAYOUTS),
        default=LAYOUTS[1],
        help="On the terminal: compact is a line for each finding, wide has texts side by side.",
    ),
    click.option("--no-color", is_flag=True, help="No colours."),
)
baseline_option = click.option(
    "--baseline",
    metavar="FILE",
    help="The known findings (default: the configuration's, or mtqa-baseline.json beside it).",
)


def inputs(command: Command) -> Command:
    """What to judge, with what, and what to look for."""
    return _with(_INPUTS, command)


def run_options(command: Command) -> Command:
    """How to run."""
    return _with(_RUN, command)


def report_options(command: Command) -> Command:
    """How the report on the terminal looks."""
    return _with(_REPORT, command)


def report_options_of(given: Mapping[str, Any]) -> ReportOptions:
    """What those options ask for."""
    from mtqa.types import ReportOptions

    return ReportOptions(
        color=False if given["no_color"] else None,
        limit=given["limit"] or None,
        sort=given["sort"],
        group_by=given["group_by"],
        layout=given["layout"],
    )


def _with(options: tuple[Callable[[Command], Command], ...], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
