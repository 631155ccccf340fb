"""Addresses of pages: whether two lead to the same place, in whatever language."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*):(?://)?)?(?P<host>[^/?#]*)(?P<path>[^?#]*)"
    r"(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|[0-9]{3})){0,2}", re.IGNORECASE)
_LANGUAGE_KEY = re.compile(r"(?<=[?&])(?:lang|locale|hl|language|l)=[^&]*&?", re.IGNORECASE)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go"})
_EXACT = frozenset({"mailto", "tel", "sms", "javascript", "data"})


def same_place(first: str, second: str) -> bool:
    """Whether two addresses are the same page, perhaps in two languages: names of languages, the
    country of the host, the scheme, `www` and a final slash may differ.
    """
    return first == second or _parts(first) == _parts(second)


def same_site(first: str, second: str) -> bool:
    """Whether two addresses lead to the same site, perhaps to its pages in two countries."""
    return first == second or _parts(first)[0] == _parts(second)[0] != ""


@lru_cache(maxsize=1 << 15)
def _parts(address: str) -> tuple[str, str]:
    """The site, "" for an address within one, and the place in it without names of languages."""
    match = _PARTS.fullmatch(address.strip())
    assert match is not None, "every part may be empty"
    scheme, host = (match["scheme"] or "").lower(), match["host"].lower()
    if scheme in _EXACT or "@" in host:
        return address.lower(), ""
    name = _site(host) if "." in host else ""
    path = match["path"] if name else host + match["path"]
    kept = [part for part in path.split("/") if part and not _LANGUAGE.fullmatch(part)]
    query = _LANGUAGE_KEY.sub("", match["query"] or "").rstrip("?&")
    return name, "/".join([*kept, query, match["fragment"] or ""])


def _site(host: str) -> str:
    """The name of a host without `www`, names of languages and its country: `en.example.co.uk`
    is `example`.
    """
    labels = host.partition(":")[0].rstrip(".").split(".")
    labels = labels[:-1] if len(labels) > 1 else labels
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    kept = [
        label
        for label in labels[:-1]
        if label not in {"www", "m"} and not _LANGUAGE.fullmatch(label)
    ]
    return ".".join([*kept, labels[-1]])
