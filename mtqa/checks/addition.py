"""Reports text of the translation that the source does not have.

The mirror image of the check for omissions, and more cautious: translators explain, and a line
that somebody put into a page does its reader less harm than a false alarm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.align._gaps import Comparison
from mtqa.types import Check, Code, Example, Hit, Scope, Severity, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "addition"

_SURE = 0.95


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each block that has something more than the source, at its first sentence."""
    if context.source is None or context.paired:
        return
    comparison = Comparison(
        Side.TARGET, tuple(units), sure=_SURE, by_meaning=context.encodings is not None
    )
    if comparison.unrelated():
        return
    for gap in comparison.gaps():
        (unit, span), *others = gap.spans
        detail = {"opening": gap.opening}
        yield Hit(CODE, unit, span, tuple(others), detail, confidence=gap.confidence)


CHECK = Check(
    codes={
        CODE: Code(
            category="accuracy/addition",
            severity=Severity.MINOR,
            message="nothing in the source corresponds to “{opening}”",
            why="The author did not write this: it may be a remark of the translator, invented,"
            " or left over from another text.",
            examples=(
                Example(
                    source="The council met on Tuesday to discuss the new tram line to Eastfield.\n"
                    "Mayor Helen Ford said that work would begin in March 2027 and cost 84 million"
                    " pounds.\n"
                    "The line will have 12 stops and carry about 30,000 passengers a day.\n",
                    source_language="en",
                    target="Der Rat beriet am Dienstag über die neue Straßenbahn nach Eastfield.\n"
                    "Bürgermeisterin Helen Ford sagte, die Arbeiten begännen im März 2027 und"
                    " kosteten 84 Millionen Pfund.\n"
                    "⟦Die Anwohner der Mühlgasse hatten sich über den Lärm der Baustelle beschwert"
                    " und verlangten eine Mauer.⟧\n"
                    "Die Linie wird 12 Haltestellen haben und täglich rund 30.000 Fahrgäste"
                    " befördern.\n",
                    language="de",
                ),
                Example(
                    source="市立圖書館將於星期一在碼頭街 14 號重新開放，首次展出 1920 年的海報。\n"
                    "館長 Maria Weber 表示，開幕當天預計會有 500 名訪客，入場免費。\n",
                    source_language="zh-Hant",
                    target="The city library at 14 Pier Street reopens on Monday and for the first"
                    " time shows posters from 1920.\n"
                    "⟦Over the past two years the roof, the windows and the wooden floors of all"
                    " its reading rooms were restored at the city's expense.⟧\n"
                    "Director Maria Weber expects 500 visitors on the opening day, and admission"
                    " is free.\n",
                    language="en",
                ),
                Example(
                    source="Nora Quist bakes 400 loaves of rye bread every night.\n"
                    "Her shop on Quay Street opened in 1951 and has 6 ovens.\n",
                    source_language="en",
                    target="Nora Quist cuit chaque nuit 400 pains de seigle.\n"
                    "⟦Les voisins disent que l'odeur du pain chaud les réveille bien avant le"
                    " lever du soleil, été comme hiver.⟧\n"
                    "Sa boutique de Quay Street a ouvert en 1951 et compte 6 fours.\n",
                    language="fr",
                ),
                Example(
                    source="Der Zug um 7:15 Uhr verließ Atocha mit 40 Minuten Verspätung.\n"
                    "Renfe entschuldigte sich bei den 230 Fahrgästen.\n",
                    source_language="de",
                    target="Il treno delle 7:15 ha lasciato Atocha con 40 minuti di ritardo.\n"
                    "⟦Molti pendolari raccontano che da mesi il servizio peggiora e che nessuno"
                    " risponde alle loro lettere.⟧\n"
                    "Renfe si è scusata con i 230 passeggeri.\n",
                    language="it",
                ),
                Example(
                    source="El museo de Lorient muestra 48 fotografías de Jeanne Morvan.\n"
                    "La entrada cuesta 6 euros hasta el 15 de junio.\n",
                    source_language="es",
                    target="O museu de Lorient mostra 48 fotografias de Jeanne Morvan.\n"
                    "⟦Quem quiser ver o resto da coleção terá de esperar até que o telhado da ala"
                    " norte seja finalmente reparado.⟧\n"
                    "A entrada custa 6 euros até 15 de junho.\n",
                    language="pt",
                ),
                Example(
                    source="The bridge over the Tarn opened on 14 May 2004 and is 343 metres"
                    " high.\n"
                    "Some 12,000 cars cross it every day.\n",
                    source_language="en",
                    target="Мост через Тарн открыли 14 мая 2004 года, его высота 343 метра.\n"
                    "⟦Местные жители долго спорили о том, не испортит ли он вид на долину, но"
                    " теперь почти все им гордятся.⟧\n"
                    "Каждый день по нему проезжает около 12 000 машин.\n",
                    language="ru",
                ),
                Example(
                    source="The bridge over the Tarn opened on 14 May 2004. It is 343 metres"
                    " high.\n"
                    "Some 12,000 cars cross it every day.\n",
                    source_language="en",
                    target="Мост через Тарн, высота которого 343 метра, открыли 14 мая 2004"
                    " года.\n"
                    "Каждый день по нему проезжает около 12 000 машин.\n",
                    language="ru",
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
                    source="Der Zug um 7:15 Uhr verließ Atocha mit 40 Minuten Verspätung.\n"
                    "Renfe entschuldigte sich bei den 230 Fahrgästen.\n",
                    source_language="de",
                    target="Il treno delle 7:15 ha lasciato Atocha con 40 minuti di ritardo.\n"
                    "Renfe, la società delle ferrovie, si è scusata con i 230 passeggeri.\n",
                    language="it",
                ),
                Example(
                    source="簡而言之，Lorient 博物館的展覽辦得非常好，展出的 48 張照片"
                    "此前從未公開，門票只要 6 歐元。\n"
                    "展覽持續到 6 月 15 日。\n",
                    source_language="zh-Hant",
                    target="Kurz gesagt, die Ausstellung im Museum von Lorient ist sehr gelungen."
                    " Die 48 Fotos waren noch nie zu sehen. Der Eintritt kostet nur 6 Euro.\n"
                    "Sie dauert bis zum 15. Juni.\n",
                    language="de",
                ),
                Example(
                    source="The 7:15 train left Atocha station 40 minutes late.\n"
                    "The company, Renfe, apologised to its 230 passengers.\n",
                    source_language="en",
                    target="El tren de las 7:15 salió con 40 minutos de retraso de la estación de"
                    " Atocha.\n"
                    "Compartir:\n"
                    "La compañía Renfe pidió disculpas a los 230 pasajeros.\n",
                    language="es",
                ),
                Example(
                    source="Nora Quist bakes 400 loaves of rye bread every night.\n"
                    "Her shop on Quay Street opened in 1951.\n",
                    source_language="en",
                    target="Nora Quist cuit chaque nuit 400 pains de seigle, ce pain noir et dense"
                    " que l'on mange dans tout le nord de l'Europe.\n"
                    "Sa boutique de Quay Street a ouvert en 1951.\n",
                    language="fr",
                ),
            ),
        ),
    },
    find=find,
    scope=Scope.DOCUMENT,
)
