"""Quality by checkpoints of COMET that need no reference (CometKiwi; Rei et al. 2022, WMT), loaded
by the package unbabel-comet: encoders such as XLM-RoBERTa with a regression on top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.errors import ModelError
from mtqa.models import Adapter, Model
from mtqa.models._hub import revision
from mtqa.models._quality import Pair, SegmentQuality
from mtqa.models.quality._guards import guard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.types import Encodings

_BATCH = 16


class CometQuality:
    """A checkpoint of COMET: see mtqa.models._quality.QualityModel."""

    def __init__(self, entry: Model, checkpoint: Any) -> None:
        """`checkpoint` predicts a score for a source and a translation."""
        self._checkpoint, self._batch = checkpoint, entry.batch or _BATCH
        self.signature = f"{revision(entry)}|comet"

    def score(
        self, pairs: Sequence[Pair], *, encodings: Encodings | None = None
    ) -> Sequence[SegmentQuality]:
        """See the protocol: `assessment` is the model's score. A guard has none."""
        del encodings
        guards = [guard(pair) for pair in pairs]
        samples = [
            {"src": pair.source, "mt": pair.target}
            for pair, why in zip(pairs, guards, strict=True)
            if why is None
        ]
        scores: list[float] = []
        if samples:
            told = self._checkpoint.predict(
                samples, batch_size=self._batch, gpus=0, progress_bar=False, num_workers=0
            )
            scores = list(told.scores)
        values = iter(scores)
        return [
            SegmentQuality(None, guard=why)
            if why
            else SegmentQuality(None, assessment=round(float(next(values)), 4))
            for why in guards
        ]


def load(model: Model, path: Path) -> CometQuality:
    """The model, of a folder that holds checkpoints/model.ckpt, as those of the hub do.

    Raises ModelError without the package, and where the checkpoint is missing or damaged.
    """
    try:
        from comet import load_from_checkpoint
    except ImportError:
        raise ModelError(
            f"the model {model.id} needs the package unbabel-comet: pip install 'mtqa[comet]'"
        ) from None
    file = path / "checkpoints" / "model.ckpt"
    if not file.is_file():
        raise ModelError(f"the model {model.id} has no checkpoint", path=str(file))
    try:
        checkpoint = load_from_checkpoint(str(file))
    except Exception as error:  # noqa: BLE001 (a damaged file makes torch raise anything)
        reason = " ".join(str(error).split())[:200]
        raise ModelError(
            f"the model {model.id} cannot be loaded: {reason}", path=str(file)
        ) from None
    return CometQuality(model, checkpoint.eval())


ADAPTER = Adapter(load)
