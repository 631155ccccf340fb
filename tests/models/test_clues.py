"""What the words of a text say to the model of fluency."""

from __future__ import annotations

import numpy as np
import pytest

from mtqa.models.discriminator._clues import NAMES, clues

CAMEL = ("camel case", "stuck together", "unlisted")
FLAGS = ("repeats", "is repeated", "stuck together", "only english", "camel case", "unlisted")


def told(text: str, language: str, word: str) -> set[str]:
    """The clues among FLAGS of the last place where the word stands."""
    at = text.rindex(word)
    row = clues(text, language, np.array([[at, at + len(word)]]))[0]
    return {name for name in FLAGS if row[NAMES.index(name)] > 0}


@pytest.mark.parametrize(
    ("text", "language", "word", "expected"),
    [
        pytest.param("Das ist ist gut.", "de", "ist", {"repeats"}, id="doubled"),
        pytest.param("Das ist gut.", "de", "gut", set(), id="plain"),
        pytest.param(
            "Er ging mitder Bahn.", "de", "mitder", {"stuck together", "unlisted"}, id="stuck"
        ),
        pytest.param(
            "Er kaufte yesterday Brot.",
            "de",
            "yesterday",
            {"only english", "unlisted"},
            id="foreign",
        ),
        pytest.param(
            "Die aufAnalyse.",
            "de",
            "aufAnalyse",
            {"camel case", "stuck together", "unlisted"},
            id="camel",
        ),
        pytest.param("Wort wort.", "qqq", "wort", {"repeats"}, id="no list"),
    ],
)
def test_clues_of_a_word(text: str, language: str, word: str, expected: set[str]) -> None:
    assert told(text, language, word) == expected


def test_each_token_has_the_clues_of_its_word() -> None:
    spans = np.array([[0, 3], [3, 6], [6, 7], [7, 7]])
    found = clues("Hausen.", "de", spans)
    assert found.shape == (4, len(NAMES))
    first, last = NAMES.index("first token"), NAMES.index("last token")
    assert found[:, [first, last]].tolist() == [[1, 0], [0, 1], [0, 0], [0, 0]]
    assert found[2:, NAMES.index("no word")].tolist() == [1, 1]


def test_nothing_to_see() -> None:
    assert clues("", "de", np.zeros((0, 2), np.int64)).shape == (0, len(NAMES))
