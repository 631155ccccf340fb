"""Documents and units out of a stored result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mtqa.text.decoding import line_starts
from mtqa.types import Document, Kind, Origin, RawText, Region, Segment, Side, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Data = Mapping[str, Any]
    Role = tuple[Side, int]

_LINE: Final = 1 << 32
_MOST_LINES: Final = 10_000_000


def documents_of(translation: int, data: Data) -> dict[Role, Document]:
    """The documents of a translation, by side and index of the reference.

    Where neither their texts nor their segments were stored, they have those of the units, and
    offsets are made up so that each leads to the line and column of which it is made.
    """
    stored: dict[Role, list[Segment]] = {}
    for segment in data.get("segments", ()):
        if segment["translation"] == translation:
            stored.setdefault(_role(segment), []).append(segment_of(segment))
    units = [unit for unit in data["units"] if unit["translation"] == translation]
    found = {}
    for document in data["documents"]:
        if document["translation"] == translation:
            role = _role(document)
            slots = [slot for unit in units if (slot := _slot(unit, role)) is not None]
            found[role] = Document(
                raw=_raw(document, slots),
                side=role[0],
                language=document["language"],
                blocks=(),
                segments=tuple(stored.get(role) or map(segment_of, slots)),
            )
    return found


def units_of(stored: Iterable[Data]) -> tuple[Unit, ...]:
    """Units out of what was stored of them."""
    return tuple(
        Unit(
            id=unit["id"],
            source=_optional(unit["source"]),
            target=_optional(unit["target"]),
            references=tuple(_optional(slot) for slot in unit["references"]),
            confidence=unit["confidence"],
        )
        for unit in stored
    )


def segment_of(stored: Data) -> Segment:
    """A segment with its way home, which is one piece where no other was stored."""
    text = stored["text"]
    origins = stored.get("origins")
    if origins is None:
        start = (stored["line"] - 1) * _LINE + stored["column"] - 1
        origins = [[0, len(text), start, start + len(text)]]
    return Segment(
        text=text,
        language=stored["language"],
        kind=Kind(stored["kind"]),
        region=Region(stored["region"]),
        block=stored.get("block", 0),
        origins=tuple(Origin(*origin) for origin in origins),
    )


def _optional(stored: Data | None) -> Segment | None:
    return None if stored is None else segment_of(stored)


def _role(stored: Data) -> Role:
    return Side(stored["side"]), stored["reference"] or 0


def _slot(unit: Data, role: Role) -> Data | None:
    side, reference = role
    slot: Data | None = unit["references"][reference] if side is Side.REFERENCE else unit[side]
    return slot


def _raw(document: Data, slots: Iterable[Data]) -> RawText:
    if (text := document.get("text")) is not None:
        return RawText(document["path"], text, document["encoding"], line_starts(text))
    lines = max((slot["line"] for slot in slots), default=1)
    if lines > _MOST_LINES:
        raise ValueError(f"line {lines}")
    starts = tuple(range(0, lines * _LINE, _LINE))
    return RawText(document["path"], "", document["encoding"], starts)
