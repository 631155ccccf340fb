"""Post-edited translations: which words of the translation were changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+|[^\w\s]")
_BEFORE = re.compile(r"\s+([,.;:!?%)\]}»”…।、。，；：？！）])")
_AFTER = re.compile(r"([(\[{«„“（])\s+")
_APOSTROPHE = re.compile(r"\s+(['’])\s?(s|t|re|ve|ll|d|m)\b")
_QUOTED = re.compile(r'(^|\s)(["\'])\s+(.+?)\s+\2(?=\s|[,.;:!?]|$)')
_WIDE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])")


def detokenized(text: str) -> str:
    """A text whose punctuation was set apart by spaces, as it is usually written."""
    text = _QUOTED.sub(r"\1\2\3\2", text)
    text = _APOSTROPHE.sub(r"\1\2", text)
    text = _BEFORE.sub(r"\1", text)
    text = _AFTER.sub(r"\1", text)
    return _WIDE.sub("", text)


def changed(text: str, corrected: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of words that the corrected text does not have in their place. Where words
    are only missing, the word before the gap is what is marked.
    """
    before = list(_TOKEN.finditer(text))
    if "\u4e00" <= text[:1] <= "\u9fff" or len(before) < len(text) / 12:
        before = list(re.finditer(r"[\u3000-\u9fff]|[^\W\u3000-\u9fff]+|[^\w\s]", text))
        after = re.findall(r"[\u3000-\u9fff]|[^\W\u3000-\u9fff]+|[^\w\s]", corrected)
    else:
        after = _TOKEN.findall(corrected)
    words = [match[0].lower() for match in before]
    matcher = SequenceMatcher(None, words, [word.lower() for word in after], autojunk=False)
    found = []
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind in ("replace", "delete"):
            found.append((before[start].start(), before[end - 1].end()))
        elif kind == "insert" and start:
            found.append(before[start - 1].span())
    return tuple(found)
