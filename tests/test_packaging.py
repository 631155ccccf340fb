"""What is built and installed holds what mtqa needs to run."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mtqa import models
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("mtqa/")}
    tracked = subprocess.run(
        ["git", "ls-files", "mtqa"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    assert packed == {*tracked, "mtqa/models.toml"}


def test_installed_wheel_finds_its_models(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    probe = "import mtqa.models; print(mtqa.models.catalogue_path())"
    found = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {probe}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert found == str(tmp_path / "mtqa" / "models.toml")


def test_checkout_finds_its_models() -> None:
    assert models.catalogue_path() == ROOT / "models.toml"
