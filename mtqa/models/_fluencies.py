"""The fluency of a run: each text is scored once, whoever asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtqa.models._fluency import FluencyModel, SentenceFluency
    from mtqa.types import Encodings


class Fluencies:
    """What a model says of texts in one language, on top of the encodings of the run."""

    def __init__(self, model: FluencyModel, language: str, encodings: Encodings) -> None:
        """`language` is the BCP-47 tag of all texts."""
        self.model = model
        self.language = language
        self._encodings = encodings
        self._known: dict[str, SentenceFluency] = {}

    @property
    def signature(self) -> str:
        """What reproduces the numbers."""
        return self.model.signature

    @property
    def calibrated_on(self) -> str | None:
        """The language whose native text the numbers are measured by, `*` for all languages."""
        calibration = getattr(self.model, "calibration", None)
        return None if calibration is None else calibration.language(self.language)

    def add(self, texts: Iterable[str]) -> None:
        """Score texts that are not known yet, all in one go, which is fastest."""
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        if new:
            languages = [self.language] * len(new)
            found = self.model.score(new, languages=languages, encodings=self._encodings)
            self._known.update(zip(new, found, strict=True))

    def of(self, texts: Sequence[str]) -> list[SentenceFluency]:
        """One result per text."""
        self.add(texts)
        return [self._known[text] for text in texts]
