"""Finds links of Markdown that a translation lost, broke or led elsewhere.

Addresses with a host are compared by the check of protected text; here it is the link around them,
addresses within a site, and the labels of references.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from mtqa.text.addresses import same_place
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

PREFIX = "broken-link"

_LINK = regex.compile(
    r"""!?\[(?P<text>[^\[\]\n]{0,300})\]
    (?: \((?P<address>[^()\s]{1,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?)
          (?:\s{1,3}"[^"\n]{0,200}")?\)
      | \[(?P<label>[^\[\]\n]{0,100})\])""",
    regex.VERBOSE,
)
_BROKEN = regex.compile(
    r"""[\[［【](?P<text>[^\[\]［］【】()\n]{1,300})[\]］】]\s{0,3}
        [(（]\s{0,3}(?P<address>[^()（）\s\[\]]{1,500})\s{0,3}[)）]?
      | \((?P<text>[^()\[\]\n]{1,300})\)\[(?P<address>[^\[\]()\s]{1,500})\]""",
    regex.VERBOSE,
)
_ADDRESS = regex.compile(
    r"(?:[a-z][a-z+.-]{1,10}:|www\.|\.{0,2}/|#).{1,500}|[\w./-]{1,200}\.[a-z]{2,5}"
)
_NEAR = 2
_WITH_HOST = regex.compile(r"[a-z][a-z+.-]{1,10}:|www\.", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Link:
    """A link at `text[start:end]`; it has an address, or the label of a reference."""

    start: int
    end: int
    text: str
    address: str
    label: str


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each link; what is missing is shown in the source."""
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None:
            continue
        if "[" in source.text or "[" in target.text or "［" in target.text:
            for hit in _compared(unit, source, target, _links(source.text)):
                if not _moved(hit, unit, context):
                    yield hit


def _links(text: str) -> list[_Link]:
    if "[" not in text or not ("](" in text or "][" in text):
        return []
    return [
        _Link(
            match.start(),
            match.end(),
            match["text"],
            match["address"] or "",
            (match["label"] or match["text"]) if match["address"] is None else "",
        )
        for match in _LINK.finditer(text)
    ]


def _compared(unit: Unit, source: Segment, target: Segment, before: list[_Link]) -> Iterator[Hit]:
    after = _links(target.text)
    missing = [link for link in before if not _taken(link, after, target.language)]
    for start, end, address in _broken_links(target.text, source.text):
        model = next((link for link in missing if same_place(link.address, address)), None)
        model = model or next((link for link in missing if link.address), None)
        if model is not None:
            missing.remove(model)
        detail = {"right": f"[…]({address})"}
        yield _hit("malformed", unit, Span(Side.TARGET, start, end), model, detail)
    for link in missing:
        other = next((one for one in after if bool(one.label) == bool(link.label)), None)
        if other is not None:
            after.remove(other)
            if not _is_free(link):
                right = f"[{link.label}]" if link.label else link.address
                place = Span(Side.TARGET, other.start, other.end)
                yield _hit("changed", unit, place, link, {"right": right})
        elif not _compared_elsewhere(link, target.text):
            yield _hit("missing", unit, Span(Side.SOURCE, link.start, link.end), None, {})


def _taken(link: _Link, after: list[_Link], language: str) -> bool:
    """Whether the translation has a link, which is then taken from `after`."""
    for other in after:
        same = (
            _plain(link.label) == _plain(other.label)
            if link.label
            else same_place(link.address, _neutral(other.address, language))
        )
        # A reference without a label of its own is called by its text, which is translated.
        own = link.label == link.text and other.label == other.text != ""
        if same or (link.label and own):
            after.remove(other)
            return True
    return False


def _plain(label: str) -> str:
    return " ".join(label.lower().split())


@lru_cache(maxsize=1024)
def _neutral(address: str, language: str) -> str:
    """An address without the language in the name of its file: guide.de.md is guide.md."""
    base = regex.escape(language.partition("-")[0])
    return regex.sub(rf"(?i)[._-]{base}(?:[-_][a-z]{{2,4}})?(?=\.[a-z0-9]{{1,5}}$)", "", address)


def _is_free(link: _Link) -> bool:
    """Whether a translation may lead elsewhere, or another check says so: headings, and the names
    that pages give them, are translated; addresses with a host are compared as such.
    """
    return link.address.startswith("#") or _WITH_HOST.match(link.address) is not None


def _compared_elsewhere(link: _Link, text: str) -> bool:
    """Whether an address is missing, not only the link around it."""
    return _WITH_HOST.match(link.address) is not None and link.address not in text


def _broken_links(text: str, source: str) -> Iterator[tuple[int, int, str]]:
    """What is meant to be a link and is none, unless the source has it like that."""
    whole = [match.span() for match in _LINK.finditer(text)]
    model = _BROKEN.search(source)
    for match in _BROKEN.finditer(text):
        start, end = match.span()
        if any(left < end and start < right for left, right in whole):
            continue
        meant = model is None or _LINK.match(source, model.start()) is not None
        if meant and _ADDRESS.fullmatch(match["address"]):
            yield start, end, match["address"]


def _hit(code: str, unit: Unit, span: Span, link: _Link | None, detail: dict[str, str]) -> Hit:
    related = ((unit.id, Span(Side.SOURCE, link.start, link.end)),) if link else ()
    return Hit(f"{PREFIX}/{code}", unit.id, span, related, detail)


def _moved(hit: Hit, unit: Unit, context: Context) -> bool:
    """Whether a link stands in a neighbour, where sentences were divided otherwise."""
    if not hit.code.endswith("missing") or hit.span is None or unit.source is None:
        return False
    [link] = _links(unit.source.text[hit.span.start : hit.span.end])
    texts = (near.target.text for near in context.neighbours(unit, _NEAR) if near.target)
    return any(
        link.address and link.address == one.address for text in texts for one in _links(text)
    )


def _code(message: str, why: str, *examples: tuple[str, str, str]) -> Code:
    return Code(
        category="design-and-markup/link",
        severity=Severity.MAJOR,
        message=message,
        why=why,
        examples=tuple(Example(target, tag, source, "en") for source, target, tag in examples),
    )


CHECK = Check(
    codes={
        f"{PREFIX}/missing": _code(
            "the link “{quote}” is missing in the translation",
            "Readers cannot go where the source leads them.",
            ("See ⟦[the guide](guide.md)⟧.", "Siehe die Anleitung.", "de"),
            ("See ⟦[the guide][guide]⟧.", "Voir le guide.", "fr"),
            (
                "Visit ⟦[us](https://example.org/x)⟧.",
                "访问我们（https://example.org/x）。",
                "zh-Hans",
            ),
            ("See [the guide](guide.md).", "Véase [la guía](guide.es.md).", "es"),
            ("An array[0] (zero)", "Ein Feld[0] (null)", "de"),
        ),
        f"{PREFIX}/malformed": _code(
            "this is no link: it should be written like “{right}”",
            "The brackets of a link are [ ] and ( ), with nothing between them.",
            ("See [the guide](guide.md).", "Siehe ⟦[die Anleitung] (guide.md)⟧.", "de"),
            ("See [the guide](/guide).", "请看⟦［指南］（/guide）⟧。", "zh-Hans"),
            ("See [the guide](guide.md).", "Voir ⟦(le guide)[guide.md]⟧.", "fr"),
            ("See [the guide](guide.md).", "См. ⟦[руководство](guide.md⟧", "ru"),
            ("See [the guide](guide.md).", "[ガイド](guide.md)を参照。", "ja"),
            ("See page [5] (new).", "Siehe Seite [5] (neu).", "de"),
            ("He [Smith] (born 1950) left.", "Él [Smith] (nacido en 1950) se fue.", "es"),
        ),
        f"{PREFIX}/changed": _code(
            "the link should lead to “{right}”",
            "Names of files and labels of references are the same in every language.",
            ("See [the guide](guide.md).", "Siehe ⟦[die Anleitung](anleitung.md)⟧.", "de"),
            ("See [the guide][guide].", "Voir ⟦[le guide][guider]⟧.", "fr"),
            ("See [here](/a/b.html).", "Véase ⟦[aquí](/a/c.html)⟧.", "es"),
            ("See [the guide](en/guide.md).", "Siehe [die Anleitung](de/guide.md).", "de"),
            ("See [the start](#start).", "Voir [le début](#debut).", "fr"),
            ("See [the guide][].", "См. [руководство][].", "ru"),
        ),
    },
    find=find,
)
