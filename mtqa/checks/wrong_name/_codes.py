"""What the check reports, each code proved by examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACE = "wrong-name/place"
MISSING = "wrong-name/missing"
MISSPELT = "wrong-name/misspelt"
REPLACED = "wrong-name/replaced"
TITLE = "wrong-name/title"
TURNED = "wrong-name/turned"

_KEPT_EN = "We met Lindqvist here.\n\nThe house of Lindqvist is old."
_KEPT_DE = "Hier trafen wir Lindqvist.\n\nDas Haus von Lindqvist ist alt."
_KEPT_FR = "On a vu Lindqvist ici.\n\nLa maison de Lindqvist est vieille."
_LAST_EN = "Nobody here would have called the painter Lindqvist."

CODES: Mapping[str, Code] = {
    MISSPELT: Code(
        category="accuracy/mistranslation",
        severity=Severity.MINOR,
        message="“{quote}” should be “{name}”, as in the source",
        why="A name with a wrong letter is another name. Only words that are nearly the name and"
        " no form of it in the other language are reported: names that the translation spells"
        " right elsewhere, that stand beside the same first name, or that come in Latin letters"
        " from a source in another script. Capitals inside a name belong to it: YouTube.",
        examples=(
            Example("Jetzt hier ⟦Youtube⟧ öffnen.", "de", "Now open YouTube here.", "en"),
            Example(
                "Heute verkauft Sam ⟦Altmann⟧ seine Anteile.",
                "de",
                "Today Sam Altman sells his shares.",
                "en",
            ),
            Example(
                "Le musée montre les toiles de Ana ⟦Kowaslka⟧.",
                "fr",
                "The museum shows pictures by Ana Kowalska.",
                "en",
            ),
            Example(
                "Die Firma ⟦Lindqist⟧ baut Uhren.", "de", "Lindqvist 公司制造钟表。", "zh-Hans"
            ),
            Example(
                f"{_KEPT_DE}\n\nNiemand nannte ihn den Maler ⟦Lindkvist⟧.",
                "de",
                f"{_KEPT_EN}\n\n{_LAST_EN}",
                "en",
            ),
            Example(
                "Vi åkte dit. De bor hos ⟦Mratinez⟧ nu.",
                "sv",
                "We went there. They live with Martinez now.",
                "en",
            ),
            Example(
                "Ayer Laura ⟦Bennet⟧ habló en Londres.",
                "es",
                "Yesterday Laura Bennett spoke in London.",
                "en",
            ),
            Example(
                "Heute verkauft Sam Altman Altmans Anteile.",
                "de",
                "Today Sam Altman sells Altman's shares.",
                "en",
            ),
            Example(
                "Alexandre le Grand était en Californie.",
                "fr",
                "He said that Alexander the Great was in California.",
                "en",
            ),
            Example("Rozmawiała z Martinezem.", "pl", "She spoke with Martinez.", "en"),
            Example(
                "Die Bürger von Baden-Württemberg.", "de", "The people of Baden-Wuerttemberg.", "en"
            ),
            Example("Он видел Альтмана.", "ru", "He has seen Altman.", "en"),
            Example(
                "Die Universität Harvard ist alt.", "de", "The Harvard University is old.", "en"
            ),
        ),
    ),
    MISSING: Code(
        category="accuracy/omission",
        severity=Severity.MINOR,
        message="the translation lacks the name “{quote}”",
        why="The reader is not told of whom or what the sentence speaks. Only names that the"
        " translation keeps elsewhere count, or names in Latin letters in a source in another"
        " script, and none that the sentences before it name, for then a pronoun may do.",
        examples=(
            Example(
                f"{_KEPT_DE}\n\nSie kommt oft.\n\nEr malt.\n\nNiemand hier hätte ihn einen Maler"
                " genannt.",
                "de",
                f"{_KEPT_EN}\n\nShe comes often.\n\nHe paints.\n\nNobody here would have called"
                " the painter ⟦Lindqvist⟧.",
                "en",
            ),
            Example("Die Firma baut Uhren.", "de", "⟦Lindqvist⟧ 公司制造钟表。", "zh-Hans"),
            Example(
                "Une société fabrique des montres.", "fr", "⟦Lindqvist⟧は時計を作る会社だ。", "ja"
            ),
            Example("The company makes watches.", "en", "شركة ⟦Lindqvist⟧ تصنع الساعات.", "ar"),
            Example("Die Firma Lindqvist baut Uhren.", "de", "Lindqvist 公司制造钟表。", "zh-Hans"),
            Example(
                f"{_KEPT_DE}\n\nEr ist Maler.",
                "de",
                f"{_KEPT_EN}\n\nThe man called Lindqvist is a painter.",
                "en",
            ),
            Example("Les gens de Munich.", "fr", "Die Leute aus München.", "de"),
            Example("Er lebt in Peking.", "de", "He lives in Beijing.", "en"),
        ),
    ),
    PLACE: Code(
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="“{quote}” is not in the source, which names “{name}”",
        why="The translation speaks of another country or city. Reported where one of the source is"
        " lost and another one stands in the translation, and no adjective explains either.",
        examples=(
            Example("Die Firma zog nach ⟦Portugal⟧.", "de", "The firm moved to Spain.", "en"),
            Example("Firma pochodzi z ⟦Hiszpanii⟧.", "pl", "The firm is from Italy.", "en"),
            Example("公司来自⟦法国⟧。", "zh-Hans", "The firm is from Italy.", "en"),
            Example("Der Minister besuchte ⟦Schweden⟧.", "de", "部長訪問日本。", "zh-Hant"),
            Example("Он живёт в ⟦Германии⟧.", "ru", "He lives in France.", "en"),
            Example("La cumbre de ⟦Chicago⟧ fue corta.", "es", "The summit in Tokyo.", "en"),
            Example("⟦首尔⟧峰会很短。", "zh-Hans", "The summit in Tokyo was short.", "en"),
            Example("Die spanische Firma zog um.", "de", "The firm from Spain moved.", "en"),
            Example("Er kommt aus Holland.", "de", "He is from the Netherlands.", "en"),
            Example("Les troupes de la Russie.", "fr", "The Russian troops in Syria.", "en"),
            Example("Он живёт во Франции.", "ru", "He lives in France.", "en"),
            Example("La cumbre de Nueva York.", "es", "The summit in New York.", "en"),
            Example("Московский саммит был коротким.", "ru", "The summit in Moscow.", "en"),
        ),
    ),
    REPLACED: Code(
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="the translation names “{quote}” where the source names “{name}”",
        why="One person or place was taken for another. Only names that the source has elsewhere"
        " count, and not in this sentence; or, in another script, a person's two names of which"
        " none sounds like any in the source.",
        examples=(
            Example("⟦杰夫·贝佐斯⟧收购了推特。", "zh-Hans", "Elon Musk bought Twitter.", "en"),
            Example("⟦ビル・ゲイツ⟧は話した。", "ja", "Tim Cook spoke.", "en"),
            Example(
                "Меркель встретила ⟦Владимира Путина⟧.", "ru", "Merkel met Emmanuel Macron.", "en"
            ),
            Example("埃隆·马斯克收购了推特。", "zh-Hans", "Elon Musk bought Twitter.", "en"),
            Example("他遇见了简·爱。", "zh-Hans", "He met Jane.", "en"),
            Example("ティム・クックは話した。", "ja", "Tim Cook spoke.", "en"),
            Example(
                "Меркель встретила Эмманюэля Макрона.", "ru", "Merkel met Emmanuel Macron.", "en"
            ),
            Example(
                f"{_KEPT_DE}\n\nDort lebt auch Okafor.\n\nDer Maler heißt ⟦Okafor⟧.",
                "de",
                f"{_KEPT_EN}\n\nThere lives Okafor, too.\n\nThe painter is called Lindqvist.",
                "en",
            ),
            Example(
                f"{_KEPT_FR}\n\nIci vit Okafor.\n\nLe peintre est ⟦Okafor⟧.",
                "fr",
                f"{_KEPT_EN}\n\nHere lives Okafor.\n\nThe painter is Lindqvist.",
                "en",
            ),
            Example(
                "Ici vit Okafor.\n\nOn a vu Lindqvist.\n\nLe peintre est Lindqvist.",
                "fr",
                "Here lives Okafor.\n\nWe have seen Lindqvist.\n\nThe painter is Lindqvist.",
                "en",
            ),
            Example(
                "Ici vit Okafor.\n\nOn a vu Lindqvist.\n\nOkafor est peintre.",
                "fr",
                "Here lives Okafor.\n\nWe have seen Lindqvist.\n\nHe is a painter.",
                "en",
            ),
        ),
    ),
    TURNED: Code(
        category="locale-conventions/name-format",
        severity=Severity.MINOR,
        message="the parts of “{name}” have changed places: “{quote}”",
        why="First name and surname were taken for each other.",
        examples=(
            Example(
                "Der Maler ⟦Lindqvist Erik⟧ lebt hier.",
                "de",
                "The painter Erik Lindqvist lives here.",
                "en",
            ),
            Example(
                "Le peintre ⟦Lindqvist Erik⟧ vit ici.",
                "fr",
                "The painter Erik Lindqvist lives here.",
                "en",
            ),
            Example(
                "Malarz ⟦Lindqvist Erik⟧ mieszka tutaj.",
                "pl",
                "Der Maler Erik Lindqvist lebt hier.",
                "de",
            ),
            Example("Wir schlafen im Hotel Plaza.", "de", "We sleep at the Plaza Hotel.", "en"),
            Example(
                "Orbán Viktor Bécsben járt.", "hu", "Yesterday Viktor Orbán went to Vienna.", "en"
            ),
            Example("Lebt Erik Lindqvist hier?", "de", "Does Erik Lindqvist live here?", "en"),
        ),
    ),
    TITLE: Code(
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="“{quote}” is “{name}” in the source",
        why="The title belongs to somebody else in the source, or makes a woman of a man.",
        examples=(
            Example(
                "Gestern traf ⟦Präsident Bergholm⟧ die ⟦Kanzlerin Lindqvist⟧.",
                "de",
                "Yesterday President Lindqvist met Chancellor Bergholm.",
                "en",
            ),
            Example("⟦Herr Bergholm⟧ ist Ärztin.", "de", "Mrs Bergholm is a doctor.", "en"),
            Example("Hier, ⟦Mme Bergholm⟧ est venue.", "fr", "Yesterday Mr. Bergholm came.", "en"),
            Example("Вчера приехала ⟦г-жа Бергхольм⟧.", "ru", "Yesterday Mr Bergholm came.", "en"),
            Example(
                "Gestern traf Präsidentin Lindqvist den Kanzler Bergholm.",
                "de",
                "Yesterday President Lindqvist met Chancellor Bergholm.",
                "en",
            ),
            Example(
                "Il presidente Bergholm ha incontrato il senatore Costa.",
                "it",
                "Mr. Bergholm met Senator Costa.",
                "en",
            ),
            Example("Frau Bergholm ist Ärztin.", "de", "Mrs Bergholm is a doctor.", "en"),
        ),
    ),
}
