"""Every option is explained and shown, and the page about them is up to date."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click
import pytest

from mtqa.cli import root
from mtqa.cli._manual import commands, manual, options, page
from tests.conftest import ROOT

if TYPE_CHECKING:
    from click.testing import Result

COMMANDS = dict(commands(root, "mtqa"))
LEAVES = {
    name: command for name, command in COMMANDS.items() if not isinstance(command, click.Group)
}


def test_page_is_up_to_date() -> None:
    """Mended by `mtqa docs docs/cli.md`."""
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == page(root, "mtqa")


def help_of(name: str) -> Result:
    from click.testing import CliRunner

    return CliRunner().invoke(root, [*name.split()[1:], "--help"], terminal_width=200)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    shown = help_of(name).output
    for option in options(COMMANDS[name]):
        assert option.help, option.name
        assert max(option.opts, key=len) in shown
        assert option.help.split()[0] in shown


def words(example: str) -> list[str]:
    """The words of an example, without the name of the command before them."""
    return shlex.split(example, comments=True)


@pytest.mark.parametrize("name", LEAVES)
def test_every_option_has_an_example(name: str) -> None:
    """In a line of the command's examples, or in its own explanation."""
    examples = [
        word.partition("=")[0]
        for example in manual(LEAVES[name]).examples
        if f"{example} ".startswith(f"{name} ")
        for word in words(example)
    ]
    assert examples, "there is no example"
    missing = [
        option.opts[-1]
        for option in options(LEAVES[name])
        if not set(option.opts) & set(examples)
        and (option.is_flag or "e.g. " not in (option.help or ""))
    ]
    assert missing == []


EXAMPLES = [example for command in LEAVES.values() for example in manual(command).examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_understood(example: str) -> None:
    longest = sorted(LEAVES, key=len, reverse=True)
    own = next(name for name in longest if f"{example} ".startswith(f"{name} "))
    arguments = words(example.partition(" < ")[0])[len(own.split()) :]
    context = LEAVES[own].make_context(own, arguments)
    assert context.info_name == own
