"""XML as a stream of tags that know their place in the file, for files of any size.

Expat makes sure first that a file is well-formed and declares nothing: nothing is fetched, nothing
is expanded. Tags of such a file can be found by a regular expression, which tells their places in
characters. What stands between two of them is read by whoever needs it.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from mtqa.errors import InputError
from mtqa.formats._strings import DEEPEST, fault
from mtqa.formats._xml_content import plain
from mtqa.text.decoding import decode, decode_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtqa.types import RawText

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_TOKEN = re.compile(
    r"""<(?:(/?)([^\s/>!?]++)((?:[^>"'/]++|"[^"]*+"|'[^']*+'|/(?!>))*+)(/?)>"""
    r"""|!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|!(?:[^>"']++|"[^"]*+"|'[^']*+')*+>)""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=]++)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Tag(NamedTuple):
    """A tag, which stands at `start` to `end` of the file. One that opens and closes is an element
    without content. Names are local; those of other namespaces than the file's own have the prefix
    that it is known by.
    """

    name: str
    opens: bool
    closes: bool
    start: int
    end: int
    attributes: Mapping[str, str]


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
    _verify(raw, doctype=doctype)
    names = _Names(prefixes)
    depth = 0
    nothing: dict[str, str] = {}
    for token in _TOKEN.finditer(raw.text):
        closing, name, written, empty = token.groups()
        if name is None:
            continue
        attributes = nothing
        if not closing:
            depth += 1
            if written:
                attributes = names.attributes(written, depth)
            if depth > DEEPEST:
                message = f"nested more than {DEEPEST} levels deep"
                raise fault(raw, token.start(), message)
            if depth == 1 and names[name] != root:
                message = f"the outermost element is <{names[name]}>, not <{root}>"
                raise fault(raw, token.start(), message)
        yield Tag(names[name], not closing, bool(closing or empty), *token.span(), attributes)
        if closing or empty:
            if names.scopes:
                names.leave(depth)
            depth -= 1


def _verify(raw: RawText, *, doctype: bool) -> None:
    """Raises InputError for what is not well-formed or declares something."""
    data = raw.text.encode()
    parser = expat.ParserCreate("utf-8", " ")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def place() -> int:
        return min(len(data[: parser.CurrentByteIndex].decode()), len(raw.text) - 1)

    def begin_doctype(name: str, _system: object, _public: object, declares: object) -> None:
        if declares or not doctype:
            message = f"the file has a document type declaration (<!DOCTYPE {name}>), take it out"
            raise fault(raw, place(), message)

    parser.StartDoctypeDeclHandler = begin_doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 (expat's own call)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise fault(raw, place(), f"this is not well-formed XML: {reason}") from None


class _Names(dict[str, str]):
    """Short names by those in the file, as far as namespaces were declared."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = {"http://www.w3.org/XML/1998/namespace": "xml:", **prefixes}
        self._spaces = {"xml": "http://www.w3.org/XML/1998/namespace"}
        self.scopes: list[tuple[int, dict[str, str]]] = []

    def __missing__(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        space = self._spaces.get(prefix)
        self[name] = short = (self._prefixes.get(space, "?:") if space else "") + local
        return short

    def attributes(self, written: str, depth: int) -> dict[str, str]:
        """The attributes of a tag; what they declare holds until `leave`."""
        found = {name: double or single for name, double, single in _ATTRIBUTE.findall(written)}
        if "xmlns" in written:
            self._declare(found, depth)
        if "&" in written:
            found = {name: plain(value) for name, value in found.items()}
        if ":" in written:
            # The default namespace is that of elements alone.
            return {self[name] if ":" in name else name: value for name, value in found.items()}
        return found

    def _declare(self, found: Mapping[str, str], depth: int) -> None:
        spaces = {
            name.partition(":")[2]: plain(value)
            for name, value in found.items()
            if name.partition(":")[0] == "xmlns"
        }
        self.scopes.append((depth, self._spaces))
        self._spaces = {**self._spaces, **spaces}
        self.clear()

    def leave(self, depth: int) -> None:
        """The element that is so deep ends."""
        if self.scopes[-1][0] == depth:
            self._spaces = self.scopes.pop()[1]
            self.clear()
