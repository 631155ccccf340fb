"""HTML, by `justhtml`: what browsers show of it, with the place of every character.

Block-level elements delimit blocks, inline elements do not, and a line break ends a line inside a
block. Scripts, styles and preformatted text give nothing. Alternative texts, labels, titles and
descriptions in attributes are blocks of their own.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mtqa.formats._assembly import Assembly
from mtqa.formats._html_page import Weights, facts, is_code, stated_language
from mtqa.formats._html_source import attribute_starts, pieces
from mtqa.text.kinds import classify
from mtqa.types import Block, Format, Kind, Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import RawText

_INSTRUCTION = re.compile(r"<\?[^>]*>")
_SPACES = re.compile(r"(\A[ \t\n\r\f]++|[ \t\n\r\f]++\Z|[ \t\n\r\f]{2,}+|[\t\n\r\f])")
"""White space that does not stay as it is: anything but one space between words."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text of an element."""

    kind: Kind = Kind.PROSE
    element: str = "paragraph"
    level: int = 0
    region: Region = Region.MAIN
    language: str | None = None
    menu: bool = False
    """Whether each link is a block."""

    article: bool = False


def read(raw: RawText) -> Sequence[Block]:
    """The blocks of a page in their order, with their kinds, regions and stated languages."""
    from justhtml import JustHTML

    # A comment to browsers; the parser would take it for text.
    text = _INSTRUCTION.sub(lambda match: " " * len(match[0]), raw.text)
    root = JustHTML(text, sanitize=False, track_node_locations=True).root
    return classify(_Reader(raw, root).blocks)


class _Reader:
    """Walks through the tree of a page and gathers its blocks."""

    def __init__(self, raw: RawText, root: Any) -> None:
        self.blocks: list[Block] = []
        self._raw = raw
        self._assembly = Assembly(raw)
        self._context = _Context()
        self._waiting: list[Block] = []
        self._open = 0
        self._seen: set[tuple[int, str]] = set()
        self._weights = Weights(root)
        self._walk(root)
        self._flush()

    def _walk(self, root: Any) -> None:
        """Depth first, without recursion: pages may nest deeper than Python does."""
        stack: list[tuple[Any, _Context, str]] = [(root, self._context, "enter")]
        while stack:
            node, context, event = stack.pop()
            if event == "leave":
                self._flush()
                self._context = context
            elif event != "enter":
                self._assembly.mark(event)
                self._open -= 1
            elif node.name == "#text":
                self._text(node)
            elif node.children:
                stack.extend(self._element(node, context))
            elif node.name[0] not in "#!":
                self._attributes(node, context)
                if node.name == "br":
                    self._assembly.pause("\n")

    def _element(self, node: Any, context: _Context) -> list[tuple[Any, _Context, str]]:
        """What is to be done next for an element, in reverse order."""
        name, attributes = node.name, node.attrs or {}
        if name == "head":
            self._head(node, context)
        inner = self._derive(node, context)
        self._attributes(node, inner)
        if name in facts()["excluded"] or "hidden" in attributes:
            return []
        events: list[tuple[Any, _Context, str]] = []
        if name in facts()["blocks"] or (name == "a" and inner.menu):
            self._flush()
            self._context = inner
            events.append((node, context, "leave"))
        elif inner.language != context.language:
            events.append((node, inner, "code"))
            inner = replace(inner, language=context.language)
        if name == "time" or is_code(name, attributes):
            events.append((node, inner, "time" if name == "time" else "code"))
        for _, _, event in events:
            if event != "leave":
                self._assembly.begin()
                self._open += 1
        return events + [(child, inner, "enter") for child in reversed(node.children)]

    def _derive(self, node: Any, context: _Context) -> _Context:
        name, attributes = node.name, node.attrs or {}
        menu = name == "nav" or attributes.get("role") in {"navigation", "menu", "menubar"}
        language = stated_language(attributes)
        context = replace(
            context,
            language=language or context.language,
            menu=context.menu or menu,
            article=context.article or name in {"main", "article"},
        )
        if self._weights.is_furniture(node, in_article=context.article):
            context = replace(context, region=Region.FURNITURE)
        if re.fullmatch("h[1-6]", name):
            return replace(context, kind=Kind.HEADING, element="heading", level=int(name[1]))
        if name in facts()["elements"] or name in facts()["kinds"]:
            kind = Kind(facts()["kinds"].get(name, Kind.PROSE))
            element = facts()["elements"].get(name, "paragraph")
            return replace(context, kind=kind, element=element, level=0)
        return context

    def _text(self, node: Any) -> None:
        start = node.origin_offset
        if start is None or not node.data:
            return
        tags = node.parent.name != "title"
        for text, left, right in pieces(self._raw.text, start, node.data, tags=tags):
            if len(text) != right - left:
                self._stand_in(text, left, right)
                continue
            place = left
            for part in _SPACES.split(text):
                if _SPACES.match(part):
                    self._space(part)
                else:
                    self._assembly.copy(place, place + len(part))
                place += len(part)

    def _stand_in(self, text: str, start: int, end: int) -> None:
        """Appends what is written in another way, such as an entity."""
        if text in {" ", "\t", "\n", "\f", "\r"}:
            self._space(text)
        else:
            self._assembly.replace(text, start, end)

    def _space(self, spaces: str) -> None:
        if "\n" in spaces or "\r" in spaces:
            self._assembly.wrap()
        else:
            self._assembly.pause(" ")

    def _flush(self) -> None:
        """Ends the block, if there is one, and adds those of attributes that stood in it."""
        self._assembly.close("code")
        context = self._context
        block = self._assembly.block(
            context.kind,
            context.element,
            region=context.region,
            language=context.language,
            level=context.level,
        )
        if block is not None:
            self.blocks.append(_without_times(block))
        self.blocks.extend(self._waiting)
        self._waiting = []
        self._assembly = Assembly(self._raw)
        for _ in range(self._open):
            self._assembly.begin()

    def _head(self, node: Any, context: _Context) -> None:
        """The title and the descriptions of a page, which are shown elsewhere."""
        context = replace(context, region=Region.FURNITURE)
        for child in node.children:
            attributes = child.attrs or {} if child.name == "meta" else {}
            key = attributes.get("name") or attributes.get("property")
            if child.name == "title" and child.children:
                text = child.children[0]
                self._add(Kind.HEADING, context, text.data, text.origin_offset)
            elif key in facts()["meta"] and attributes.get("content"):
                starts = attribute_starts(self._raw.text, child.origin_offset or 0)
                kind = Kind(facts()["meta"][key])
                self._add(kind, context, attributes["content"], starts.get("content"))

    def _attributes(self, node: Any, context: _Context) -> None:
        """Blocks for the attributes of an element that hold text for readers."""
        attributes = node.attrs or {}
        kinds = facts()["attributes"]
        names = [name for name in attributes if name in kinds and attributes[name]]
        if node.name == "input" and attributes.get("type") in {"submit", "button", "reset"}:
            names += ["value"] * bool(attributes.get("value"))
        place = node.origin_offset
        if not names or place is None or "hidden" in attributes:
            return
        starts = attribute_starts(self._raw.text, place)
        for name in names:
            if (place, name) not in self._seen and name in starts:
                self._seen.add((place, name))
                region = context.region if name == "alt" else Region.FURNITURE
                kind = Kind(kinds.get(name, Kind.LABEL))
                self._add(kind, replace(context, region=region), attributes[name], starts[name])

    def _add(self, kind: Kind, context: _Context, text: str, start: int | None) -> None:
        if start is None:
            return
        assembly = Assembly(self._raw)
        for part, left, right in pieces(self._raw.text, start, text):
            assembly.replace(part, left, right)
        block = assembly.block(kind, "attribute", region=context.region, language=context.language)
        if block is not None:
            self._waiting.append(block)


def _without_times(block: Block) -> Block:
    """A block that is nothing but a time is metadata; a time in a text is text like the rest."""
    times = [inline for inline in block.inlines if inline.kind == "time"]
    whole = sum(time.end - time.start for time in times) == len(block.text)
    return replace(
        block,
        kind=Kind.METADATA if times and whole else block.kind,
        inlines=tuple(inline for inline in block.inlines if inline.kind != "time"),
    )


def _escape(text: str) -> str:
    """Fit for text and for the value of an attribute."""
    return html.escape(text).replace("&#x27;", "'")


FORMAT = Format(
    suffixes=(".html", ".htm", ".xhtml"),
    read=read,
    comment=r"<!--(?P<text>.*?)-->",
    unescape=html.unescape,
    escape=_escape,
)
