"""Writes `mtqa/text/chinese.toml`: the characters that only one way of writing Chinese has.

    python training/chinese_characters.py DIRECTORY

DIRECTORY holds STCharacters.txt and TSCharacters.txt, the tables of characters of OpenCC
(https://github.com/BYVoid/OpenCC, Apache-2.0). A character counts as simplified only if those
tables never keep it in traditional text, if GB 2312 has it and Big5 lacks it, and the other way
round: what one table calls a variant (峰 and 峯) is everyday writing in the other standard.
"""

from __future__ import annotations

import argparse
from pathlib import Path

TARGET = Path(__file__).parents[1] / "mtqa" / "text" / "chinese.toml"
PER_LINE = 48


def main() -> None:
    """Read, compare and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args().directory
    simplified = only(table(directory / "STCharacters.txt"), "gb2312", "big5")
    traditional = only(table(directory / "TSCharacters.txt"), "big5", "gb2312")
    parts = [
        "# Characters that only one way of writing Chinese has, and what the other has in their",
        "# place, character by character, where that is one and the same in every word; else 〓.",
        "# Facts from the tables of OpenCC (Apache-2.0) and the standards GB 2312 and Big5, by",
        "# training/chinese_characters.py.",
        "",
        *written("Hans", simplified),
        "",
        *written("Hant", traditional),
    ]
    TARGET.write_text("\n".join(parts) + "\n", encoding="utf-8")


def table(path: Path) -> dict[str, list[str]]:
    """Each character with those that it may stand for."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if "\t" in line)
    return {one: others.split() for one, others in rows}


def only(others: dict[str, list[str]], own: str, foreign: str) -> dict[str, str]:
    """The characters of the encoding `own` that `foreign` lacks and that the table replaces."""
    return {
        one: known[0] if len(known := [c for c in found if encodes(c, foreign)]) == 1 else "〓"
        for one, found in sorted(others.items())
        if one not in found and encodes(one, own) and not encodes(one, foreign)
    }


def encodes(character: str, encoding: str) -> bool:
    """Whether an encoding has a character."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def written(name: str, characters: dict[str, str]) -> list[str]:
    """A TOML table with two strings of equal length."""
    rows = {"only": "".join(characters), "other": "".join(characters.values())}
    lines = [f"[{name}]"]
    for key, text in rows.items():
        pieces = [text[i : i + PER_LINE] for i in range(0, len(text), PER_LINE)]
        lines += [f"{key} = [", *(f'  "{piece}",' for piece in pieces), "]"]
    return lines


if __name__ == "__main__":
    main()
