"""Finds words that stick together: at a capital, at a full stop, at a number."""

from mtqa.checks.glued_words.seams import NUMBER, SENTENCES, WORDS, find
from mtqa.types import Check, Code, Example, Severity

CHECK = Check(
    codes={
        WORDS: Code(
            category="design-and-markup/broken-template",
            severity=Severity.MAJOR,
            message="“{quote}” is several words stuck together: “{right}”",
            why="Two words stick together. Often a page put two forms of one word side by side, of"
            " which only one belongs here; or the space between them was lost.",
            examples=(
                Example("Der Autor ist auf ⟦analysierenAnalyse⟧ und Technik spezialisiert.", "de"),
                Example("Ein Bericht mit Schwerpunkt ⟦zuübersetzenÜbersetzung⟧.", "de"),
                Example("She works on ⟦analyzingAnalysis⟧ of the market.", "en"),
                Example("Аналитик занимается ⟦анализироватьАнализ⟧ рынка.", "ru"),
                Example("Sie nutzt iPhone, eBay, YouTube und BlockTempo.", "de"),
                Example("Alle MitarbeiterInnen der GmbH bekommen BAföG.", "de"),
                Example("LeBron and McDonald met at SoftBank.", "en"),
                Example("Il a payé avec PayPal sur son MacBook.", "fr"),
                Example("Der Ablauf: imToken öffnen, zkSync wählen.", "de"),
            ),
        ),
        SENTENCES: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="a space is missing: “{right}”",
            why="A sentence begins right after the full stop of the one before it.",
            examples=(
                Example("Das war das ⟦Ende.⟧Der Regen kam später.", "de"),
                Example("They went ⟦home.⟧Then the rain came.", "en"),
                Example("Il est ⟦parti.⟧Elle est restée.", "fr"),
                Example("Mit Node.js und Booking.com geht es, z.B. heute.", "de"),
                Example("The U.S.A and Node.js are on Wikipedia.Org.", "en"),
                Example("Alle Mitarbeiter.Innen sind da.", "de"),
                Example("Voir System.Windows.Forms pour cela.", "fr"),
            ),
        ),
        NUMBER: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="“{quote}” lacks a space: “{right}”",
            why="The space between a number and the word that it counts was lost.",
            examples=(
                Example("Das dauert ⟦5Minuten⟧ und kostet ⟦100Euro⟧.", "de"),
                Example("It takes ⟦30minutes⟧ to get there.", "en"),
                Example("Cela prend ⟦30minutes⟧ à pied.", "fr"),
                Example("The room holds ⟦25people⟧ at most.", "en"),
                Example("Там живе понад ⟦300людей⟧.", "uk"),
                Example("Подождите ⟦5минут⟧, пожалуйста.", "ru"),
                Example("Un 4x4 de 2ª mano y un mp3 de 10kg.", "es"),
                Example("Zehn 10fache Sieger aus den 90er Jahren mit 3D.", "de"),
                Example("Ein 3D-Film in 4K mit 5G, 50mm und 100kg.", "de"),
                Example("Das 1st Album der 70er mit 10fach Zoom, H2O und B2B.", "de"),
                Example("The 42nd run took 10x as long as 1080p.", "en"),
                Example("La 2ème fois, le 1er mai.", "fr"),
            ),
        ),
    },
    find=find,
)
