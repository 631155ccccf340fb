"""`mtqa fix`: put right what can be put right unseen."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa import registry
from mtqa.cli import EXIT_ERROR, EXIT_FAILED, complain
from mtqa.errors import InputError, MtqaError, OutputError

if TYPE_CHECKING:
    from mtqa.pipeline import Options, Task
    from mtqa.types import Format, Judgement

_ROUNDS = 5
"""Fixes that touch each other are made one after the other."""


@click.command("fix")
@click.argument("files", nargs=-1, required=True, metavar="TRANSLATION...")
@click.option("--dry-run", is_flag=True, help="Show what would change (the default).")
@click.option("--write", is_flag=True, help="Change the files.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="FILE",
    help="The source text; give it once for all translations, or once for each of them in order.",
)
@click.option("--source-language", metavar="TAG", help="BCP-47 tag of the source, e.g. zh-Hant.")
@click.option("--target-language", metavar="TAG", help="BCP-47 tag of the translation, e.g. de.")
@click.option("--input-format", metavar="NAME", help="How to read an unknown suffix.")
@click.option("--config", metavar="FILE", help="Use this mtqa.toml, not the nearest one.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these checks or rules.")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these.")
@click.option("--no-models", is_flag=True, help="Rules and deterministic checks only.")
@click.option("--quiet", is_flag=True, help="Show no diff.")
def fix(**given: Any) -> None:
    """Put right what needs no second look, and show the changes as a diff.

    Only suggestions marked as safe are used; every other byte of the files stays as it is. Exits
    0 if nothing is left to do, 1 if --dry-run found something to change, 2 on an error.

    \b
    mtqa fix page.de.txt
    mtqa fix --dry-run page.de.txt --source page.en.txt --no-models
    mtqa fix --write page.de.md page.fr.md --quiet
    mtqa fix page.de --input-format markdown --source-language en --target-language de
    mtqa fix page.de.txt --config qa/mtqa.toml --select rules/chrome --ignore apostrophe
    """
    if given["dry_run"] and given["write"]:
        raise click.UsageError("--dry-run and --write exclude each other")
    from mtqa.cli._inputs import config_of, options_of, tasks_of
    from mtqa.files import expanded

    names = {"targets": given["files"], "references": (), "alignment": None, "fail_on": None}
    config = config_of({**given, **names})
    tasks = tasks_of({**given, **names}, config)
    options = options_of({**given, **names, "jobs": 1, "no_baseline": True}, config)
    failed = changed = False
    for task in expanded(tasks, options):
        try:
            changed |= _fix(task, options, write=given["write"], quiet=given["quiet"])
        except MtqaError as error:
            complain(str(error))
            failed = True
    sys.exit(EXIT_ERROR if failed else EXIT_FAILED if changed and not given["write"] else 0)


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A file's bytes after its fixes, and how many there were; `before` and `after` are texts."""

    content: bytes
    before: str
    after: str
    number: int
    stuck: int


def _fix(task: Task, options: Options, *, write: bool, quiet: bool) -> bool:
    """Whether there was something to change. Raises MtqaError."""
    from mtqa.fixing import diff

    if str(task.target) == "-":
        raise click.UsageError("standard input (-) is no file that could be changed")
    fixed = _fixed(task, options)
    if fixed.number and not quiet:
        _show(diff(str(task.target), fixed.before, fixed.after))
    if fixed.number and write:
        _replace(Path(task.target), fixed.content)
    done = "fixed" if write else "to fix"
    left = f", {fixed.stuck} behind markup or out of the encoding left" if fixed.stuck else ""
    click.echo(f"{task.target}: {fixed.number} {done}{left}", err=True)
    return bool(fixed.number)


def _fixed(task: Task, options: Options) -> _Fixed:
    from mtqa.fixing import plan, rewritten
    from mtqa.formats import choose
    from mtqa.text.decoding import decode, read_bytes

    path = Path(task.target)
    content = read_bytes(str(path))
    form: Format = registry.load("formats", choose(str(path), options.input_format))
    opened = form.open or decode
    before = opened(content, str(path)).text
    number = stuck = 0
    with tempfile.TemporaryDirectory() as folder:
        place = path
        for _ in range(_ROUNDS):
            judgement = _judgement(replace(task, target=place), options)
            planned = plan(judgement, form)
            content = rewritten(content, judgement.target.raw, planned.edits, form)
            number, stuck = number + len(planned.edits), len(planned.stuck)
            if not planned.overlapping:
                break
            place = Path(folder) / path.name
            place.write_bytes(content)
    return _Fixed(content, before, opened(content, str(path)).text, number, stuck)


def _judgement(task: Task, options: Options) -> Judgement:
    """Raises MtqaError for a file that cannot be read, or a rule that had to be given up."""
    from mtqa.pipeline import run

    result = run([task], options)
    if result.errors:
        raise InputError(result.errors[0].message, path=result.errors[0].path)
    return result.judgements[0]


def _show(lines: list[str]) -> None:
    """Print a diff; control characters of the file must not reach a terminal."""
    for line in lines:
        text = "".join(c if c.isprintable() or c == "\t" else f"\\x{ord(c):02x}" for c in line)
        click.echo(text if sys.stdout.isatty() else line)


def _replace(path: Path, content: bytes) -> None:
    """Written beside the file and then renamed, so that a reader sees the old or the new."""
    target, temporary = path.resolve(), ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with open(handle, "wb") as file:
            file.write(content)
        shutil.copymode(target, temporary)
        os.replace(temporary, target)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from None


COMMAND = fix
