"""The functions of the public API."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.config import Config, load, parse_severity
from mtqa.errors import InputError, UsageError
from mtqa.pipeline import Options, Task, run
from mtqa.text.languages import standardize
from mtqa.types import Result, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.document_fluency import DocumentFluency
    from mtqa.document_quality import DocumentQuality
    from mtqa.models._fluency import FluencyModel

Text = str | os.PathLike[str]
"""A text itself as a string, or a file as a path."""


def check(
    *,
    target: Text,
    source: Text | None = None,
    references: Sequence[Text] = (),
    source_language: str | None = None,
    target_language: str | None = None,
    input_format: str | None = None,
    config: os.PathLike[str] | str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: Severity | str | None = None,
    models: bool = True,
) -> Result:
    """Judge one translation.

    A string is the text itself, a path is a file. Languages are BCP-47 tags and are identified
    where they are not given. `config` is an mtqa.toml, of which `select`, `ignore` and `fail_on`
    override the same keys (`ignore` adds to it); no file is looked for when it is not given.

    Raises MtqaError: InputError for a file that cannot be read, ConfigError, RuleError,
    UsageError.
    """
    settings = load(Path(config)) if config is not None else Config()
    wishes = {
        "source_language": source_language and standardize(source_language),
        "target_language": target_language and standardize(target_language),
        "select": tuple(select),
        "ignore": tuple(ignore),
        "fail_on": fail_on if fail_on is None else _severity(fail_on),
    }
    settings = settings.having(
        {name: wish for name, wish in wishes.items() if wish not in (None, ())}
    )
    task = Task(
        _given(target),
        None if source is None else _given(source),
        tuple(_given(reference) for reference in references),
    )
    result = run([task], Options(settings, input_format, models))
    if not result.judgements:
        raise InputError(result.errors[0].message, path=result.errors[0].path)
    return result


def fluency(
    text: Text | Sequence[str],
    *,
    language: str | None = None,
    model: str | FluencyModel | None = None,
    input_format: str | None = None,
    config: os.PathLike[str] | str | None = None,
) -> DocumentFluency:
    """Raw scores: how natural each segment is, and how bad each of its tokens.

    A string is the text itself, a path is a file; both are cut into sentences. The strings of a
    sequence are segments as they are. `language` is a BCP-47 tag, identified where it is not
    given. `model` is an id of `mtqa models list`, or a model that is loaded already; `config` is
    an mtqa.toml with further lists of models.

    Raises MtqaError: InputError for a file that cannot be read, ModelError for a model that is
    not here, ConfigError, UsageError.
    """
    from mtqa import document_fluency as documents

    further = load(Path(config)).models if config is not None else ()
    scorer = documents.load(model, further) if model is None or isinstance(model, str) else model
    if not isinstance(text, (str, os.PathLike)):
        return documents.score_texts(text, scorer, language=language)
    document = documents.read(_given(text), language=language, input_format=input_format)
    return documents.score_document(document, scorer)


def quality(
    *,
    target: Text,
    source: Text | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    model: str | None = None,
    input_format: str | None = None,
    config: os.PathLike[str] | str | None = None,
) -> DocumentQuality:
    """Raw scores: what each segment of a translation can be expected to cost in MQM points, with
    an interval, and which words are suspect.

    A string is the text itself, a path is a file; a bilingual file needs no source. Languages are
    BCP-47 tags and are identified where they are not given. `model` is an id of `mtqa models
    list`; `config` is an mtqa.toml with further lists of models.

    Raises MtqaError: InputError for a file that cannot be read, ModelError for a model that is
    not here, UsageError without a source or where the model cannot judge these languages,
    ConfigError.
    """
    from mtqa import document_quality as documents

    settings = load(Path(config)) if config is not None else Config()
    wishes = {
        "source_language": source_language and standardize(source_language),
        "target_language": target_language and standardize(target_language),
    }
    settings = settings.having({name: wish for name, wish in wishes.items() if wish})
    given = None if source is None else _given(source)
    return documents.score(_given(target), given, settings, model=model, input_format=input_format)


def _given(text: Text) -> Path | str:
    return text if isinstance(text, str) else Path(text)


def _severity(severity: Severity | str) -> Severity:
    if isinstance(severity, Severity):
        return severity
    try:
        return parse_severity(severity)
    except ValueError as error:
        raise UsageError(str(error)) from None
