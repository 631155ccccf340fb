"""What XLIFF 2 asks of translations by its modules for glossaries and validation (OASIS, XLIFF 2.1,
5.2 and 5.8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtqa.types import Demand

if TYPE_CHECKING:
    from mtqa.formats._xml_tags import Tag

PREFIXES: Final = {
    "urn:oasis:names:tc:xliff:validation:2.0": "val:",
    "urn:oasis:names:tc:xliff:glossary:2.0": "gls:",
}
MODULES: Final = frozenset({"val:rule", "gls:glossEntry", "gls:term", "gls:translation"})
"""The elements that `Demands` reads."""

_KINDS: Final = {
    "isPresent": "has",
    "isNotPresent": "lacks",
    "startsWith": "starts",
    "endsWith": "ends",
}


class Demands:
    """The demands that hold where a reader stands, each with the depth of the element that has it.

    A rule that an inner element disables holds no more inside it. `held` has all, disabled or not.
    """

    def __init__(self) -> None:
        self.held: list[tuple[int, Demand]] = []
        self._disabled: list[tuple[int, Demand]] = []
        self._term = ""
        self._translations: list[str] = []

    def start(self, tag: Tag, depth: int) -> None:
        """An element of a module begins, `depth` levels deep; its grandparent is who asks."""
        if tag.name == "gls:glossEntry":
            self._term, self._translations = "", []
        elif tag.name == "val:rule":
            attributes = tag.attributes
            for name in _KINDS.keys() & attributes.keys():
                times = attributes.get("occurs", "") if name == "isPresent" else ""
                demand = Demand(
                    _KINDS[name],
                    attributes[name],
                    times=int(times) if times.isdecimal() else None,
                    exact=attributes.get("caseSensitive") != "no",
                    from_source=attributes.get("existsInSource") == "yes",
                )
                disabled = attributes.get("disabled") == "yes"
                (self._disabled if disabled else self.held).append((depth - 2, demand))

    def end(self, name: str, written: str, depth: int) -> None:
        """Such an element ends."""
        if name == "gls:term":
            self._term = written
        elif name == "gls:translation":
            self._translations.append(written)
        elif name == "gls:glossEntry" and self._term and self._translations:
            demand = Demand("term", self._term, tuple(self._translations), exact=False)
            self.held.append((depth - 2, demand))

    def now(self) -> tuple[Demand, ...]:
        """What holds where the reader stands."""
        if not self.held:
            return ()
        disabled = {demand for _, demand in self._disabled}
        return tuple(demand for _, demand in self.held if demand not in disabled)

    def leave(self, depth: int) -> None:
        """An element so deep has ended."""
        for demands in (self.held, self._disabled):
            while demands and demands[-1][0] >= depth:
                demands.pop()
