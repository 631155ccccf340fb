"""Finds spaces that are doubled, missing, or not as at the edges of the source."""

from mtqa.checks.spacing.faults import BRACKET, BREAKING, DOUBLED, EDGE, MISSING, find
from mtqa.types import Check, Code, Example, Option, Severity

CHECK = Check(
    codes={
        DOUBLED: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="there are two spaces or more",
            why="One space stands between words. More were left over when something was deleted.",
            examples=(
                Example("Das Haus⟦  ⟧steht leer.", "de"),
                Example("The house⟦  ⟧is empty.", "en"),
                Example("La maison⟦   ⟧est vide.", "fr"),
                Example("Дом⟦  ⟧пуст.", "ru"),
                Example("집이⟦  ⟧비었다.", "ko"),
                Example("Das Haus steht leer⟦.⟧  Der Garten blüht.", "de"),
                Example("Das Haus steht leer.", "de"),
                Example("Name    Ort    Alter", "de"),
                Example("One is.  Two is.  Three is.  Four is.  Five is.", "en"),
                Example("The house  is empty.", "en", "Das Haus  steht leer.", "de"),
                Example("Дом пуст.", "ru"),
            ),
        ),
        MISSING: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="a space is missing after “{quote}”",
            why="A space follows a punctuation mark, except inside numbers, names and codes.",
            examples=(
                Example("Wir gingen nach ⟦Hause,⟧weil es regnete.", "de"),
                Example("It was ⟦late;⟧they left.", "en"),
                Example("⟦Было,⟧наверное, поздно.", "ru"),
                Example("¡Qué ⟦sorpresa;⟧vamos a casa!", "es"),
                Example("⟦Hinweis:⟧Bitte warten", "de"),
                Example("Es kostet 1,50 Euro, liebe Leser:innen.", "de"),
                Example("Search Yahoo!Japan and use a,b;c", "en", "Suche in Yahoo!Japan", "de"),
                Example("EU:s länder", "sv"),
                Example("他来了，然后走了。", "zh-Hans"),
            ),
        ),
        BRACKET: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="the spaces at this bracket are wrong: “{right}”",
            why="A space stands outside of brackets, none inside. A bracket inside a word,"
            " as in “Kolleg(inn)en”, takes none.",
            examples=(
                Example("Das Haus⟦(⟧siehe Bild unten) steht leer.", "de"),
                Example("Das Haus (siehe Bild unten⟦)⟧steht leer.", "de"),
                Example("The house ⟦( ⟧see below) is empty.", "en"),
                Example("La maison (voir plus bas⟦ )⟧ est vide.", "fr"),
                Example("Kolleg(inn)en und Datei(en) mit print(x)", "de"),
                Example("The house (see below) is empty.", "en"),
                Example("La maison (voir plus bas) est vide.", "fr"),
            ),
        ),
        EDGE: Code(
            category="design-and-markup/layout",
            severity=Severity.MINOR,
            message="{which} {side} {space}",
            why="Programs put strings together. White space at the edge of one keeps it apart from"
            " the next, so a translation has it where the source has it.",
            examples=(
                Example('{"a": "Erste⟦r⟧"}', "de", '{"a": "First "}', "en", input_format="json"),
                Example('{"a": "⟦d⟧e cinq"}', "fr", '{"a": " of five"}', "en", input_format="json"),
                Example('{"a": "⟦ ⟧из пяти"}', "ru", '{"a": "of five"}', "en", input_format="json"),
                Example('{"a": "Erster "}', "de", '{"a": "First "}', "en", input_format="json"),
                Example(
                    '{"a": "的五个"}', "zh-Hans", '{"a": " of five"}', "en", input_format="json"
                ),
            ),
        ),
        BREAKING: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="this space may break the line: it should be a no-break space",
            why="A number stays with its unit, and an abbreviation in one piece.",
            examples=(
                Example("Es sind 5⟦ ⟧km bis dort.", "de", options={"no-break": True}),
                Example("Das sind 5⟦ ⟧% mehr.", "de", options={"no-break": True}),
                Example("Es sind 5\u00a0km bis dort.", "de", options={"no-break": True}),
                Example("Es sind 5 km bis dort.", "de"),
            ),
        ),
    },
    find=find,
    options={
        "no-break": Option(
            default=False,
            says="Whether the space between a number and its unit and inside an abbreviation must"
            " be a no-break space.",
            example="no-break = true",
        )
    },
)
