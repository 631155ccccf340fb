"""XML as a stream of tags that know their place in the file, for files of any size, by expat.

Nothing is fetched and nothing is expanded: a file with a document type that declares anything is
refused. What stands between two tags is read by whoever needs it, with the place of each character.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.parsers import expat

from mtqa.errors import InputError
from mtqa.formats._strings import DEEPEST, fault
from mtqa.text.decoding import decode, decode_as
from mtqa.text.origins import TextBuilder
from mtqa.types import Inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtqa.types import Origin, RawText

_CHUNK: Final = 1 << 16
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_TAG = re.compile(r"""<[^\s/>"']+(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_PIECE = re.compile(
    r"&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));"
    r"|<!\[CDATA\[|<!--.*?-->|<\?.*?\?>|\r\n?",
    re.DOTALL,
)
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

STAND_IN: Final = "\ufffc"
"""The object replacement character: it stands for a picture or a value in a text."""


class Tag(NamedTuple):
    """A start tag at an offset of the file, or an end tag, which has no attributes. Names are
    local; those of other namespaces than the file's own have the prefix that it is known by.
    """

    name: str
    attributes: Mapping[str, str] | None
    start: int


def open_xml(content: bytes, path: str) -> RawText:
    """A file in the encoding that its XML declaration states, or UTF-8. Raises InputError."""
    declared = _DECLARED.match(content)
    name = declared[1].decode() if declared else "utf-8"
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        message = f"the XML declaration names the encoding '{name}', which is not known"
        raise InputError(message, path=path, line=1) from None
    if declared is None or encoding.startswith(("utf-16", "utf-32")):
        return decode(content, path)
    return decode_as(content, encoding, path)


def tags(
    raw: RawText, root: str, prefixes: Mapping[str, str], *, doctype: bool = False
) -> Iterator[Tag]:
    """The tags of a file. `prefixes` are those of namespaces; "" for the file's own. `doctype`: it
    may name its document type, which is not looked at.

    Raises InputError for what is not well-formed, nests too deep, declares entities or has another
    outermost element.
    """
    return _Stream(raw, root, prefixes, doctype=doctype).read()


class _Stream:
    def __init__(
        self, raw: RawText, root: str, prefixes: Mapping[str, str], *, doctype: bool
    ) -> None:
        self._raw, self._root, self._doctype = raw, root, doctype
        self._data = raw.text.encode()
        self._ascii = len(self._data) == len(raw.text)
        self._bytes = self._characters = self._depth = 0
        self._names = _Names(prefixes)
        self._found: list[Tag] = []
        self._parser: Any = expat.ParserCreate("utf-8", " ")
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartElementHandler = self._first
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_entity

    def read(self) -> Iterator[Tag]:
        for start in range(0, len(self._data), _CHUNK):
            chunk = self._data[start : start + _CHUNK]
            try:
                self._parser.Parse(chunk, start + _CHUNK >= len(self._data))
            except expat.ExpatError as error:
                place = min(self._place(), len(self._raw.text) - 1)
                reason = expat.ErrorString(error.code)
                raise fault(self._raw, place, f"this is not well-formed XML: {reason}") from None
            found, self._found = self._found, []
            yield from found

    def _place(self) -> int:
        """The offset in the text of where the parser stands."""
        place: int = self._parser.CurrentByteIndex
        if self._ascii:
            return place
        if place < self._bytes:
            return len(self._data[:place].decode())
        self._characters += len(self._data[self._bytes : place].decode())
        self._bytes = place
        return self._characters

    def _first(self, name: str, attributes: dict[str, str]) -> None:
        own = self._names[name]
        if own != self._root:
            message = f"the outermost element is <{own}>, not <{self._root}>"
            raise fault(self._raw, self._place(), message)
        self._parser.StartElementHandler = self._start
        self._start(name, attributes)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        place = self._place()
        self._depth += 1
        if self._depth > DEEPEST:
            raise fault(self._raw, place, f"nested more than {DEEPEST} levels deep")
        names = self._names
        own = {names[key]: value for key, value in attributes.items()}
        self._found.append(Tag(names[name], own, place))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._found.append(Tag(self._names[name], None, self._place()))

    def _refuse_doctype(
        self,
        name: str,
        system: str | None,  # noqa: ARG002 (expat's call)
        public: str | None,  # noqa: ARG002
        declares: bool,  # noqa: FBT001
    ) -> None:
        if declares or not self._doctype:
            message = f"the file has a document type declaration (<!DOCTYPE {name}), take it out"
            raise fault(self._raw, self._place(), message)

    def _refuse_entity(self, name: str, *_: object) -> None:
        message = f"the file declares an entity of its own ({name}); write out what it stands for"
        raise fault(self._raw, self._place(), message)


class _Names(dict[str, str]):
    """Short names of elements and attributes by those that expat gives."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = {_XML: "xml:", **prefixes}

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        self[name] = short = self._prefixes.get(space, "?:" if space else "") + local
        return short


def end_of(text: str, start: int) -> int:
    """Where a tag that starts at an offset of a well-formed file ends."""
    found = _TAG.match(text, start)
    assert found is not None, "a parser found a tag here"
    return found.end()


class Content:
    """The text of an element that is being put together, and the tags in it."""

    def __init__(self, text: str, start: int) -> None:
        """`text` is the whole file, `start` where the element's own text begins."""
        self.place = start
        self.inlines: list[Inline] = []
        self._text = text
        self._builder = TextBuilder(text)

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._builder.length

    def read(self, end: int) -> None:
        """Take up what is written until `end`, where no tag stands."""
        text, builder, done = self._text, self._builder, self.place
        for piece in _PIECE.finditer(text, done, end):
            start, stop = piece.span()
            if start < done:
                continue
            builder.copy(done, start)
            done = stop
            written = piece[0]
            if written == "<![CDATA[":
                done = self._section(stop, text.index("]]>", stop))
            elif written[0] == "&":
                builder.replace(reference(piece), start, stop)
            elif written[0] == "\r":
                builder.replace("\n", start, stop)
        builder.copy(done, end)
        self.place = end

    def _section(self, start: int, end: int) -> int:
        """What stands in a CDATA section, as it is written but for line ends."""
        for line_end in re.compile(r"\r\n?").finditer(self._text, start, end):
            self._builder.copy(start, line_end.start())
            self._builder.replace("\n", *line_end.span())
            start = line_end.end()
        self._builder.copy(start, end)
        return end + len("]]>")

    def tag(self, value: str, start: int, end: int, stand_in: str = "") -> None:
        """A tag, or an element that is none of the text, written from `start` to `end`; for one
        that readers see something of, `stand_in` is in the text.
        """
        place = self._builder.length
        if stand_in:
            self._builder.replace(stand_in, start, end)
        self.inlines.append(Inline("tag", place, self._builder.length, value))
        self.place = end

    def put(self, text: str, start: int, end: int) -> None:
        """A text that is written in another way from `start` to `end`."""
        self._builder.replace(text, start, end)
        self.place = end

    def build(self) -> tuple[str, tuple[Origin, ...]]:
        """The whole text and the origins of its pieces."""
        return self._builder.build()


def reference(match: re.Match[str]) -> str:
    """The character that a reference stands for."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return _ENTITIES[name]
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def plain(written: str) -> str:
    """What is written without tags reads as."""
    content = Content(written, 0)
    content.read(len(written))
    return content.build()[0]


def escape_xml(text: str) -> str:
    """Fit for the text of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
