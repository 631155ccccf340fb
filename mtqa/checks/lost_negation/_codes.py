"""What the check reports, each code proved by examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

LOST = "lost-negation/lost"
ADDED = "lost-negation/added"

CODES: Mapping[str, Code] = {
    LOST: Code(
        category="accuracy/mistranslation",
        severity=Severity.CRITICAL,
        message="the source negates (“{negator}”), the translation does not",
        why="The translation says the opposite of its source, in words that look right: a reader"
        " who does not know the source cannot notice.",
        examples=(
            Example(
                "⟦Die Brücke wird im Winter offen sein⟧.",
                "de",
                "The bridge will not be open in winter.",
                "en",
            ),
            Example(
                "⟦Fledermäuse sind gefährlich⟧ und beißen Menschen nicht.",
                "de",
                "Bats are not dangerous, and they do not bite people.",
                "en",
            ),
            Example(
                "⟦Wir geben Münzen aus⟧ und spekulieren nicht.",
                "de",
                "我們不發幣，也不炒作。",
                "zh-Hant",
            ),
            Example(
                "⟦The museum is open on Mondays⟧.",
                "en",
                "Das Museum ist am Montag nicht geöffnet.",
                "de",
            ),
            Example(
                "⟦El tren pasa los domingos⟧.", "es", "Le train ne passe pas le dimanche.", "fr"
            ),
            Example("⟦This bridge can be used in winter⟧.", "en", "この橋は冬に使えません。", "ja"),
            Example(
                "⟦This bridge opens in winter⟧.", "en", "이 다리는 겨울에 열리지 않습니다.", "ko"
            ),
            Example(
                "⟦Das Museum arbeitet montags⟧.", "de", "Музей не работает по понедельникам.", "ru"
            ),
            Example(
                "⟦The museum is open on Mondays⟧.",
                "en",
                "Muzeum nie jest otwarte w poniedziałki.",
                "pl",
            ),
            Example("⟦博物館星期一開放⟧。", "zh-Hant", "The museum is not open on Mondays.", "en"),
            Example("⟦她上班时喝咖啡⟧。", "zh-Hans", "She never drinks coffee at work.", "en"),
            Example(
                "⟦Le musée ouvre le lundi⟧.", "fr", "The museum does not open on Mondays.", "en"
            ),
            Example(
                "Die Brücke wird erst im Mai geöffnet.",
                "de",
                "The bridge will not open until May.",
                "en",
            ),
            Example(
                "Auch die Straße ist neu, wie die Brücke.",
                "de",
                "Not only the bridge is new, the road is, too.",
                "en",
            ),
            Example(
                "Füchse sieht man hier häufig.", "de", "It is not unusual to see foxes here.", "en"
            ),
            Example(
                "Ich freue mich auf das Museum.", "de", "I cannot wait to see the museum.", "en"
            ),
            Example(
                "Le musée est certainement ouvert aujourd'hui.",
                "fr",
                "No doubt the museum is open today.",
                "en",
            ),
            Example("Das Museum ist geöffnet, oder?", "de", "The museum is open, isn't it?", "en"),
            Example(
                "That is a true miracle in every respect.",
                "en",
                "Das ist nichts anderes als ein Wunder.",
                "de",
            ),
            Example(
                "The museum is certainly beautiful.",
                "en",
                "Keine Frage, das Museum ist schön.",
                "de",
            ),
            Example(
                "And the museum is beautiful as well.",
                "en",
                "Nicht zuletzt ist das Museum schön.",
                "de",
            ),
            Example(
                "Many people walk here, and the city keeps growing.",
                "en",
                "不少人在這裡散步，城市不斷成長。",
                "zh-Hant",
            ),
            Example(
                "Der Markt öffnet bei jedem Wetter.", "de", "無論天氣好壞，市場都開門。", "zh-Hant"
            ),
            Example(
                "The bridge is beautiful and safe as well.",
                "en",
                "这座桥不仅漂亮，而且很安全。",
                "zh-Hans",
            ),
            Example("Sie lehnten den Plan ab.", "de", "They did not accept the plan.", "en"),
            Example("La sopa va sin sal.", "es", "The soup has no salt in it.", "en"),
            Example(
                "The bridge has to be closed in winter.",
                "en",
                "冬には橋を閉めなければなりません。",
                "ja",
            ),
            Example(
                "This bridge is beautiful and strong as well.",
                "en",
                "이 다리는 아름다울 뿐만 아니라 튼튼합니다.",
                "ko",
            ),
        ),
    ),
    ADDED: Code(
        category="accuracy/mistranslation",
        severity=Severity.MINOR,
        message="the translation negates (“{quote}”), the source does not",
        why="The translation denies what its source says. Not as severe as a loss by default, for a"
        " translator may say a positive thing with a negative word.",
        examples=(
            Example(
                "The museum is ⟦not⟧ open on Mondays.",
                "en",
                "Das Museum ist am Montag geöffnet.",
                "de",
            ),
            Example(
                "Das Museum ist am Montag ⟦nicht⟧ geöffnet.",
                "de",
                "The museum is open on Mondays.",
                "en",
            ),
            Example("Die Brücke ist im Winter ⟦nicht⟧ offen.", "de", "這座橋冬天開放。", "zh-Hant"),
            Example(
                "The train does ⟦not⟧ run on Sundays.", "en", "Le train passe le dimanche.", "fr"
            ),
            Example("La tienda ⟦no está⟧ abierta hoy.", "es", "The shop is open today.", "en"),
            Example(
                "Музей ⟦не открывается⟧ по понедельникам.",
                "ru",
                "The museum opens on Mondays.",
                "en",
            ),
            Example("公司⟦没有⟧公布数字。", "zh-Hans", "The company published the figures.", "en"),
            Example(
                "The bridge is beautiful and safe as well.",
                "en",
                "この橋は美しいだけでなく、安全です。",
                "ja",
            ),
            Example("Der Zug fährt um zwölf ab.", "de", "Le train ne part qu'à midi.", "fr"),
            Example("Feel free to write to us.", "en", "N'hésitez pas à nous écrire.", "fr"),
            Example(
                "Denk daran, die Tür zu schließen.", "de", "No olvides cerrar la puerta.", "es"
            ),
            Example("The museum is full of people.", "en", "Il museo non è affatto vuoto.", "it"),
            Example(
                "Both the bridge and the road are new.",
                "en",
                "Nie tylko most, ale i droga jest nowa.",
                "pl",
            ),
            Example("He had to smile at that.", "en", "Он не мог не улыбнуться.", "ru"),
            Example("Be sure to shut the door.", "en", "Vergeet niet de deur te sluiten.", "nl"),
            Example(
                "The train does not run well on Sundays.",
                "en",
                "Le train roule mal le dimanche.",
                "fr",
            ),
            Example("Er spricht nicht oft darüber.", "de", "He rarely speaks about it.", "en"),
            Example("The car is not for sale.", "en", "Der Wagen ist unverkäuflich.", "de"),
            Example(
                "Die Brücke öffnet nicht vor Mai.", "de", "The bridge opens only in May.", "en"
            ),
            Example("He did not answer.", "en", "他拒绝回答。", "zh-Hans"),
            Example("Er trägt keine Mütze.", "de", "Он без шапки.", "ru"),
            Example("La soupe n'a pas de sel.", "fr", "La sopa va sin sal.", "es"),
        ),
    ),
}
