"""Where reports go: refused before the work begins if they cannot, and never half-written."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mtqa import registry
from mtqa.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtqa.types import Report, ReportOptions, Result


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
        elif sys.stdout.isatty() and registry.load("reports", output.name).binary:
            raise click.UsageError(f"report '{output.name}' is no text: name its file with -o")
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


def write(outputs: Sequence[Output], result: Result, options: ReportOptions) -> None:
    """Write every report, those in files without colours.

    Raises OutputError if a file cannot be written; all are left as they were then.
    """
    contents = {
        output.file: _content(output.name, result, replace(options, color=False))
        for output in outputs
        if output.file is not None
    }
    replace_files(contents)
    for output in outputs:
        if output.file is None:
            report: Report = registry.load("reports", output.name)
            stream = sys.stdout.buffer if report.binary else sys.stdout
            report.write(result, stream, options)
            stream.flush()


def _content(name: str, result: Result, options: ReportOptions) -> bytes:
    report: Report = registry.load("reports", name)
    if report.binary:
        content = io.BytesIO()
        report.write(result, content, options)
        return content.getvalue()
    text = io.StringIO()
    report.write(result, text, options)
    return text.getvalue().encode("utf-8", "backslashreplace")


def replace_file(file: Path, text: str) -> None:
    """Written beside the file and then renamed, so that a reader sees the old or the new."""
    replace_files({file: text.encode("utf-8", "backslashreplace")})


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """All of them written beside the files before the first is renamed.

    Raises OutputError if one cannot be written; then all are as they were.
    """
    temporary: dict[Path, str] = {}
    file = Path()
    try:
        for file, content in contents.items():
            if file.exists() and not file.is_file():
                # A device or a pipe (/dev/stdout) cannot be replaced, only written to.
                file.write_bytes(content)
            else:
                temporary[file] = _beside(file, content)
        for file, written in temporary.items():
            os.replace(written, file)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(file)) from None
    finally:
        for written in temporary.values():
            with suppress(FileNotFoundError):
                os.unlink(written)


def _beside(file: Path, content: bytes) -> str:
    """A file with this content in the same directory. Raises OSError, and leaves nothing then."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with open(handle, "wb") as out:
            out.write(content)
        os.chmod(name, 0o666 & ~_umask())
    except OSError:
        os.unlink(name)
        raise
    return name


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
