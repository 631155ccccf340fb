"""Qt Linguist: units, numerus forms, states, languages."""

from __future__ import annotations

from mtqa.formats._bilingual import read_pairs
from mtqa.formats.qt import units
from mtqa.text.decoding import raw_text

TEXT = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_AT" sourcelanguage="en">
<context>
  <name>Main</name>
  <message>
    <location filename="a.cpp" line="1"/>
    <source>&amp;Open %1</source>
    <comment>menu</comment>
    <extracomment>A button</extracomment>
    <translation>Ö&amp;ffnen %1</translation>
  </message>
  <message numerus="yes">
    <source>%n file(s)</source>
    <translation><numerusform>%n Datei</numerusform>
    <numerusform>%n Dateien</numerusform></translation>
  </message>
  <message id="close"><source>Close</source><translation type="unfinished"/></message>
  <message><source>Later</source><translation type="unfinished">Später</translation></message>
  <message><source>Old</source><translation type="vanished">Alt</translation></message>
</context>
</TS>
"""


def test_units() -> None:
    raw = raw_text(TEXT, "app.ts")
    (found,) = units(raw)
    pairs = read_pairs(raw, found)
    assert (pairs.source.language, pairs.target.language) == ("en", "de-AT")
    shown = [
        (u.id, u.source and u.source.text, u.target and u.target.text, u.note, u.unfinished)
        for u in pairs.units
    ]
    assert shown == [
        ("Main|&Open %1|menu", "&Open %1", "Ö&ffnen %1", "menu\nA button", ""),
        ("Main|%n file(s)[0]", "%n file(s)", "%n Datei", "", ""),
        ("Main|%n file(s)[1]", "%n file(s)", "%n Dateien", "", ""),
        ("close", "Close", None, "", ""),
        ("Main|Later", "Later", "Später", "", "unfinished"),
    ]
    assert [u.source and u.source.syntax for u in pairs.units][:4] == [("qt-format",)] * 3 + [()]


def test_messages_without_id_may_stand_twice() -> None:
    message = "<message><source>a</source><translation>b</translation></message>"
    raw = raw_text(f"<TS><context><name>C</name>{message * 2}</context></TS>", "app.ts")
    assert [entry.id for entry in units(raw)[0].entries] == ["C|a", "C|a#2"]
