"""Scores of systems on the terminal, and every form that they can be told in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mtqa.cli._charts import bars, histogram
from mtqa.cli._score_board import Board
from mtqa.cli._score_data import as_json, as_tsv
from mtqa.cli._score_text import as_latex, as_markdown, cell
from mtqa.cli._tables import rendered, shown
from mtqa.systems import preference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rich.table import Table

    from mtqa.systems.scoring import Scored

__all__ = ["FORMS", "Board"]


def as_table(board: Board) -> str:
    """Tables for a person: systems, differences from the baseline, what is asked for beside."""
    color = sys.stdout.isatty()
    parts = [rendered(_systems(board), color=color)]
    if any(board.differences()):
        parts.append(rendered(_differences(board), color=color) + _meaning(board))
    if any(one.documents for scored in board.metrics for one in scored.systems):
        parts.append(rendered(_documents(board), color=color))
    if board.segments:
        parts.append(rendered(_segments(board), color=color))
    if board.chart:
        parts += list(_charts(board))
    signatures = [scored.signature for scored in board.metrics]
    signatures += [board.resampling.signature] if board.size > 1 else []
    parts.append("".join(f"{signature}\n" for signature in signatures))
    return "\n".join(parts)


def _table(*heads: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    table.add_column(heads[0], overflow="fold")
    for head in heads[1:]:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def _head(scored: Scored) -> str:
    return f"{scored.metric} {'↑' if scored.higher_is_better else '↓'}"


def _systems(board: Board) -> Table:
    table = _table(f"system ({board.size} segments)", *map(_head, board.metrics))
    for place, name in enumerate(board.material.names):
        table.add_row(shown(name), *(cell(scored, place) for scored in board.metrics))
    return table


def _differences(board: Board) -> Table:
    baseline = shown(board.material.names[board.baseline])
    table = _table("metric", f"minus {baseline}", "", "p", "p (Holm)", "", "humans agree")
    for one in board.differences():
        table.add_row(
            one.metric,
            shown(one.system),
            f"{one.value:+.2f}" if abs(one.value) >= 1 else f"{one.value:+.4f}",
            f"{one.p:.4f}",
            f"{one.corrected:.4f}",
            one.verdict,
            "" if one.agreement is None else f"{one.agreement:.0%}",
        )
    return table


def _meaning(board: Board) -> str:
    """What the differences mean for people: a sentence each where there are few."""
    known = [one for one in board.differences() if one.agreement is not None]
    if len(board.material.names) == 2:
        return "".join(
            preference.sentence(one.metric, one.value, significant=one.significant) + "\n"
            for one in known
        )
    return f"{preference.legend()}\n" if known else ""


def _documents(board: Board) -> Table:
    table = _table("document", "system", *map(_head, board.metrics))
    for name in board.metrics[0].systems[0].documents:
        for place, system in enumerate(board.material.names):
            values = [
                f"{scored.systems[place].documents[name]:.{scored.decimals}f}"
                for scored in board.metrics
            ]
            table.add_row(shown(name), shown(system), *values)
    return table


def _segments(board: Board) -> Table:
    table = _table("line", "system", *map(_head, board.metrics))
    for number, line in enumerate(board.material.lines):
        for place, system in enumerate(board.material.names):
            values = [
                f"{scored.systems[place].segments[number]:.{scored.decimals}f}"
                for scored in board.metrics
            ]
            table.add_row(str(line), shown(system), *values)
    return table


def _charts(board: Board) -> Iterator[str]:
    names = [shown(name) for name in board.material.names]
    for scored in board.metrics:
        rows = [(one.value, one.low, one.high) for one in scored.systems]
        yield f"{_head(scored)}, systems\n{bars(names, rows, scored.decimals)}"
        values = [one.segments for one in scored.systems]
        yield f"{scored.metric}, segments\n{histogram(names, values)}"


FORMS: Mapping[str, Callable[[Board], str]] = {
    "table": as_table,
    "json": as_json,
    "tsv": as_tsv,
    "latex": as_latex,
    "markdown": as_markdown,
}
