"""`mtqa models`: the pretrained models, whether they are here, and whether they are intact."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mtqa.cli import EXIT_FAILED
from mtqa.errors import ModelError, UsageError

if TYPE_CHECKING:
    from mtqa.models import Model


@click.group("models")
def models() -> None:
    """List, fetch and verify the pretrained models."""


@models.command("list")
def list_models() -> None:
    """List the models of mtqa and of this project.

    \b
    mtqa models list
    """
    known = _catalogue()
    width = max(map(len, known))
    for model in known.values():
        mark = "*" if model.default else " "
        click.echo(
            f"{mark} {model.id:<{width}}  {model.task:<24} {_state(model):<10} {model.source}"
        )
    click.echo("* used by default", err=True)


@models.command("show")
@click.argument("id_", metavar="ID")
def show(id_: str) -> None:
    """Show where a model comes from, what it is for, and its licence.

    \b
    mtqa models show multilingual-e5-small
    """
    model = _named(id_)
    languages = model.languages
    shown = str(languages) if isinstance(languages, int) else ", ".join(languages)
    click.echo(f"{model.id}  ({model.task}, {_state(model)})\n  {model.why}")
    for name, value in (
        ("source", model.source),
        ("licence", model.licence),
        ("adapter", model.adapter),
        ("languages", shown),
        *(("sha256", f"{checksum} {file}".rstrip()) for file, checksum in model.sha256.items()),
        *((f"threshold {name}", str(value)) for name, value in model.thresholds.items()),
        ("listed in", str(model.home)),
    ):
        click.echo(f"  {name:<10} {value}")


@models.command("fetch")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--accept-licence",
    "accepted",
    multiple=True,
    metavar="LICENCE",
    help="A licence with conditions of its own that you accept (repeatable).",
)
def fetch(ids: tuple[str, ...], accepted: tuple[str, ...]) -> None:
    """Download models of the hub at their pinned revision, and verify them.

    A model whose licence is not a free one, such as those that forbid commercial use, is fetched
    only where the licence is accepted by its name.

    \b
    mtqa models fetch multilingual-e5-small-hub
    mtqa models fetch our-metricx --accept-licence CC-BY-NC-4.0
    """
    from mtqa.models import FREE_LICENCES, local_path
    from mtqa.models._hub import fetch as fetch_from_hub

    for model in map(_named, ids):
        if model.origin == "hub" and model.licence not in {*FREE_LICENCES, *accepted}:
            raise UsageError(
                f"the licence of {model.id} is {model.licence}: read it, and if you accept it,"
                f" add --accept-licence {model.licence}"
            )
        path = fetch_from_hub(model) if model.origin == "hub" else local_path(model)
        _complain_about(model)
        click.echo(f"{model.id}: {path}")


@models.command("verify")
@click.argument("ids", nargs=-1, metavar="[ID...]")
def verify(ids: tuple[str, ...]) -> None:
    """Compare the files of models with their checksums: the named ones, or all that are here.

    Exits 1 if a file is damaged.

    \b
    mtqa models verify
    """
    chosen = [_named(id_) for id_ in ids] or [
        model for model in _catalogue().values() if _state(model) == "here"
    ]
    for model in chosen:
        _complain_about(model)
        click.echo(f"{model.id}: intact")


def _complain_about(model: Model) -> None:
    from mtqa.models import verify as faults_of

    faults = faults_of(model)
    for fault in faults:
        click.echo(f"{model.id}: {fault}")
    if faults:
        sys.exit(EXIT_FAILED)


def _catalogue() -> dict[str, Model]:
    from mtqa.config import find_file, load
    from mtqa.models import catalogue

    path = find_file(Path.cwd())
    return catalogue(load(path).models if path else ())


def _named(id_: str) -> Model:
    from mtqa.text.toml import nearest

    known = _catalogue()
    if id_ not in known:
        raise UsageError(f"there is no model '{id_}'{nearest(id_, known)}")
    return known[id_]


def _state(model: Model) -> str:
    from mtqa.models import local_path

    try:
        return "here" if local_path(model).exists() else "missing"
    except ModelError:
        return "to fetch" if model.origin == "hub" else "missing"


COMMAND = models
