"""Which parts of an HTML page surround its main content, and other facts about its elements."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from mtqa.errors import LanguageTagError
from mtqa.text.languages import standardize

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WHOLE_PAGE = frozenset(
    {"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p"}
)
_LONG = 80
"""From how many characters on a text is probably a part of a paragraph."""


@cache
def facts() -> dict[str, Any]:
    """The tables of `html.toml`."""
    return tomllib.loads(Path(__file__).with_name("html.toml").read_text("utf-8"))


def is_code(name: str, attributes: dict[str, str | None]) -> bool:
    """Whether the text of an element is not to be translated."""
    return (
        name in facts()["code"]
        or attributes.get("translate") == "no"
        or "notranslate" in (attributes.get("class") or "").split()
    )


def stated_language(attributes: dict[str, str | None]) -> str | None:
    """The language that an element says it is in, as a tag; None if it says none that exists."""
    tag = attributes.get("lang") or attributes.get("xml:lang")
    if not tag:
        return None
    try:
        return standardize(tag)
    except LanguageTagError:
        return None


class Weights:
    """How much of the running text of a page is in each element, and where the main heading is."""

    def __init__(self, root: Any) -> None:
        self._text: dict[int, int] = {}
        self._headed: set[int] = set()
        order, stack = [], [root]
        while stack:
            node = stack.pop()
            order.append(node)
            stack.extend(node.children or ())
        for node in reversed(order):
            parent = id(node.parent)
            if node.name == "#text":
                length = len(node.data or "")
                self._text[parent] = self._text.get(parent, 0) + (length if length >= _LONG else 0)
                continue
            self._text[parent] = self._text.get(parent, 0) + self._text.get(id(node), 0)
            if node.name == "h1" or id(node) in self._headed:
                self._headed.add(parent)
        self._total = self._text.get(id(root), 0)

    def is_furniture(self, node: Any, *, in_article: bool) -> bool:
        """Whether an element surrounds the main content: by its name, its role, or a word in its
        class or id, as long as it holds neither the main heading nor most of the text.
        """
        name, attributes = node.name, node.attrs or {}
        headed = id(node) in self._headed
        if name in facts()["furniture"] or attributes.get("role") in facts()["roles"]:
            return not headed
        if name == "header":
            return not in_article and not headed
        if name in _WHOLE_PAGE or headed:
            return False
        words = _telling_words(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")
        if not words:
            return False
        comments = not words.isdisjoint({"comment", "comments", "disqus"})
        return comments or self._text.get(id(node), 0) * 2 <= self._total


@cache
def _telling_words(names: str) -> frozenset[str]:
    """The words that open or close a class or id, of those that usually name furniture."""
    found = set()
    for name in names.split():
        words = [word.lower() for word in _WORDS.findall(name)]
        if words and not set(words) & set(facts()["unless"]):
            found |= {words[0], words[-1]} & set(facts()["names"])
    return frozenset(found)
