"""GGUF files, the format of llama.cpp: unpacked once into the cache, for parsing one takes long.

transformers reads a file's vocabulary three times and in Python; what it makes of it is kept as a
folder that loads in seconds. Weights are kept in float16, which is finer than GGUF's own blocks.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

from mtqa import cache
from mtqa.errors import ModelError
from mtqa.models import checksum

if TYPE_CHECKING:
    from pathlib import Path

    from mtqa.models import Model

_FORMAT = 1
"""Raise it when the layout of unpacked folders changes: older ones are then left alone."""


def unpacked(model: Model, file: Path, class_name: str) -> Path:
    """A folder of transformers with the tokenizer and the model of a GGUF file.

    It appears whole or not at all, beside other processes that do the same. Raises ModelError
    where the cache cannot be written, and what transformers raises for a file that it cannot read.
    """
    digest = model.sha256.get("") or checksum(file)
    folder = cache.directory() / f"{model.id}-{digest[:16]}-{_FORMAT}"
    if folder.is_dir():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as draft:
            _unpack(file, draft, class_name)
            (folder.parent / draft).rename(folder)
    except OSError as error:
        if folder.is_dir():  # another process was faster
            return folder
        reason = error.strerror or error
        raise ModelError(
            f"the model {model.id} cannot be unpacked into the cache: {reason}", path=str(folder)
        ) from None
    return folder


def _unpack(file: Path, folder: str, class_name: str) -> None:
    import transformers
    from safetensors.torch import save_model
    from torch.nn import Module

    where: dict[str, Any] = {"gguf_file": file.name, "local_files_only": True}
    transformers.AutoTokenizer.from_pretrained(file.parent, **where).save_pretrained(folder)
    if hasattr(transformers, "GgufConfig"):  # newer versions leave weights packed where they can
        where["quantization_config"] = transformers.GgufConfig(dequantize=True)
    model = getattr(transformers, class_name).from_pretrained(file.parent, **where)
    config = model.config.to_dict()
    config.pop("quantization_config", None)
    type(model.config).from_dict(config).save_pretrained(folder)
    Module.half(model)  # transformers' own `half` refuses a model that was once quantized
    save_model(model, f"{folder}/model.safetensors", metadata={"format": "pt"})
