"""What the editor's script does with plain text, in the browser that runs it but without a page around it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from coach.ui.components.editor.editor import asset

MSO = '<p class="MsoNormal">{}<o:p></o:p></p>'
WORD = (
    "<html><head><style>p.MsoNormal{margin:0}</style><title>Doc</title></head><body><!--StartFragment-->"
    + MSO.format("Dear Ms&nbsp;Osei,")
    + MSO.format("&nbsp;")
    + MSO.format("Thank\nyou for the <b>tour</b>.")
    + "<!--EndFragment--></body></html>"
)
GMAIL = '<div dir="ltr">Dear Ms Osei,<div><br></div><div>Thank you for the tour.</div><div>Best,<br>Ines</div></div>'
PAGE = "<h1>Hello</h1><p>One.</p><p>Two.</p><ul><li>a</li><li>b</li></ul>"


@pytest.fixture(scope="module")
def script(chromium: Browser) -> Iterator[Callable[..., Any]]:
    page = chromium.new_page()
    source = asset("text.js", "paste.js", "copies.js")

    def call(expression: str, given: object) -> Any:
        return page.evaluate(f"given => {{ {source}; return {expression}; }}", given)

    yield call
    page.close()


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("", ""),
        ("plain", "plain"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u00a0b\u202fc", "a b c"),
        ("soft\u000bbreak\u2028here", "soft\nbreak\nhere"),
        ("in\u00advisi\u200bble\ufeff", "invisible"),
        ("trailing  \t\nend ", "trailing\nend"),
        ("a\r\n\r\n\r\n\r\nb", "a\n\nb"),
        ("  indented\tkept", "  indented\tkept"),
        ("👩‍👩‍👧 stays", "👩‍👩‍👧 stays"),
    ],
)
def test_pasted_text_is_tidied(script: Callable[..., Any], pasted: str, text: str) -> None:
    assert script("tidied(given)", pasted) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("just <i>words</i>", "just words"),
        (WORD, "Dear Ms Osei,\n\nThank you for the tour."),
        (GMAIL, "Dear Ms Osei,\n\nThank you for the tour.\nBest,\nInes"),
        (PAGE, "Hello\n\nOne.\n\nTwo.\n\na\nb"),
        ("<script>bad()</script><style>x</style>good", "good"),
        ("a &lt;img src=x onerror=alert(1)&gt; b", "a <img src=x onerror=alert(1)> b"),
        ("<p>one\n   two</p>", "one two"),
    ],
)
def test_html_without_plain_text_is_read_as_it_looks(script: Callable[..., Any], html: str, text: str) -> None:
    assert script("tidied(textOfHtml(given))", html) == text


@pytest.mark.parametrize("text", ["", "plain", "a😀b", "𝒳 and 👩‍👩‍👧", "one\r\ntwo\rthree\n", "\r\n", "\r\n\r\n😀"])
def test_every_code_point_is_found_in_the_text_of_the_text_area(script: Callable[..., Any], text: str) -> None:
    units, shown = script("[unitsOfCodePoints(given), withPlainLineEnds(given)]", text)
    assert len(units) == len(text) + 1
    in_units = shown.encode("utf-16-le")
    assert units[-1] * 2 == len(in_units)
    for place, character in enumerate(text):
        seen = in_units[units[place] * 2 :].decode("utf-16-le")
        assert seen.startswith("\n" if character == "\r" else character)


@pytest.mark.parametrize(
    ("before", "after", "word", "sentence", "found"),
    [
        ("one two three", "one two three", "two", False, "two"),
        ("one two three", "zero one two three", "two", False, "two"),
        ("one two three", "one two three four", "two", False, "two"),
        ("one two three", "on two three", "two", False, "two"),
        ("one two three", "two three", "two", False, None),
        ("one two three", "two three", "two", True, "two"),
        ("one two three", "one atwo three", "two", False, None),
        ("one two three", "one twoo three", "two", False, None),
        ("one two three", "one three", "two", True, None),
        ("one two three", "one tw three", "one two three", True, "one tw three"),
        ("one two three", "one tw three", "one two three", False, None),
        ("one two three", "", "two", True, None),
        ("😀 two", "😀😀 two", "two", False, "two"),
    ],
)
def test_marks_move_with_an_edit_and_never_stand_under_other_words(
    script: Callable[..., Any], before: str, after: str, word: str, sentence: bool, found: str | None
) -> None:
    moved = script(
        "(at => (m => m && given.after.slice(m.start, m.end))"
        "(movedBy({start: at, end: at + given.word.length}, editBetween(given.before, given.after), given.sentence)))"
        "(given.before.indexOf(given.word))",
        {"before": before, "after": after, "word": word, "sentence": sentence},
    )
    assert moved == found


@pytest.mark.parametrize(
    ("copied", "built_on", "sent", "stored", "version", "standing"),
    [
        ("abc", 1, [], "abc", 5, "same"),
        ("abcd", 1, [], "abc", 1, "newer"),
        ("abcd", 1, ["ab", "abc"], "abc", 3, "newer"),
        ("abcd", 1, ["abc"], "theirs", 2, "apart"),
        ("abcd", 4, [], "older, from a backup", 2, "newer"),
    ],
)
def test_a_copy_is_newer_only_where_no_other_window_has_gone_on(
    script: Callable[..., Any], copied: str, built_on: int, sent: list[str], stored: str, version: int, standing: str
) -> None:
    copy = {"text": copied, "version": built_on, "sent": sent}
    given = {"copy": copy, "stored": stored, "version": version}
    assert script("standingOf(given.copy, given.stored, given.version)", given) == standing
