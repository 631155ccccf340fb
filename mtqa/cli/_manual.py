"""The commands as a page of Markdown, from the same objects that print --help."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """# The command line

Written by `mtqa docs docs/cli.md`; `mtqa COMMAND --help` says the same.
"""


@dataclass(frozen=True, slots=True)
class Manual:
    """What the help of a command says: its text as paragraphs, and its examples as lines."""

    paragraphs: tuple[str, ...]
    examples: tuple[str, ...]


def manual(command: click.Command) -> Manual:
    """The help of a command, taken apart: blocks that keep their lines are its examples."""
    paragraphs, examples = [], []
    for part in cleandoc(command.help or "").split("\n\n"):
        if part.startswith("\b\n"):
            examples += part.removeprefix("\b\n").splitlines()
        else:
            paragraphs.append(" ".join(part.split()))
    return Manual(tuple(paragraphs), tuple(examples))


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """The command and all below it that are not hidden, each with its full name."""
    if command.hidden:
        return
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for part in command.list_commands(context):
            below = command.get_command(context, part)
            assert below is not None
            yield from commands(below, f"{name} {part}")


def options(command: click.Command) -> list[click.Option]:
    """The options of a command that its help shows, --help itself apart."""
    return [p for p in command.params if isinstance(p, click.Option) and not p.hidden]


def page(root: click.Command, name: str) -> str:
    """The whole page."""
    parts = [_HEAD]
    for full_name, command in commands(root, name):
        parts += _section(full_name, command)
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> Iterator[str]:
    text = manual(command)
    pieces = " ".join(command.collect_usage_pieces(click.Context(command)))
    yield f"## {name}\n"
    yield f"`{name} {pieces}`\n"
    yield from (f"{_escaped(paragraph)}\n" for paragraph in text.paragraphs)
    if shown := options(command):
        yield "| option | meaning |\n|---|---|"
        yield from map(_row, shown)
        yield ""
    if text.examples:
        yield "\n".join(["```sh", *text.examples, "```"]) + "\n"


def _row(option: click.Option) -> str:
    context = click.Context(click.Command("mtqa"))
    names, meaning = option.get_help_record(context) or ("", "")
    return f"| `{names.replace('|', chr(92) + '|')}` | {_escaped(meaning)} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")
