"""Bilingual files: those of others against other libraries' counts, and how fast large ones are.

    python benchmarks/formats/bilingual.py /usr/share/locale DJANGO/locale ...
    python benchmarks/formats/bilingual.py --speed

The first reads every file of the formats below under the folders and prints how many there are,
how many units they have, which were refused and why, and where another library (polib, the
standard library's gettext, lxml) counts otherwise or reads another translation. The second streams
100,000 units of a made-up file, each format in a process of its own: units per second and the
largest memory; then with documents and units, which is all that comes before the checks.
"""

from __future__ import annotations

import argparse
import gettext
import io
import resource
import subprocess
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

from lxml import etree

from mtqa import registry
from mtqa.errors import InputError
from mtqa.formats._bilingual import read_pairs

UNITS = 100_000
MAKERS = {
    "po": (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n\n',
        '#: source/{0}.py:{0}\nmsgid "Open file {0} now"\nmsgstr "Öffnen Sie jetzt Datei {0}"\n\n',
        (
            '#, python-format\nmsgid "Open file {0} in \\"%s\\" now"\nmsgstr ""\n'
            '"Öffnen Sie jetzt die Datei "\n"{0} in „%s“\\n"\n\n'
        ),
        "",
    ),
    "xliff": (
        (
            '<?xml version="1.0"?>\n<xliff version="1.2"><file original="a" source-language="en" '
            'target-language="de"><body>\n'
        ),
        (
            '<trans-unit id="{0}">\n<source>Open file {0} now</source>\n'
            '<target state="final">Öffnen Sie jetzt die Datei {0}</target>\n</trans-unit>\n'
        ),
        (
            '<trans-unit id="{0}">\n<source>Open file {0} in <g id="1">%s</g> &amp; go</source>\n'
            '<target>Öffnen Sie die Datei {0} in <g id="1">„%s“</g> &amp; gehen Sie</target>\n'
            "</trans-unit>\n"
        ),
        "</body></file></xliff>\n",
    ),
}
"""The head of a file, a plain unit, one with tags, escapes or several lines, and the end."""


def po(content: bytes) -> list[str]:
    """The translations, each plural form one, by polib."""
    import polib

    encoding = polib.detect_encoding(content)
    found = []
    for entry in polib.pofile(content.decode(encoding)):
        found += [text for _, text in sorted(entry.msgstr_plural.items())] or [entry.msgstr]
    return found


def mo(content: bytes) -> list[str]:
    """The translations by the standard library, without the header."""
    catalogue = gettext.GNUTranslations(io.BytesIO(content))._catalog  # noqa: SLF001
    return [text for key, text in catalogue.items() if key != ""]


def xliff(content: bytes) -> list[str]:
    """The text of targets by lxml, without tags; of units that are not cut into segments."""
    found = []
    for unit in etree.fromstring(content).iter("{*}trans-unit", "{*}segment"):
        target = unit.find("{*}target")
        found.append("" if target is None else "".join(target.itertext()))
    return found


def tmx(content: bytes) -> list[str]:
    """The text of all variants but the first one of each unit by lxml."""
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    found = []
    for unit in etree.fromstring(content, parser).iter("tu"):
        found += ["".join(seg.itertext()) for seg in unit.iter("seg")][1:]
    return found


LIBRARIES = {"po": po, "mo": mo, "xliff": xliff, "tmx": tmx}


def compare(roots: list[Path]) -> None:
    """Print what was read, format by format."""
    for name, library in LIBRARIES.items():
        form = registry.load("formats", name)
        files = sorted(f for r in roots for f in r.rglob("*") if f.suffix in form.suffixes)
        seen: Counter[str] = Counter()
        for file in filter(Path.is_file, files):
            content = file.read_bytes()
            try:
                raw = form.open(content, str(file))
                units = [unit for one in form.units(raw) for unit in one.entries]
            except InputError as error:
                seen["refused"] += 1
                print(f"  refused {error}")
                continue
            seen.update(files=1, units=len(units))
            ours = [unit.target.text if unit.target else "" for unit in units]
            try:
                theirs = library(content)
            except Exception as error:  # noqa: BLE001 (whatever a library does with a file)
                seen["not read by the other library"] += 1
                print(f"  {file}: {type(error).__name__} in the other library")
                continue
            if len(ours) != len(theirs):
                seen["other counts"] += 1
                print(f"  {file}: {len(ours)} units, the other library has {len(theirs)}")
            same = Counter(map(plain, ours)) == Counter(map(plain, theirs))
            seen["other texts"] += not same
        print(name, dict(seen))


def plain(text: str) -> str:
    """Without white space and what stands for tags."""
    return "".join(text.replace("\ufffc", "").split())


def made(name: str) -> bytes:
    """A file of many units."""
    head, *units, tail = MAKERS[name]
    return (head + "".join(units[n % 2].format(n) for n in range(UNITS)) + tail).encode()


def stream(name: str) -> None:
    """Print how fast units are read, and how much memory that takes."""
    form = registry.load("formats", name)
    content = made(name)
    start = time.process_time()
    raw = form.open(content, f"a.{form.suffixes[0]}")
    number = sum(1 for _ in form.units(raw)[0].entries)
    rates = [number / (time.process_time() - start)]
    memory = [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]
    start = time.process_time()
    read_pairs(raw, form.units(raw)[0])
    rates.append(number / (time.process_time() - start))
    memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    for what, rate, size in zip(("streamed", "as documents"), rates, memory, strict=True):
        print(f"{name} {what}: {rate:,.0f} units/s, at most {size // 1024} MB")


def main() -> None:
    """Read what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("roots", nargs="*", type=Path)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--stream", choices=MAKERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stream:
        stream(given.stream)
    for name in MAKERS if given.speed else ():
        subprocess.run([sys.executable, __file__, "--stream", name], check=True)
    if given.roots:
        warnings.simplefilter("ignore")
        compare(given.roots)


if __name__ == "__main__":
    main()
