"""Reports text of the source that the translation lacks.

Only paragraphs, headings and sentences of the main content are reported. Without a model they must
be missing by the lengths of what stands around them as well (Gale and Church, 1993). Bylines,
captions, labels and page furniture come and go between versions of a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.align._gaps import BY_MEANING, SURE, Comparison
from mtqa.align._testimony import confirmed
from mtqa.types import Check, Code, Example, Hit, Scope, Severity, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "omission"
UNRELATED = "omission/unrelated"


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each block that lacks something, at the first sentence that is missing; or a
    single one for the document, if it is not a translation of this source at all.
    """
    if context.source is None or context.paired:
        return
    by_meaning = context.encodings is not None
    sure = BY_MEANING if by_meaning else SURE
    comparison = Comparison(Side.SOURCE, tuple(units), sure=sure, by_meaning=by_meaning)
    if comparison.unrelated():
        evidence = "lengths, names and numbers do not agree"
        if by_meaning:
            evidence = f"no more than {comparison.linked():.0%} of either could be aligned"
        yield Hit(UNRELATED, detail={"evidence": evidence})
        return
    for gap in confirmed(list(comparison.gaps()), comparison.units, context):
        (unit, span), *others = gap.spans
        detail = {"opening": gap.opening}
        yield Hit(CODE, unit, span, tuple(others), detail, confidence=gap.confidence)


_BAKERY_EN = """\
Nora Quist bakes 400 loaves of rye bread every night in the old customs house on Quay Street.
Her grandmother opened the shop in 1951, when flour was still rationed.
Nora learned the trade in Aarhus and came home at the age of 26.
She never wanted to change the recipe, which has only four ingredients.
What changed was the oven: since May it has been heated with wood pellets.
That saves 900 pounds a month, she says, and the crust is better.
Some customers drive 30 miles for a loaf and complain when it is sold out.
On Sundays the shop stays closed, for even bakers have to sleep.
"""
_BAKERY_DE = """\
Nora Quist backt im alten Zollhaus an der Quay Street jede Nacht 400 Roggenbrote.
Ihre Großmutter eröffnete den Laden 1951, als Mehl noch rationiert war.
Nora lernte das Handwerk in Aarhus und kehrte mit 26 Jahren heim.
Das Rezept mit seinen nur vier Zutaten wollte sie nie ändern.
Geändert hat sich der Ofen: Seit Mai wird er mit Holzpellets beheizt.
Das spare 900 Pfund im Monat, sagt sie, und die Kruste sei besser.
Manche Kunden fahren 30 Meilen für einen Laib und schimpfen, wenn er ausverkauft ist.
Sonntags bleibt der Laden zu, denn auch Bäcker müssen schlafen.
"""
_RIVER_ZH = """\
科學家在 Dargin 河發現了一種身長只有 9 毫米的魚。
Ilva Petrescu 教授的團隊在 2024 年花了 7 個月的時間，從河口到源頭採集水樣並拍攝河底的照片。
這種魚沒有眼睛。
牠們生活在水深超過 60 公尺的洞穴裡，那裡終年不見陽光，水溫也從來不會超過攝氏 4 度。
目前只找到 13 條。
「我們起初以為那是一粒沙子，直到它突然游走，」Petrescu 說。
研究結果將於 10 月刊登在《Limnos》期刊上，在那之前團隊還要再回到洞穴兩次，以便確認這些魚吃什麼。
當地居民希望這條河能成為國家公園。
"""
_RIVER_DE = """\
Forscher haben im Fluss Dargin einen Fisch entdeckt, der nur 9 Millimeter lang ist.
Das Team von Professorin Ilva Petrescu nahm 2024 sieben Monate lang von der Mündung bis zur Quelle \
Wasserproben und fotografierte den Grund des Flusses.
Der Fisch hat keine Augen.
Er lebt in Höhlen mehr als 60 Meter unter Wasser, wo das ganze Jahr kein Sonnenlicht hinkommt und \
das Wasser nie wärmer als 4 Grad wird.
Bisher wurden nur 13 gefunden.
„Wir hielten ihn zuerst für ein Sandkorn, bis es plötzlich davonschwamm“, sagt Petrescu.
Die Ergebnisse erscheinen im Oktober in der Zeitschrift Limnos; vorher will das Team noch zweimal \
in die Höhlen zurückkehren, um herauszufinden, was die Fische fressen.
Die Anwohner wünschen sich, dass der Fluss ein Nationalpark wird.
"""
"""Two short articles, each with a translation."""

CHECK = Check(
    codes={
        CODE: Code(
            category="accuracy/omission",
            severity=Severity.MAJOR,
            message="nothing in the translation corresponds to “{opening}”",
            why="The reader never learns what the source says here, and cannot notice it.",
            examples=(
                Example(
                    source="The council met on Tuesday to discuss the new tram line to Eastfield.\n"
                    "Mayor Helen Ford said that work would begin in March 2027 and cost 84 million"
                    " pounds.\n"
                    "⟦Residents of Mill Lane had complained about noise from the building site and"
                    " asked for a wall.⟧\n"
                    "The line will have 12 stops and carry about 30,000 passengers a day.\n",
                    source_language="en",
                    target="Der Rat beriet am Dienstag über die neue Straßenbahn nach Eastfield.\n"
                    "Bürgermeisterin Helen Ford sagte, die Arbeiten begännen im März 2027 und"
                    " kosteten 84 Millionen Pfund.\n"
                    "Die Linie wird 12 Haltestellen haben und täglich rund 30.000 Fahrgäste"
                    " befördern.\n",
                    language="de",
                ),
                Example(
                    source="市立圖書館將於星期一在碼頭街 14 號重新開放，首次展出 1920 年的海報。\n"
                    "⟦館方在過去兩年間修復了屋頂、窗戶和所有閱覽室的木地板，費用由市政府全額負擔。⟧\n"
                    "館長 Maria Weber 表示，開幕當天預計會有 500 名訪客，入場免費。\n",
                    source_language="zh-Hant",
                    target="The city library at 14 Pier Street reopens on Monday and for the first"
                    " time shows posters from the 1920s.\n"
                    "Director Maria Weber expects 500 visitors on the opening day, and admission"
                    " is free.\n",
                    language="en",
                ),
                Example(
                    source="Le musée de Lorient expose 48 photographies de Jeanne Morvan jusqu'au"
                    " 15 juin. ⟦Elles ont été retrouvées il y a trois ans dans le grenier d'une"
                    " ferme que ses héritiers voulaient vendre à la commune.⟧ L'entrée coûte"
                    " 6 euros, et le musée est fermé le lundi.\n",
                    source_language="fr",
                    target="The museum in Lorient is showing 48 photographs by Jeanne Morvan until"
                    " 15 June. Admission is 6 euros, and the museum is closed on Mondays.\n",
                    language="en",
                ),
                Example(
                    source="Der Zug um 7:15 Uhr verließ Atocha mit 40 Minuten Verspätung.\n"
                    "⟦Viele Pendler erzählen, dass der Betrieb seit Monaten schlechter wird und"
                    " niemand ihre Briefe beantwortet.⟧\n"
                    "Renfe entschuldigte sich bei den 230 Fahrgästen.\n",
                    source_language="de",
                    target="Il treno delle 7:15 ha lasciato Atocha con 40 minuti di ritardo.\n"
                    "Renfe si è scusata con i 230 passeggeri.\n",
                    language="it",
                ),
                Example(
                    source="The council met on Tuesday to discuss the new tram line to Eastfield."
                    " It will have 12 stops.\n"
                    "Mayor Helen Ford said that work would begin in March 2027.\n",
                    source_language="en",
                    target="Am Dienstag beriet der Rat über die neue Straßenbahn nach Eastfield,"
                    " die 12 Haltestellen haben soll.\n"
                    "Bürgermeisterin Helen Ford sagte, die Arbeiten begännen im März 2027.\n",
                    language="de",
                ),
                Example(
                    source="由 Maria Weber 撰文\n\n"
                    "市立圖書館將於星期一在碼頭街 14 號重新開放，並首次展出 1920 年代的海報。\n\n"
                    "館長表示，開幕當天預計會有 500 名訪客，入場免費。\n",
                    source_language="zh-Hant",
                    target="Die Stadtbibliothek in der Pierstraße 14 öffnet am Montag wieder und"
                    " zeigt erstmals Plakate aus den 1920er Jahren.\n\n"
                    "Am Eröffnungstag erwartet die Leiterin 500 Besucher, der Eintritt ist"
                    " frei.\n",
                    language="de",
                ),
                Example(
                    source="El museo de Lorient muestra 48 fotografías de Jeanne Morvan hasta el"
                    " 15 de junio.\n"
                    "La entrada cuesta 6 euros.\n",
                    source_language="es",
                    target="O museu de Lorient mostra 48 fotografias de Jeanne Morvan. A mostra"
                    " vai até 15 de junho.\n"
                    "A entrada custa 6 euros.\n",
                    language="pt",
                ),
                Example(
                    source="El tren de las 7:15 salió con 40 minutos de retraso de la estación de"
                    " Atocha.\n"
                    "Compartir:\n"
                    "La compañía Renfe pidió disculpas a los 230 pasajeros.\n",
                    source_language="es",
                    target="The 7:15 train left Atocha station 40 minutes late.\n"
                    "The company, Renfe, apologised to its 230 passengers.\n",
                    language="en",
                ),
            ),
        ),
        UNRELATED: Code(
            category="accuracy/omission",
            severity=Severity.MAJOR,
            message="source and translation do not seem to belong together: {evidence}",
            why="Most likely the wrong file was given; what other checks say by comparing the two"
            " means nothing then.",
            examples=(
                Example(f"⟦{_RIVER_DE}⟧", "de", _BAKERY_EN, "en"),
                Example(f"⟦{_BAKERY_EN}⟧", "en", _RIVER_ZH, "zh-Hant"),
                Example(_BAKERY_EN, "en", _BAKERY_DE, "de"),
                Example(_RIVER_DE, "de", _RIVER_ZH, "zh-Hant"),
                Example(
                    "".join(_RIVER_DE.splitlines(keepends=True)[:4]), "de", _RIVER_ZH, "zh-Hant"
                ),
            ),
        ),
    },
    find=find,
    scope=Scope.DOCUMENT,
)
