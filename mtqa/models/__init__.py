"""Pretrained models: which there are, where they come from, and how they are loaded."""

from __future__ import annotations

from pathlib import Path

from mtqa.errors import ConfigError

_INSTALLED = Path(__file__).parents[1] / "models.toml"
_CHECKOUT = Path(__file__).parents[2] / "models.toml"


def catalogue_path() -> Path:
    """The models.toml that lists every model: inside an installed package, or at the top of the
    repository that an editable install points to. Raises ConfigError if neither is there."""
    for path in (_INSTALLED, _CHECKOUT):
        if path.is_file():
            return path
    raise ConfigError("the list of models is missing from this installation", path=str(_INSTALLED))
