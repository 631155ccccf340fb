"""Finds text in a language that it should not be in: the whole translation, or a sentence."""

from mtqa.checks.wrong_language.sentences import DOCUMENT, SAME, SCRIPT, SEGMENT, find
from mtqa.types import Check, Code, Example, Scope, Severity

CHECK = Check(
    codes={
        SAME: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="the source and the translation are both in {language}",
            why="A translation is in another language than its source. Either the wrong file was"
            " given, or nothing was translated.",
            examples=(
                Example(
                    "⟦Der Zug hält heute nicht an diesem Bahnhof.⟧",
                    "de",
                    "Der Zug hält hier heute nicht.",
                    "de",
                ),
                Example(
                    "⟦The train does not stop at this station today.⟧",
                    "en",
                    "Today the train will not stop here.",
                    "en",
                ),
                Example("⟦列車今天不停靠這一站。⟧", "zh-Hant", "今天列車不停這站。", "zh-Hant"),
                Example(
                    "Der Zug hält heute nicht an diesem Bahnhof.",
                    "de",
                    "The train does not stop at this station today.",
                    "en",
                ),
                Example("列車今天不停靠這一站。", "zh-Hant", "列车今天不停靠这一站。", "zh-Hans"),
                Example(
                    "The colour of the lorry is grey.",
                    "en-GB",
                    "The color of the truck is gray.",
                    "en-US",
                ),
                Example("Der Zug hält heute nicht an diesem Bahnhof.", "de"),
            ),
        ),
        DOCUMENT: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="the translation is in {found}, not in {language}",
            why="The text is in another language than the one that it was said to be in. Either"
            " the wrong file or the wrong language was given, or nothing was translated.",
            examples=(
                Example("⟦The train does not stop at this station today, they said.⟧", "de"),
                Example("⟦Der Zug hält heute nicht an diesem Bahnhof, sagte sie.⟧", "en"),
                Example("⟦Le train ne s'arrête pas aujourd'hui dans cette gare.⟧", "es"),
                Example("Der Zug hält heute nicht an diesem Bahnhof, sagte sie.", "de"),
                Example("Kereta api tidak berhenti di stasiun ini pada hari ini.", "ms"),
                Example("Vlak dnes v této stanici nezastaví, řekla nám paní.", "sk"),
                Example("O comboio não para hoje nesta estação, disse ela.", "gl"),
            ),
        ),
        SEGMENT: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="this sentence is in {found}, not in {language}",
            why="A sentence was left in the language of the source, or the machine slipped into"
            " another one.",
            examples=(
                Example(
                    "Der Zug hält heute nicht an diesem Bahnhof, weil das Gleis gesperrt ist.\n"
                    "⟦Passengers should take the bus to the next station instead.⟧\n"
                    "Die Bahn bittet um Entschuldigung für die lange Verspätung am Abend.",
                    "de",
                ),
                Example(
                    "The train does not stop at this station today because of a fault.\n"
                    "⟦Die Reisenden sollen mit dem Bus zum nächsten Bahnhof fahren.⟧\n"
                    "We are sorry for the long delay in the evening, said the driver.",
                    "en",
                ),
                Example(
                    "Le train ne s'arrête pas aujourd'hui dans cette gare à cause d'une panne.\n"
                    "⟦Los viajeros deben tomar el autobús hasta la siguiente estación.⟧\n"
                    "La société présente ses excuses pour le long retard de ce soir.",
                    "fr",
                ),
                Example(
                    "Der Zug hält heute nicht an diesem Bahnhof, weil das Gleis gesperrt ist.\n"
                    "Auf dem Schild stand: „Passengers should take the bus to the next station.“\n"
                    "Die Bahn bittet um Entschuldigung für die lange Verspätung am Abend.",
                    "de",
                ),
                Example(
                    "Der Zug hält heute nicht an diesem Bahnhof, weil das Gleis gesperrt ist.\n"
                    "Es spielen The Beatles, The Rolling Stones, Pink Floyd und The Who.\n"
                    "Die Bahn bittet um Entschuldigung für die lange Verspätung am Abend.",
                    "de",
                ),
                Example(
                    "El tren no para hoy en esta estación porque hay una avería en la vía.\n"
                    "Els viatgers han d'agafar l'autobús fins a l'estació següent avui.\n"
                    "La compañía pide disculpas por el largo retraso de esta noche.",
                    "es",
                ),
                Example(
                    "Toget stopper ikke på denne stasjonen i dag fordi sporet er stengt.\n"
                    "De rejsende skal i stedet tage bussen til den næste station i dag.\n"
                    "Selskapet beklager den lange forsinkelsen i kveld, sa føreren.",
                    "nb",
                ),
            ),
        ),
        SCRIPT: Code(
            category="linguistic-conventions/textual-conventions",
            severity=Severity.MAJOR,
            message="this is written in the script {found}, which is not that of {language}",
            why="Some languages have two scripts, and readers of the one may not read the other:"
            " simplified and traditional Chinese, Serbian in Cyrillic and in Latin letters.",
            examples=(
                Example("⟦列车今天不停靠这个车站，旅客请换乘公共汽车前往下一站。⟧", "zh-Hant"),
                Example("⟦列車今天不停靠這個車站，旅客請換乘公車前往下一站。⟧", "zh-CN"),
                Example(
                    "列車今天不停靠這個車站，旅客請換乘公車前往下一站，並請注意廣播說明。\n"
                    "⟦对不起，给您添麻烦了，请谅解，我们会尽快恢复运营。⟧\n"
                    "鐵路公司對今晚的長時間延誤表示歉意，並將於明天退還車資給所有旅客。",
                    "zh-Hant",
                ),
                Example("⟦Воз данас не стаје на овој станици због квара.⟧", "sr-Latn"),
                Example("列車今天不停靠這個車站，旅客請換乘公車前往下一站。", "zh-TW"),
                Example("列车今天不停靠这个车站，旅客请换乘公共汽车前往下一站。", "zh-Hans"),
                Example("列車今天不停靠這個車站，旅客請換乘公車前往下一站。", "zh"),
                Example("Воз данас не стаје на овој станици због квара.", "sr"),
            ),
        ),
    },
    find=find,
    scope=Scope.DOCUMENT,
)
