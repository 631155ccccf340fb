"""Models of the Hugging Face hub: fetched only when asked to, and loaded by transformers."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.errors import ModelError

if TYPE_CHECKING:
    from mtqa.models import Model

_FILES = ["*.json", "*.txt", "*.model", "*.safetensors", "*.jinja"]
"""What loading needs; weights as pickles are not wanted, for they can hold programs."""


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
    # COMET has no other form of its weights; who lists such a model trusts where it comes from.
    files = [*_FILES, "checkpoints/*.ckpt", "*.yaml"] if model.adapter == "comet" else _FILES
    folder = snapshot_download(
        name, revision=revision, local_files_only=local_files_only, allow_patterns=files
    )
    return Path(folder)


def load_pretrained(model: Model, path: Path, class_name: str) -> tuple[Any, Any]:
    """The tokenizer (a fast one, for only those know offsets) and the model in evaluation mode,
    in float32. `path` is a folder, or a GGUF file. `class_name` is the Auto class of transformers.

    Raises ModelError if the files are not those that models.toml says, or cannot be loaded.
    """
    import torch
    import transformers

    from mtqa.models import verify
    from mtqa.models._gguf import unpacked

    for fault in verify(model):
        raise ModelError(f"the model {model.id} is damaged: {fault}")
    transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        with redirect_stderr(io.StringIO()):  # progress bars
            folder = unpacked(model, path, class_name) if path.suffix == ".gguf" else path
            tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
            auto = getattr(transformers, class_name)
            loaded = auto.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001 (a damaged file makes transformers raise anything)
        reason = " ".join(str(error).split())[:200]
        raise ModelError(
            f"the model {model.id} cannot be loaded: {reason}", path=str(path)
        ) from None
    if not tokenizer.is_fast:
        raise ModelError(f"the model {model.id} has no fast tokenizer", path=str(path))
    return tokenizer, loaded.eval()


def revision(model: Model) -> str:
    """What names the weights in a signature: the id, and the revision or the checksum if known."""
    pinned = model.place.partition("@")[2] or model.sha256.get("", "")
    return f"{model.id}@{pinned[:12]}" if pinned else f"{model.id}:{model.place}"


def longest_input(tokenizer: Any, model: Any) -> int:
    """How many tokens a model can see together, special tokens included."""
    known = [tokenizer.model_max_length, getattr(model.config, "max_position_embeddings", None)]
    embeddings = getattr(model.base_model, "embeddings", None)
    positions = getattr(embeddings, "position_embeddings", None)
    # RoBERTa and its kin count positions from the one after that of the padding.
    padding = getattr(positions, "padding_idx", None)
    if positions is not None and padding is not None:
        known.append(positions.num_embeddings - padding - 1)
    return int(min(number for number in known if number))


def specials(tokenizer: Any) -> tuple[list[int], list[int]]:
    """The special tokens that the tokenizer puts before and after a text."""
    bare = tokenizer("1", add_special_tokens=False)["input_ids"]
    full = tokenizer("1")["input_ids"]
    start = next(i for i in range(len(full)) if full[i : i + len(bare)] == bare)
    return full[:start], full[start + len(bare) :]
