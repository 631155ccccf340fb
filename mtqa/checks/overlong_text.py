"""Reports a text that is longer than its file allows (size restrictions of XLIFF, columns of
limits in tables), or than the project does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Check, Code, Example, Hit, Limits, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "overlong-text"


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each part of a translation that is beyond a limit."""
    usual = Limits(context.options["characters"] or None, context.options["line"] or None)
    for unit in units:
        if unit.target is not None:
            limits = unit.target.limits
            for start, end, what in _beyond(unit.target.text, limits or usual, usual):
                yield Hit(CODE, unit.id, Span(Side.TARGET, start, end), detail={"what": what})


def _beyond(text: str, limits: Limits, usual: Limits) -> Iterator[tuple[int, int, str]]:
    """What is too much by the limits of the text or else the usual ones: its range, and how much
    is allowed.
    """
    longest = limits.characters or usual.characters
    if longest is not None and len(text) > longest:
        yield longest, len(text), f"{len(text)} characters, allowed are {longest}"
    widest = limits.line or usual.line
    if widest is None and limits.lines is None:
        return
    lines = text.split("\n")
    if limits.lines is not None and len(lines) > limits.lines:
        start = sum(len(line) + 1 for line in lines[: limits.lines])
        yield start, len(text), f"{len(lines)} lines, allowed are {limits.lines}"
    place = 0
    for line in lines:
        if widest is not None and len(line) > widest:
            what = f"a line of {len(line)} characters, allowed are {widest}"
            yield place + widest, place + len(line), what
        place += len(line) + 1


def _example(text: str, language: str, **options: int) -> Example:
    return Example(text, language, options=options)


CHECK = Check(
    codes={
        CODE: Code(
            category="design-and-markup/truncation-overflow",
            severity=Severity.MAJOR,
            message="{what}",
            why="The file says how much room there is: what is beyond is cut off, or breaks the"
            " layout.",
            examples=(
                _example("Speichern unter⟦ …⟧", "de", characters=15),
                _example("Enregistrer sous⟦…⟧", "fr", characters=16),
                _example("Сохранить⟦ изменения⟧", "ru", line=9),
                _example("保存所有⟦更改⟧", "zh-Hans", characters=4),
                _example("Guardar⟦ como⟧", "es", characters=7, line=20),
                _example("Tallenna⟦ nimellä⟧", "fi", line=8),
                _example("Speichern unter", "de", characters=15),
                _example("Enregistrer sous", "fr", characters=20),
                _example("Сохранить", "ru", line=9),
                _example("保存", "zh-Hans", characters=4, line=4),
                _example("Guardar como … y luego otra vez.", "es"),
                _example("Tallenna", "fi", characters=8),
            ),
        )
    },
    find=find,
    options={
        "characters": Option(
            0, "The longest text where its file says nothing; 0: any.", "characters = 60"
        ),
        "line": Option(0, "The longest line where its file says nothing; 0: any.", "line = 72"),
    },
)
