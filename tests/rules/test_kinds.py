"""What each kind of rule takes for wrong, and what it proposes."""

from __future__ import annotations

import pytest

from mtqa.errors import RuleError
from tests.rules.trial import Found, found

PIER = 'kind = "pair"\ntrigger = { zh = ["碼頭"] }\n'
COINS = PIER + 'target.de = { bad = ["Ethereum-Münze"], good = ["Ether"], safe = true }\n'
REQUIRED = PIER + 'required = true\ntarget.de = { bad = ["Werft"], good = ["Pier"] }\n'
CALQUE = 'kind = "calque"\ntrigger = { zh = ["前情提要"] }\ntarget.de = { bad = ["vorige Lage"], '
CALQUE += 'good = ["Was bisher geschah"] }\n'
FRIEND = 'kind = "false-friend"\ntrigger = { en = ["chef"] }\n'
FRIEND += 'target.de = { bad = ["Chef"], good = ["Koch"] }\n'
SWAP = 'kind = "replace"\n'
SWAP += 'target.de = { swap = { "im vornherein" = "im Vorhinein" }, safe = true }\n'
CLOCK = 'kind = "replace"\n'
CLOCK += "target.de = { pattern = ['(\\d\\d?):(\\d\\d) Uhr'], good = ['\\1.\\2 Uhr']"
CLOCK += ", safe = true }\n"
BRAND = 'kind = "preserve"\nkeep = ["SpaceX", "Blue Origin"]\n'
HANDLE = "kind = \"preserve\"\nkeep-pattern = ['@[a-z_]{2,20}']\ntarget.de = {}\n"
PAGE = 'kind = "template"\n'
PAGE += 'target.de = { forms = ["Seite {n} von {n}", "{n} Kommentare"], safe = true }\n'
SHARE = 'kind = "template"\nslots = { site = ["Facebook", "X"] }\n'
SHARE += 'target.de = { forms = ["Auf {site} teilen", "Teilen auf {site}"] }\n'
FORBID = 'kind = "forbid"\ndomain = ["Bitcoin", "Blockchain"]\ntarget.de = { bad = ["Bergbau"] }\n'

CASES: dict[str, tuple[str, str, str | None, list[Found]]] = {
    "pair-inflected": (
        COINS,
        "Er kauft Ethereum-Münzen.",
        "碼頭",
        [("target", "Ethereum-Münzen", ("Ether",), False, False)],
    ),
    "pair-as-written": (
        COINS,
        "Er kauft lieber Ethereum-Münze.",
        "碼頭",
        [("target", "Ethereum-Münze", ("Ether",), True, False)],
    ),
    "pair-after-article": (
        COINS,
        "Er kauft eine Ethereum-Münze.",
        "碼頭",
        [("target", "Ethereum-Münze", ("Ether",), False, False)],
    ),
    "pair-as-a-label": (
        PIER + 'whole = true\ntarget.de = { bad = ["Werft"], good = ["Pier"] }\n',
        "Werft",
        "碼頭",
        [("target", "Werft", ("Pier",), True, False)],
    ),
    "pair-without-trigger": (COINS, "Er kauft eine Ethereum-Münze.", "船", []),
    "required-missing": (
        REQUIRED,
        "Dort liegt ein Boot.",
        "碼頭上有一艘船。",
        [("source", "碼頭", ("Pier",), False, True)],
    ),
    "required-bad": (
        REQUIRED,
        "An der Werft liegt ein Boot.",
        "碼頭上有一艘船。",
        [("target", "Werft", ("Pier",), False, False)],
    ),
    "required-inflected": (REQUIRED, "Des Piers Boote.", "碼頭上有一艘船。", []),
    "required-beside": (
        REQUIRED,
        "Boote liegen dort.\n\nDer Pier ist lang.",
        "碼頭上有一艘船。\n\n很長。",
        [],
    ),
    "calque-tells": (
        CALQUE,
        "Vorige Lage",
        None,
        [("target", "Vorige Lage", ("Was bisher geschah",), False, False)],
    ),
    "calque-other-source": (CALQUE, "Vorige Lage", "背景", []),
    "friend-without-source": (FRIEND, "Der Chef ruft.", None, []),
    "friend-inflected": (
        FRIEND,
        "Die Chefs rufen.",
        "The chefs are calling.",
        [("target", "Chefs", ("Koch",), False, False)],
    ),
    "swap": (
        SWAP,
        "Im vornherein war alles klar.",
        None,
        [("target", "Im vornherein", ("Im Vorhinein",), True, False)],
    ),
    "groups": (
        CLOCK,
        "Um 9:30 Uhr geht es los.",
        None,
        [("target", "9:30 Uhr", ("9.30 Uhr",), True, False)],
    ),
    "kept": (BRAND, "SpaceX fliegt.", "SpaceX 起飛", []),
    "kept-near": (BRAND, "Er fliegt.\n\nMit SpaceX.", "SpaceX 起飛\n\n他說", []),
    "misspelt": (
        BRAND,
        "Space X fliegt mit Blue-origin.",
        "SpaceX 與 Blue Origin 起飛",
        [
            ("target", "Space X", ("SpaceX",), False, False),
            ("target", "Blue-origin", ("Blue Origin",), False, False),
        ],
    ),
    "translated": (
        BRAND,
        "Die Raumfahrtfirma fliegt.",
        "SpaceX 起飛",
        [("source", "SpaceX", ("SpaceX",), False, True)],
    ),
    "handle": (
        HANDLE,
        "Folge uns hier.",
        "請追蹤 @fish_news 吧",
        [("source", "@fish_news", ("@fish_news",), False, True)],
    ),
    "removed": (
        "kind = 'replace'\ntarget.de = { pattern = ['^Hier:\\s*'], remove = true, safe = true }\n",
        "Hier: ein Boot.",
        None,
        [("target", "Hier: ", ("",), True, False)],
    ),
    "template-right": (PAGE, "Seite 1 von 5\n\n12 Kommentare", None, []),
    "template-glued": (
        PAGE,
        "Seite1 von 5",
        None,
        [("target", "Seite1 von 5", ("Seite 1 von 5",), True, False)],
    ),
    "template-order": (
        PAGE,
        "1 Seite 5 von",
        None,
        [("target", "1 Seite 5 von", ("Seite 1 von 5",), True, False)],
    ),
    "template-order-in-sentence": (PAGE, "Das steht auf Seite 5 von 1 Heft.", None, []),
    "template-glued-in-sentence": (
        PAGE,
        "Es gab 12Kommentare dazu.",
        None,
        [("target", "12Kommentare", ("12 Kommentare",), True, False)],
    ),
    "template-slot": (
        SHARE,
        "Auf teilen Facebook",
        None,
        [("target", "Auf teilen Facebook", ("Auf Facebook teilen",), False, False)],
    ),
    "template-other-right-form": (SHARE, "Teilen auf Facebook", None, []),
    "domain": (
        FORBID,
        "Der Bergbau wächst.\n\nBitcoin nutzt die Blockchain.",
        None,
        [("target", "Bergbau", (), False, False)],
    ),
    "outside-domain": (FORBID, "Der Bergbau wächst.\n\nAuch Bitcoin wächst.", None, []),
}


@pytest.mark.parametrize(("rule", "target", "source", "expected"), CASES.values(), ids=CASES)
def test_kind(rule: str, target: str, source: str | None, expected: list[Found]) -> None:
    tags = "de en" if "false-friend" in rule else "de zh"
    assert found(rule, target, source, tags) == expected


FAULTS = {
    "kind = 'preserve'\ntarget.de = {}\n": "neither 'keep' nor 'keep-pattern' is given",
    FRIEND + "target.fr = { bad = ['x'], telling = true }\n": "unknown key 'telling'",
    "kind = 'replace'\ntarget.de = { bad = ['x'] }\n": "neither 'good' nor 'swap' nor 'rem",
    CLOCK.replace("\\2", "\\7"): "cannot be filled in",
    SHARE.replace("site =", "page ="): "the slot {site} is neither {n} nor in 'slots'",
    "kind = 'calque'\ntrigger = { zh = ['x'] }\ntarget.de = { bad = ['x'] }\n": "'good' is missing",
}


@pytest.mark.parametrize(("rule", "message"), FAULTS.items(), ids=range(len(FAULTS)))
def test_what_a_kind_does_not_take(rule: str, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        found(rule, "Ein Satz.")
    assert message in caught.value.message
