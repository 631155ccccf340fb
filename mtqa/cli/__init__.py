"""The command line: one click command per file, imported when it is needed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from mtqa import __version__, registry
from mtqa.errors import MtqaError

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_FAILED = 1
EXIT_ERROR = 2
EXIT_INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are the modules of this folder."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The names of the commands."""
        return registry.names("cli")

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 (click's signature)
        cmd_name: str,
    ) -> click.Command | None:
        """The command of this name, its module imported now."""
        if cmd_name not in registry.names("cli"):
            return None
        command: click.Command = registry.load("cli", cmd_name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mtqa")
def root() -> None:
    """Find what is wrong with a machine translation, where, how bad it is, and whether it may be
    published.

    Exit codes: 0 passed, 1 the gate failed, 2 a usage, configuration or input error,
    130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> Any:
    """Run the command line and exit the process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        root.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except MtqaError as error:
        complain(str(error))
        sys.exit(EXIT_ERROR)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_ERROR)
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone; there is nobody left to tell.
        sys.stderr.close()
        sys.exit(EXIT_ERROR)
    except Exception as bug:
        if os.environ.get("MTQA_TRACEBACK"):
            raise
        # Python's own exit code for a crash, 1, would say that the gate failed.
        complain(f"internal error, MTQA_TRACEBACK=1 shows where: {type(bug).__name__}: {bug}")
        sys.exit(EXIT_ERROR)


def complain(sentence: str) -> None:
    """One sentence on stderr, kept on one line."""
    click.echo(f"mtqa: {' '.join(sentence.split())}", err=True)
