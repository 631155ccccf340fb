"""Which of sacrebleu's tokenizers is right for a language, and whether it can be used here."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mtqa.errors import InputError, UsageError
from mtqa.text.languages import falls_under
from mtqa.text.toml import nearest


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("mtqa.metrics").joinpath("tokenizers.toml").read_text("utf-8"))


def choose(language: str) -> tuple[str, tuple[str, ...]]:
    """The tokenizer for a target language, and what is to be said about the choice: where the
    package of the right one is not installed, characters are compared.
    """
    table = _table()
    found = (name for tag, name in table["language"].items() if falls_under(language, tag))
    right: str = next(found, table["default"])
    missing = _missing(right)
    if missing is None:
        return right, ()
    fallback: str = table["fallback"]
    note = f"BLEU compares characters (tok:{fallback}): the tokenizer {right} needs {missing}"
    return fallback, (note,)


def asian(language: str) -> bool:
    """Whether TER must split the characters of this language."""
    return any(falls_under(language, tag) for tag in _table()["ter"]["asian"])


def refuse_if_unusable(tokenizer: str) -> None:
    """Raises UsageError for a tokenizer that sacrebleu has not, or whose package is not installed;
    InputError for one whose SentencePiece model is not here: nothing is downloaded.
    """
    from sacrebleu.metrics.bleu import BLEU

    if tokenizer not in BLEU.TOKENIZERS:
        raise UsageError(
            f"sacrebleu has no tokenizer '{tokenizer}'{nearest(tokenizer, BLEU.TOKENIZERS)}"
        )
    if missing := _missing(tokenizer):
        raise UsageError(f"the tokenizer {tokenizer} needs {missing}")
    model = _table()["models"].get("flores101" if tokenizer == "spm" else tokenizer)
    if model is not None:
        _refuse_without_model(tokenizer, *model)


def _missing(tokenizer: str) -> str | None:
    """What must be installed for a tokenizer, as a command; None if it is."""
    extra, *modules = _table()["packages"].get(tokenizer, ("",))
    absent = any(find_spec(module) is None for module in modules)
    return f"pip install 'sacrebleu[{extra}]'" if absent else None


def _refuse_without_model(tokenizer: str, name: str, address: str) -> None:
    from sacrebleu import utils

    file = Path(utils.SACREBLEU_DIR, "models", name)
    if not file.is_file() or not file.stat().st_size:
        raise InputError(
            f"the SentencePiece model of the tokenizer {tokenizer} is not here: fetch {address}"
            " once and put it in this place, or into the folder models of the one that the"
            " environment variable SACREBLEU names",
            path=str(file),
        )
