"""Classifiers of fastText: the language identification that mtqa.text.languages uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.errors import ModelError
from mtqa.models import Adapter, Model

if TYPE_CHECKING:
    from pathlib import Path


def load(model: Model, path: Path) -> Any:
    """The classifier, with `predict(line, k)`. Raises ModelError if it cannot be loaded."""
    import fasttext

    try:
        return fasttext.load_model(str(path))
    except ValueError as error:
        raise ModelError(
            f"the model {model.id} cannot be loaded: {error}", path=str(path)
        ) from None


ADAPTER = Adapter(load)
