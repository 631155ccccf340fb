"""Damaged files are read or refused, whatever the format; seeds that once failed stay."""

from __future__ import annotations

from contextlib import suppress

import pytest

from mtqa.errors import InputError
from tests.formats.fuzz import damaged, read
from tests.formats.test_contract import CASES, Sample

SEEDS = range(1, 60)


@pytest.mark.parametrize(("sample", "content"), CASES.values(), ids=CASES)
def test_damaged_files(sample: Sample, content: bytes) -> None:
    for seed in SEEDS:
        with suppress(InputError):
            read(sample.name, damaged(content, seed))
