"""Good translations, and what they are when broken in a known way."""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from langcodes import standardize_tag

sys.path.insert(0, str(Path(__file__).parents[2]))

import mtqa.checks.lost_negation as negation
from mtqa.errors import ConfigError
from mtqa.models._quality import Pair
from mtqa.text.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LANGUAGES = Path(negation.__file__).parent / "languages"
_WORD = re.compile(r"[\w'’]+")


def pairs_of(path: Path, *, languages: int) -> list[Pair]:
    """Segments of NTREX in languages that neither training nor thresholds looked at, those that
    have a list of negations first, in random order.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = sorted({name for row in rows for name in row["refs"]})[1::2]
    tags = {name: standardize_tag(name.partition("-")[0], macro=True) for name in names}
    known = sorted(names, key=lambda name: (not (_LANGUAGES / f"{tags[name]}.toml").exists(), name))
    found = [
        Pair(source, target, "en", tags[name])
        for name in known[:languages]
        for row in rows
        for source, target in zip(row["eng"], row["refs"].get(name, ()), strict=False)
        if source.strip() and target.strip()
    ]
    random.Random(1).shuffle(found)  # noqa: S311 (a sample, no secret)
    return found


def _copied(pair: Pair, _other: Pair, _draw: random.Random) -> str | None:
    return pair.source if len(pair.source.split()) > 3 else None


def _other(_pair: Pair, other: Pair, _draw: random.Random) -> str | None:
    return other.target


def _doubled(pair: Pair, _other: Pair, _draw: random.Random) -> str | None:
    return f"{pair.target} {pair.target}"


def _number(pair: Pair, _other: Pair, draw: random.Random) -> str | None:
    found = list(re.finditer(r"\d+", pair.target))
    if not found:
        return None
    match = draw.choice(found)
    place = draw.randrange(match.start(), match.end())
    digit = draw.choice([d for d in "123456789" if d != pair.target[place]])
    return pair.target[:place] + digit + pair.target[place + 1 :]


def _negation(pair: Pair, _other: Pair, _draw: random.Random) -> str | None:
    path = _LANGUAGES / f"{pair.target_language}.toml"
    if not path.exists():
        return None
    negators = set(read_toml(path, ConfigError).data.get("negators", ()))
    for match in _WORD.finditer(pair.target):
        if match[0].lower() in negators:
            return pair.target[: match.start()] + pair.target[match.end() :].lstrip()
    return None


WAYS: dict[str, Callable[[Pair, Pair, random.Random], str | None]] = {
    "copied source": _copied,
    "other sentence": _other,
    "doubled": _doubled,
    "number changed": _number,
    "negation removed": _negation,
}


def broken(good: Sequence[Pair], way: str, limit: int) -> list[tuple[Pair, Pair]]:
    """At most so many good pairs and the same broken, as many of each language as there are."""
    draw = random.Random(2)  # noqa: S311 (a sample, no secret)
    groups: dict[str, list[tuple[Pair, Pair]]] = defaultdict(list)
    by_language: dict[str, list[Pair]] = defaultdict(list)
    for pair in good:
        by_language[pair.target_language].append(pair)
    each = -(-limit // len(by_language))
    for language, pairs in by_language.items():
        for at, pair in enumerate(pairs):
            text = WAYS[way](pair, pairs[at - 1], draw)
            if text is not None and text.strip() and len(groups[language]) < each:
                groups[language].append((pair, pair._replace(target=text)))
    return [one for some in groups.values() for one in some][:limit]
