"""Compares the BBCode of a translation with that of its source: [b], [/b], [url=…].

Square brackets mean many things, so only names that the source closes ([/b]) count as tags.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

MISSING = "broken-bbcode/missing"
ADDED = "broken-bbcode/added"

_CLOSED = re.compile(r"\[/([A-Za-z]{1,10})\]")
_TAG = re.compile(r"\[(/?)([A-Za-z]{1,10})(?:=[^\[\]\n]{1,200})?\]")


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each tag that the translation lacks or has too often, on the tag."""
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None or "[/" not in source.text:
            continue
        names = {name.lower() for name in _CLOSED.findall(source.text)}
        theirs, ours = _tags(source, names), _tags(target, names)
        yield from _beyond(MISSING, unit, Side.SOURCE, theirs, ours)
        yield from _beyond(ADDED, unit, Side.TARGET, ours, theirs)


def _tags(segment: Segment, names: set[str]) -> list[tuple[tuple[str, str], Span]]:
    """The tags of a text in their order, each by its slash and its name."""
    return [
        ((match[1], match[2].lower()), Span(Side.TARGET, *match.span()))
        for match in _TAG.finditer(segment.text)
        if match[2].lower() in names
    ]


def _beyond(
    code: str,
    unit: Unit,
    side: Side,
    some: list[tuple[tuple[str, str], Span]],
    others: list[tuple[tuple[str, str], Span]],
) -> Iterator[Hit]:
    """Hits for the tags that stand more often on one side than on the other."""
    left = Counter(tag for tag, _ in others)
    for tag, span in some:
        if left[tag]:
            left[tag] -= 1
        else:
            yield Hit(code, unit.id, Span(side, span.start, span.end))


CHECK = Check(
    codes={
        MISSING: Code(
            category="design-and-markup/markup-tag",
            severity=Severity.MAJOR,
            message="the BBCode tag {quote} is missing in the translation",
            why="What a tag opens and nothing closes is shown with its brackets, or runs to the end"
            " of the page.",
            examples=(
                Example("Hier [b]klicken.", "de", "Click [b]here⟦[/b]⟧.", "en"),
                Example("Cliquez ici.", "fr", "Click ⟦[b]⟧here⟦[/b]⟧.", "en"),
                Example(
                    "点击这里[/url]。", "zh-Hans", "Click ⟦[url=https://x.org]⟧here[/url].", "en"
                ),
                Example("Klicken Sie [b]hier[/b].", "de", "Click [b]here[/b].", "en"),
                Example("[B]ここ[/B]をクリック。", "ja", "Click [b]here[/b].", "en"),
                Example("Siehe [1] und [a].", "de", "See [a] and [1] or [b].", "en"),
                Example("Jetzt oder nie [sic].", "de", "Now or never [sic].", "en"),
            ),
        ),
        ADDED: Code(
            category="design-and-markup/markup-tag",
            severity=Severity.MAJOR,
            message="the source does not have the BBCode tag {quote} so often",
            why="A tag that nothing opens is shown to the reader.",
            examples=(
                Example("Hier [b]klicken[/b]⟦[/b]⟧.", "de", "Click [b]here[/b].", "en"),
                Example("Нажмите [i]сюда[/i] ⟦[i]⟧.", "ru", "Click [i]here[/i].", "en"),
                Example("Haga clic [b]⟦[b]⟧aquí[/b].", "es", "Click [b]here[/b].", "en"),
                Example("Нажмите [i]сюда[/i].", "ru", "Click [i]here[/i].", "en"),
                Example("Haga clic [b]aquí[/b] [ayuda].", "es", "Click [b]here[/b].", "en"),
            ),
        ),
    },
    find=find,
)
