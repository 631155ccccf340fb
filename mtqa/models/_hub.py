"""Models of the Hugging Face hub: fetched only when asked to, and loaded by transformers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.errors import ModelError

if TYPE_CHECKING:
    from mtqa.models import Model

_FILES = ["*.json", "*.txt", "*.model", "*.safetensors", "*.jinja"]
"""What loading needs; weights as pickles are not wanted, for they can hold programs."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model ready for use: its entry, its fast tokenizer, and the model itself."""

    entry: Model
    tokenizer: Any
    model: Any


def cached(model: Model) -> Path:
    """The model's folder in the hub's cache, without any network.

    Raises ModelError, which names the command that fetches it, if it is not there.
    """
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        return _snapshot(model, local_files_only=True)
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError, ValueError):
        raise ModelError(
            f"the model {model.id} is not on this machine: mtqa models fetch {model.id}"
        ) from None


def fetch(model: Model) -> Path:
    """Download the pinned revision of a model into the hub's cache.

    Raises ModelError where the environment says offline, or the hub does not give it.
    """
    if any(os.environ.get(name) for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")):
        raise ModelError(f"the model {model.id} cannot be fetched: the environment says offline")
    import httpx2
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        return _snapshot(model, local_files_only=False)
    except (LocalEntryNotFoundError, HfHubHTTPError, httpx2.HTTPError, OSError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ModelError(f"the model {model.id} cannot be fetched: {reason}") from None


def _snapshot(model: Model, *, local_files_only: bool) -> Path:
    from huggingface_hub import snapshot_download

    name, _, revision = model.place.partition("@")
    folder = snapshot_download(
        name, revision=revision, local_files_only=local_files_only, allow_patterns=_FILES
    )
    return Path(folder)


def load_pretrained(model: Model, path: Path, class_name: str) -> tuple[Any, Any]:
    """The tokenizer (a fast one, for only those know offsets) and the model in evaluation mode.

    `class_name` is the Auto class of transformers. Raises ModelError if they cannot be loaded.
    """
    import transformers

    transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    where = str(path)
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(path, local_files_only=True)
        loaded = getattr(transformers, class_name).from_pretrained(path, local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ModelError(
            f"the model {model.id} cannot be loaded: {reason}", path=str(path)
        ) from None
    if not tokenizer.is_fast:
        raise ModelError(f"the model {model.id} has no fast tokenizer", path=where)
    return tokenizer, loaded.eval()
