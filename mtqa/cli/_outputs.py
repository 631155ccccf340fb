"""Where reports go: refused before the work begins if they cannot, and never half-written."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mtqa import registry
from mtqa.errors import OutputError
from mtqa.types import ReportOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Report, Result


@dataclass(frozen=True, slots=True)
class Output:
    """A report by name, and its file; None is stdout."""

    name: str
    file: Path | None


def prepare(
    *,
    report: str,
    report_file: str | None,
    further: Sequence[str],
    inputs: Sequence[str],
    quiet: bool,
) -> list[Output]:
    """The reports to write. Raises click.UsageError or OutputError if one cannot be."""
    outputs = [_named(report, report_file, "--format")]
    if quiet and report == "terminal" and report_file is None:
        outputs = []
    for pair in further:
        name, equals, file = pair.partition("=")
        if not equals or not file:
            raise click.UsageError(f"--output {pair}: it must be NAME=FILE")
        outputs.append(_named(name, file, "--output"))
    taken = {Path(path).resolve(): "an input" for path in inputs if path != "-"}
    for output in outputs:
        if output.file is not None:
            refuse_if_unwritable(output.file, taken)
            taken[output.file.resolve()] = "the file of another report"
    return outputs


def _named(name: str, file: str | None, option: str) -> Output:
    if name not in registry.names("reports"):
        names = ", ".join(registry.names("reports"))
        raise click.UsageError(f"{option}: there is no report '{name}' (there are {names})")
    return Output(name, Path(file) if file else None)


def refuse_if_unwritable(file: Path, taken: dict[Path, str]) -> None:
    """Raises OutputError if a file cannot be written; `taken` says what other files are."""
    if file.resolve() in taken:
        raise OutputError(f"cannot be written: it is {taken[file.resolve()]}", path=str(file))
    if file.is_dir():
        raise OutputError("cannot be written: it is a directory", path=str(file))
    if not file.parent.is_dir():
        raise OutputError("cannot be written: its directory does not exist", path=str(file))
    if not os.access(file.parent, os.W_OK) or (file.exists() and not os.access(file, os.W_OK)):
        raise OutputError("cannot be written: permission denied", path=str(file))


def write(outputs: Sequence[Output], result: Result, *, color: bool | None) -> None:
    """Write every report. Raises OutputError if a file cannot be written; it is left as it was."""
    for output in outputs:
        report: Report = registry.load("reports", output.name)
        if output.file is None:
            report.write(result, sys.stdout, ReportOptions(color=color))
            sys.stdout.flush()
        else:
            text = io.StringIO()
            report.write(result, text, ReportOptions(color=False))
            replace_file(output.file, text.getvalue())


def replace_file(file: Path, text: str) -> None:
    """Written beside the file and then renamed, so that a reader sees the old or the new."""
    temporary = ""
    try:
        if file.exists() and not file.is_file():
            # A device or a pipe (/dev/stdout) cannot be replaced, only written to.
            file.write_text(text, encoding="utf-8", errors="backslashreplace")
            return
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.write(text)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, file)
    except OSError as error:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise OutputError(f"cannot be written: {error.strerror}", path=str(file)) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
