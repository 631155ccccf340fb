"""The file of weights: networks, and what their numbers mean."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.errors import ModelError
from mtqa.models.quality._calibration import Calibration
from mtqa.models.quality._inputs import Scale
from mtqa.models.quality._network import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor


@dataclass(frozen=True, slots=True)
class Trained:
    """What the file of weights holds: several networks, whose outputs are averaged."""

    shape: Shape
    networks: tuple[Mapping[str, Tensor], ...]
    encoder: str
    layers: tuple[int, ...]
    languages: tuple[str, ...]
    pairs: frozenset[str]
    scale: Scale
    calibration: Calibration


def read(path: Path) -> Trained:
    """The content of a file of weights. Raises ModelError if it is no such file."""
    import torch
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="np") as file:
            head: dict[str, Any] = json.loads(file.metadata()["quality"])
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"this is no model of quality: {error}", path=str(path)) from error
    own = {n: arrays.pop(n).astype(np.float32) for n in list(arrays) if not n[0].isdigit()}
    networks = tuple(
        {
            name.partition("/")[2]: torch.from_numpy(values.astype(np.float32))
            for name, values in arrays.items()
            if name.partition("/")[0] == str(number)
        }
        for number in range(head["networks"])
    )
    return Trained(
        Shape(**head["shape"]),
        networks,
        head["encoder"],
        tuple(head["layers"]),
        tuple(head["languages"]),
        frozenset(head["pairs"]),
        Scale(own["scale.mean"], own["scale.deviation"]),
        Calibration(
            own["penalties"],
            own["tokens"],
            own["thresholds"],
            tuple(head["calibrated"]),
            own["alarms"],
        ),
    )
