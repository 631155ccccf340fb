"""Errors that end in one sentence for the user.

MtqaError                 anything the user can mend; the command line prints it and exits 2
├── UsageError            options that do not fit together
├── ConfigError           mtqa.toml: unknown key, wrong type, unknown name
├── InputError            a file that cannot be read as the text it should be
│   └── LanguageTagError  not a well-formed BCP-47 tag
├── OutputError           a report that cannot be written
└── RuleError             a rule that cannot be loaded or that fails its own examples
"""

from __future__ import annotations


class MtqaError(Exception):
    """`path` and `line` say where, when the fault lies in a file."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        """`message` is a sentence without the place."""
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = self.path or ""
        if self.line is not None:
            place += f":{self.line}"
        return f"{place}: {self.message}" if place else self.message


class UsageError(MtqaError):
    """Options that do not fit together."""


class ConfigError(MtqaError):
    """The configuration cannot be used."""


class InputError(MtqaError):
    """A file cannot be read as the text it should be. Whatever of the file is quoted, its message
    is one line.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        """`message` is a sentence without the place."""
        super().__init__(" ".join(message.split()), path=path, line=line)


class LanguageTagError(InputError):
    """Not a well-formed BCP-47 language tag."""


class ModelError(MtqaError):
    """A model is missing, damaged, or not what models.toml says."""


class OutputError(MtqaError):
    """A report cannot be written."""


class RuleError(MtqaError):
    """A rule cannot be loaded, or fails its own examples."""
