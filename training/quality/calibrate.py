"""From raw outputs to numbers that mean something, and to the file that is shipped."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from safetensors.numpy import save_file
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from mtqa.models.quality._calibration import ANY, MOST, Calibration
from mtqa.models.quality._network import SCORES, SOURCE, TARGET, Shape
from mtqa.models.quality._spans import spans
from training.quality.measure import figures, pooled_adjacent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from mtqa.models.quality._inputs import Scale
    from training.quality.corpus import Example
    from training.quality.states import Store

Array = np.ndarray[Any, np.dtype[Any]]
Judged = tuple[Array, Array, Array]

_EDGES = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97, 1)
"""Shares of the judged translations whose penalties are averaged."""

_ALARMS = 0.005
"""The share of human translations that a check may call suspect."""

_FEWEST = 100
_PENALTY = {"penalty": 0.5, "logarithm": 0.3, "direct": -0.2}
"""What the raw penalty is made of."""

_SLOPE = 0.02


def averaged(judged: Sequence[Sequence[Judged]]) -> list[Judged]:
    """The outputs of several networks as one."""
    return [
        tuple(np.mean(parts, axis=0) for parts in zip(*one, strict=True))  # type: ignore[misc]
        for one in zip(*judged, strict=True)
    ]


def mixture(held_out: Sequence[Example], judged: Sequence[Judged]) -> Array:
    """(SCORES, SCORES): of which outputs the direct assessment and the penalty are made.

    The penalty has a part of its logarithm and of the assessment, which have learnt from made-up
    errors, too, and so know gross ones. What the assessment gets of the others is found by a search
    of a few steps on the development set.
    """
    mix = np.eye(len(SCORES), dtype=np.float32)
    row = SCORES.index("direct")
    for other in ("penalty", "logarithm", "hter"):
        best = (_figure(held_out, judged, mix, "DA"), 0.0)
        for weight in (-0.6, -0.3, -0.15, 0.15, 0.3, 0.6):
            trial = mix.copy()
            trial[row, SCORES.index(other)] += weight
            best = max(best, (_figure(held_out, judged, trial, "DA"), weight))
        mix[row, SCORES.index(other)] += best[1]
    for name, share in _PENALTY.items():
        mix[SCORES.index("penalty"), SCORES.index(name)] = share
    return mix


def _figure(
    held_out: Sequence[Example], judged: Sequence[Judged], mix: Array, figure: str
) -> float:
    return figures(held_out, remixed(judged, mix))[figure]


def remixed(judged: Sequence[Judged], mix: Array) -> list[Judged]:
    """Outputs with their scores made anew by a mixture."""
    return [(target, source, mix @ scores) for target, source, scores in judged]


def mixed(weights: Mapping[str, torch.Tensor], mix: Array) -> dict[str, torch.Tensor]:
    """The weights of a network whose outputs are those of the mixture."""
    found = dict(weights)
    for name in ("scores.down.w", "scores.down.b", "scores.direct.w"):
        found[name] = torch.from_numpy(mix) @ weights[name].detach()
    return found


def calibration(
    marked: Sequence[tuple[Example, Judged]],
    human: Sequence[tuple[Example, Judged]],
    store: Store,
) -> Calibration:
    """By judged translations, and by those of humans that nobody should be told of."""
    penalties = _penalties(marked)
    tokens = np.stack(
        [
            _slope(*_labelled(marked, store, name, 0, TARGET.index(column)))
            for name, column in (("minor", "minor"), ("major", "major"))
        ]
        + [_slope(*_labelled(marked, store, "omitted", 1, SOURCE.index("omitted")))]
    )
    first = Calibration(penalties, tokens, np.zeros(3), (), np.zeros((0, 2)))
    thresholds = np.array(
        [
            _best_threshold(marked, store, first, "target"),
            0.5,
            _best_threshold(marked, store, first, "source"),
        ]
    )
    languages, alarms = _alarms(human, first)
    return Calibration(penalties, tokens, thresholds, languages, alarms)


def _penalties(marked: Sequence[tuple[Example, Judged]]) -> Array:
    """Mean raw penalties of shares of the translations, the means of the humans' there, and the
    bounds of four fifths of those; all of them never fall.
    """
    place = SCORES.index("penalty")
    rows = np.array(sorted((scores[2][place], min(MOST, e.penalty or 0.0)) for e, scores in marked))
    parts = [rows[int(a * len(rows)) : int(b * len(rows))] for a, b in pairwise(_EDGES) if b > a]
    means = pooled_adjacent(np.array([part[:, 1].mean() for part in parts]))
    table = [
        (part[:, 0].mean(), mean, *np.quantile(part[:, 1], (0.1, 0.9)))
        for part, mean in zip(parts, means, strict=True)
    ]
    slope = (table[-1][1] - table[0][1]) / (table[-1][0] - table[0][0])
    top = (table[-1][0] + (MOST - table[-1][1]) / slope, MOST, table[-1][2], MOST)
    found = np.array([*table, top]).T  # beyond what any translation of them reached, a line
    found[1] += _SLOPE * np.arange(found.shape[1])  # what the network tells apart stays apart
    return np.maximum.accumulate(found, axis=1)


def _labelled(
    marked: Sequence[tuple[Example, Judged]], store: Store, name: str, side: int, column: int
) -> tuple[Array, Array]:
    """Logits of tokens, and whether humans marked them."""
    logits, labels = [], []
    for example, scores in marked:
        text = example.target if side == 0 else example.source
        bad = getattr(example, name) or ()
        if name == "minor":
            bad = (*bad, *(example.major or ()))
        logits.append(scores[side][:, column])
        labels.append(overlapping(store.spans(text), bad))
    return np.concatenate(logits), np.concatenate(labels)


def overlapping(tokens: Array, bad: Iterable[tuple[int, int]]) -> Array:
    """1 for each token, of half-open span, that overlaps a bad span."""
    found = np.zeros(len(tokens), np.float32)
    for start, end in bad:
        found[(tokens[:, 0] < end) & (tokens[:, 1] > start)] = 1
    return found


def _slope(logits: Array, labels: Array) -> Array:
    """Slope and offset of the logistic regression of labels on logits."""
    values = torch.tensor([1.0, 0.0], requires_grad=True)
    xs, ys = torch.from_numpy(logits).float(), torch.from_numpy(labels).float()
    optimizer = torch.optim.LBFGS([values], max_iter=60)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = cross_entropy(values[0] * xs + values[1], ys)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    return values.detach().numpy()


def _best_threshold(
    marked: Sequence[tuple[Example, Judged]], store: Store, first: Calibration, side: str
) -> float:
    """The probability from which words are marked with the best F1 of characters."""
    best = (0.0, 0.5)
    for least in np.linspace(0.06, 0.6, 28):
        value = span_f1(marked, store, first, float(least), side)
        best = max(best, (value, float(least)))
    return best[1]


def span_f1(
    marked: Sequence[tuple[Example, Judged]],
    store: Store,
    first: Calibration,
    least: float,
    side: str = "target",
) -> float:
    """F1 of the characters that are in marked spans, over all examples."""
    hit = found = gold = 0
    for example, scores in marked:
        own = side == "target"
        text = example.target if own else example.source
        language = example.pair.split("-")[1 if own else 0]
        logits = scores[0][:, TARGET.index("minor")] if own else scores[1][:, 0]
        error = first.probabilities(logits, 0 if own else 2)
        if error.max() >= least:
            marks = spans(text, language, store.spans(text), error, error, least=least)
        else:
            marks = ()
        bad = (*(example.minor or ()), *(example.major or ())) if own else example.omitted or ()
        true = {place for start, end in bad for place in range(start, end)}
        seen = {place for one in marks for place in range(one.start, one.end)}
        hit += len(true & seen)
        found += len(seen)
        gold += len(true)
    return 2 * hit / (found + gold) if found + gold else 0.0


def _alarms(
    human: Sequence[tuple[Example, Judged]], first: Calibration
) -> tuple[tuple[str, ...], Array]:
    """The assessment below which, and the probability of a major error of its worst token above
    which one human translation in 200 lies, by target language, those of all languages first. A
    language has no stricter bar than all together.
    """
    rows: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for example, scores in human:
        poor = -float(scores[2][SCORES.index("direct")])
        worst = first.probabilities(scores[0][:, TARGET.index("major")], 1).max()
        for language in (ANY, example.pair.split("-")[1]):
            rows[language].append((poor, float(worst)))
    tags = tuple(tag for tag, some in sorted(rows.items()) if tag == ANY or len(some) >= _FEWEST)
    table = np.array([np.quantile(rows[tag], 1 - _ALARMS, axis=0) for tag in tags])
    table = np.maximum(table, table[tags.index(ANY)])
    return tags, table * (-1, 1)


def export(
    path: Path,
    shape: Shape,
    networks: Sequence[Mapping[str, torch.Tensor]],
    found: Calibration,
    scale: Scale,
    head: Mapping[str, Any],
) -> None:
    """Writes the file that `mtqa.models.quality` reads: weights in half precision."""
    arrays = {
        f"{number}/{name}": value.detach().numpy().astype(np.float16)
        for number, weights in enumerate(networks)
        for name, value in weights.items()
    }
    arrays["scale.mean"], arrays["scale.deviation"] = scale.mean, scale.deviation
    for name in ("penalties", "tokens", "thresholds", "alarms"):
        arrays[name] = getattr(found, name).astype(np.float32)
    arrays = {name: np.ascontiguousarray(values) for name, values in arrays.items()}
    sizes = {name: getattr(shape, name) for name in shape.__dataclass_fields__}
    whole = {
        **head,
        "shape": sizes,
        "networks": len(networks),
        "calibrated": list(found.languages),
    }
    save_file(arrays, path, {"quality": json.dumps(whole)})
