"""HTML: blocks, regions, languages, attributes, and the places of characters."""

from __future__ import annotations

import time

import pytest

from tests.formats.shown import read, shown, written

LONG = "Der Hafen liegt an der Ostküste, und seit vielen Jahren fahren von dort die Boote hinaus."

BLOCKS = {
    "paragraphs": ("<p>Eins.<p>Zwei.", ["paragraph prose Eins.", "paragraph prose Zwei."]),
    "xhtml": (
        '<?xml version="1.0"?>\n<html><head><title>Eins</title></head><body><p>Zwei.</body>',
        ["attribute heading* Eins", "paragraph prose Zwei."],
    ),
    "inline-elements": (
        "<p>Ein <b>fe</b>tt<i>es</i> <a href=x>Wort</a>.",
        ["paragraph prose Ein fettes Wort."],
    ),
    "white-space": ("<p>\n  Ein \t\n Wort&nbsp;hier\n</p>", ["paragraph prose Ein Wort\u00a0hier"]),
    "chinese-line-end": ("<p>他來了，\n真的。 好", ["paragraph prose 他來了，真的。 好"]),
    "line-break": ("<p>Eins<br>zwei", ["paragraph prose Eins⏎zwei"]),
    "headings": ("<h1>Eins</h1><h3>Zwei</h3>", ["heading1 heading Eins", "heading3 heading Zwei"]),
    "lists": (
        "<ul><li>Eins<li>zwei <ul><li>drei</ul></ul>",
        ["list-item prose Eins", "list-item prose zwei", "list-item prose drei"],
    ),
    "table": (
        "<table><caption>Titel</caption><tr><th>Kopf</th><td>Eins zwei drei vier.</table>",
        ["caption caption Titel", "table-cell label Kopf", "table-cell prose Eins zwei drei vier."],
    ),
    "figure": (
        '<figure><img src=a alt="Ein Boot"><figcaption>Im Hafen</figcaption></figure>',
        ["attribute caption Ein Boot", "caption caption Im Hafen"],
    ),
    "quote": ("<blockquote>Eins.</blockquote>", ["quote prose Eins."]),
    "code": (
        "<p>Setze <code>x</code> in <span translate=no>ACME</span>.<pre>nichts</pre>",
        ["paragraph prose Setze ⟨x⟩ in ⟨ACME⟩."],
    ),
    "nothing-to-read": (
        (
            "<script>a</script><style>b</style><template>c</template><svg><text>d</text></svg>"
            "<p hidden>e</p><!-- f --><p>Da."
        ),
        ["paragraph prose Da."],
    ),
    "controls": (
        (
            "<button>Senden</button><input type=submit value=Los><input placeholder='Ihr Name'>"
            "<label>Name</label>"
        ),
        [
            "paragraph label Senden",
            "attribute label* Los",
            "attribute label* Ihr Name",
            "paragraph label Name",
        ],
    ),
    "more-attributes": (
        (
            "<p>Da.<p aria-description='Eins'>Dort.<div><iframe title='Zwei'></iframe>"
            "<textarea placeholder='Drei'>x</textarea><video aria-label='Vier'>y</video></div>"
        ),
        [
            "paragraph prose Da.",
            "attribute label* Eins",
            "paragraph prose Dort.",
            "attribute label* Zwei",
            "attribute label* Drei",
            "attribute label* Vier",
        ],
    ),
    "head": (
        (
            "<head><title>Der Hafen</title><meta name=description content='Früh &amp; spät.'>"
            "<meta property=og:title content=Hafen><meta name=robots content=none></head><p>Da."
        ),
        [
            "attribute heading* Der Hafen",
            "attribute prose* Früh & spät.",
            "attribute heading* Hafen",
            "paragraph prose Da.",
        ],
    ),
    "time": (
        "<time>9. Mai</time><p>Am <time>9. Mai</time> kam sie.",
        ["paragraph metadata 9. Mai", "paragraph prose Am 9. Mai kam sie."],
    ),
    "navigation": (
        "<nav><a>Start</a> <a>Über uns</a></nav><p>Da.",
        ["paragraph label* Start", "paragraph label* Über uns", "paragraph prose Da."],
    ),
    "page-header": (
        (
            f"<header>Das Blatt</header><main><header><h1>Titel</h1></header><p>{LONG}</p></main>"
            "<footer><p>Impressum und mehr.</p></footer><aside><p>Werbung hier.</p></aside>"
        ),
        [
            "paragraph label* Das Blatt",
            "heading1 heading Titel",
            f"paragraph prose {LONG}",
            "paragraph prose* Impressum und mehr.",
            "paragraph prose* Werbung hier.",
        ],
    ),
    "classes": (
        (
            f'<body class="has-sidebar"><h1>Titel</h1><p>{LONG}<div class="social-share"><p>Auf'
            ' Wiedersehen.</div><div role=complementary><p>Nebenbei.</div><div id="comments">'
            "<p>Sehr gut.</p></div>"
        ),
        [
            "heading1 heading Titel",
            f"paragraph prose {LONG}",
            "paragraph prose* Auf Wiedersehen.",
            "paragraph prose* Nebenbei.",
            "paragraph prose* Sehr gut.",
        ],
    ),
    "class-around-everything": (
        f'<div class="menu"><h1>Titel</h1><p>{LONG}</p></div><div class="menu"><p>{LONG}</p></div>',
        ["heading1 heading Titel", f"paragraph prose {LONG}", f"paragraph prose* {LONG}"],
    ),
    "foreign-words": (
        "<html lang=de><p>Das <span lang=en>small print</span> lesen.",
        ["paragraph prose Das ⟨small print⟩ lesen."],
    ),
    "misnested": (
        "<p><b>Eins<p>zwei</b> drei</p>",
        ["paragraph prose Eins", "paragraph prose zwei drei"],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(text: str, blocks: list[str]) -> None:
    assert shown("html", text) == blocks


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("<p>A &amp; b", [["A ", "&amp;", " b"]], id="entity"),
        pytest.param(
            "<p>&auml&#228;&#xe4;x", [["&auml", "&#228;", "&#xe4;", "x"]], id="references"
        ),
        pytest.param("<p>&notit; &z; a & b", [["&not", "it; &z; a & b"]], id="no-references"),
        pytest.param("<p>a\r\n b", [["a", "\r\n ", "b"]], id="line-end"),
        pytest.param("<p>a<b> b</b>", [["a", "<b> ", "b"]], id="space-after-a-tag"),
        pytest.param("<p>a</x>b<!-- < -->c", [["a", "b", "c"]], id="stray-markup"),
        pytest.param("<p>1 < 2 <3", [["1 < 2 <3"]], id="less-than"),
        pytest.param("<img alt='a &lt; b'>", [["a ", "&lt;", " b"]], id="attribute"),
        pytest.param("<img alt=a src=b title=c>", [["a"], ["c"]], id="bare-attributes"),
        pytest.param("<IMG\n ALT = \"x\" alt='y'>", [["x"]], id="twice"),
        pytest.param("<table>a<tr><td>b", [["a"], ["b"]], id="moved-out-of-the-table"),
        pytest.param("<p>&NotEqualTilde;", [["&NotEqualTilde;"]], id="two-characters"),
    ],
)
def test_pieces_of_the_file(text: str, pieces: list[list[str]]) -> None:
    assert written("html", text) == pieces


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        pytest.param("<html lang=de><p>a<p lang=en-us>b<p>c", ["de", "en-US", "de"], id="nested"),
        pytest.param("<p>a", [None], id="none"),
        pytest.param("<html lang=klingonisch><p>a", [None], id="unknown"),
        pytest.param("<html xml:lang=de><p>a", ["de"], id="xml"),
        pytest.param("<html lang=de><p lang=''>a", ["de"], id="empty"),
    ],
)
def test_stated_languages(text: str, languages: list[str | None]) -> None:
    assert [block.language for block in read("html", text)[1]] == languages


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<code>",
        "<p>a",
        "< ",
        "&a",
        "&amp;",
        "<!--",
        "a</x>",
        "<td>",
        "<span lang=en>",
        "a\r\n",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    before = time.process_time()
    read("html", unit * (100_000 // len(unit)) + "x")
    assert time.process_time() - before < 10
