"""Scores of systems for papers and pages: LaTeX and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.cli._score_board import Board
    from mtqa.systems.scoring import Scored

_LATEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def as_latex(board: Board) -> str:
    """A tabular for the package booktabs: scores with the half width of their interval, the best
    cluster bold; the signatures are comments above it.
    """
    heads = " & ".join(["System", *(_latex_head(scored) for scored in board.metrics)])
    lines = [f"% {scored.signature}" for scored in board.metrics]
    if board.size > 1:
        lines.append(f"% {board.resampling.signature}")
    lines += [rf"\begin{{tabular}}{{l{'r' * len(board.metrics)}}}", r"\toprule"]
    lines += [rf"{heads} \\", r"\midrule"]
    for place, name in enumerate(board.material.names):
        cells = [_escaped(name), *(_latex_cell(one, place) for one in board.metrics)]
        lines.append(rf"{' & '.join(cells)} \\")
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}"]) + "\n"


def _latex_head(scored: Scored) -> str:
    arrow = r"$\uparrow$" if scored.higher_is_better else r"$\downarrow$"
    return f"{_escaped(scored.metric)} {arrow}"


def _latex_cell(scored: Scored, place: int) -> str:
    one, digits = scored.systems[place], scored.decimals
    value = f"{one.value:.{digits}f}"
    if one.rank == 1 and len(scored.systems) > 1:
        value = rf"\textbf{{{value}}}"
    if one.low is None or one.high is None:
        return value
    return rf"{value} {{\small$\pm${(one.high - one.low) / 2:.{digits}f}}}"


def _escaped(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)


def as_markdown(board: Board) -> str:
    """A table of the systems, one of the differences, and the signatures."""
    heads = [f"{one.metric} {'↑' if one.higher_is_better else '↓'}" for one in board.metrics]
    parts = [_pipes(["system", *heads], [_row(board, place) for place in range(_count(board))])]
    differences = [
        [
            one.metric,
            _plain(one.system),
            f"{one.value:+.4g}",
            f"{one.p:.4f}",
            f"{one.corrected:.4f}",
            one.verdict,
            "" if one.agreement is None else f"{one.agreement:.0%}",
        ]
        for one in board.differences()
    ]
    if differences:
        baseline = _plain(board.material.names[board.baseline])
        columns = ["metric", "system", f"minus {baseline}", "p", "p (Holm)", "", "humans agree"]
        parts.append(_pipes(columns, differences))
    signatures = [scored.signature for scored in board.metrics]
    signatures += [board.resampling.signature] if board.size > 1 else []
    parts.append("\n".join(f"- `{one}`" for one in signatures) + "\n")
    return "\n".join(parts)


def _count(board: Board) -> int:
    return len(board.material.names)


def _row(board: Board, place: int) -> list[str]:
    return [
        _plain(board.material.names[place]),
        *(cell(scored, place) for scored in board.metrics),
    ]


def cell(scored: Scored, place: int) -> str:
    """A score, the half width of its interval, and its rank among several systems."""
    one, digits = scored.systems[place], scored.decimals
    text = f"{one.value:.{digits}f}"
    if one.low is not None and one.high is not None:
        text += f" ±{(one.high - one.low) / 2:.{digits}f}"
    return f"{text} #{one.rank}" if one.rank and len(scored.systems) > 1 else text


def _pipes(heads: list[str], rows: list[list[str]]) -> str:
    ruler = ["---", *["---:"] * (len(heads) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in [heads, ruler, *rows])


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("`", "\\`")
