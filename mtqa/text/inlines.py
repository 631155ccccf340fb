"""Links and e-mail addresses inside a text: nothing to translate, nothing to check."""

from __future__ import annotations

import re

from mtqa.types import Inline

_ADDRESS = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
_TAIL = r"[!-~]{0,2000}(?<![.,;:!?'\"»)\]}>*_])"
LINK = re.compile(
    rf"""(?<![A-Za-z0-9])(?:
        (?:https?|ftp)://{_TAIL}
      | mailto:[!-~]{{1,300}}(?<![.,;:!?'"»)\]}}>*_])
      | www\.{_ADDRESS}(?:[/?\#]{_TAIL})?
      | [A-Za-z0-9._%+-]{{1,64}}@{_ADDRESS}
      | [a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.(?:com|org|net|edu|gov|io)
        (?!\.?[A-Za-z0-9-])(?:[/?\#]{_TAIL})?
    )""",
    re.VERBOSE,
)
"""Written in ASCII, so that a link ends where Chinese text goes on without a space. Parts are
bounded, so that a long line costs no more than its length."""


def links(text: str) -> tuple[Inline, ...]:
    """The links and addresses of a text, in order."""
    if "." not in text and "@" not in text and ":" not in text:
        return ()
    return tuple(Inline("url", *match.span()) for match in LINK.finditer(text))
