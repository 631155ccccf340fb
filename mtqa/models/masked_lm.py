"""Language models of the hub of the masked kind, loaded by transformers' AutoModelForMaskedLM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.models import Adapter, Model
from mtqa.models._hub import LanguageModel, load_pretrained

if TYPE_CHECKING:
    from pathlib import Path


def load(model: Model, path: Path) -> LanguageModel:
    """The tokenizer and the model. Raises ModelError if they cannot be loaded."""
    return LanguageModel(model, *load_pretrained(model, path, "AutoModelForMaskedLM"))


ADAPTER = Adapter(load)
