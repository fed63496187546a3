"""What may be done about a remark on the desk, and what of it is kept."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from coach.services import drafting
from coach.services.preferences import load_preferences
from coach.storage.record import Record
from coach.ui.desk.orders import Slip
from tests.ui import test_desk_page
from tests.ui.test_desk_page import labelled, press, write

record, app = test_desk_page.record, test_desk_page.app
NOTE = """Dear Ms Osei,

Thank you for showing me the press room on Tuesday. Your plan to print the late ediiton in one shfit has stayed with me. \
I would of liked to see it. I know your busy.

Kind regards,
Ines Moreau"""


def pressed(app: AppTest, label: str) -> AppTest:
    """The first button of that name, whatever is added for screen readers."""
    return next(one for one in app.button if one.label.replace("\\", "").startswith(label)).click().run()


def remarks_on(app: AppTest) -> str:
    assert not app.exception
    bodies = [element.proto.body for element in app.get("html")]
    return " ".join(body for body in bodies if body.startswith('<div class="fc-remark'))


def test_a_rule_is_let_pass_in_one_note_and_looked_at_again(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    assert "ediiton" in remarks_on(app)
    pressed(app, "None in this note")
    assert "ediiton" not in remarks_on(app)
    assert "shfit" not in remarks_on(app)
    assert "your" in remarks_on(app)
    assert drafting.last(record).draft.passed == ("spelling.misspelt",)
    press(app, "New note")
    write(app, NOTE)
    assert "ediiton" in remarks_on(app)


def test_some_words_are_let_pass_and_others_of_their_kind_are_not(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    pressed(app, "Leave it as it is")
    assert "ediiton" not in remarks_on(app)
    assert "shfit" in remarks_on(app)
    assert drafting.last(record).draft.passed == ("spelling.misspelt:ediiton",)


@pytest.mark.parametrize("switch", ["gone.rule", "spelling.gone", "gone:words", ""])
def test_what_another_version_let_pass_does_no_harm(app: AppTest, record: Record, switch: str) -> None:
    held = drafting.last(record)
    record.drafts.create(replace(held.draft, text=NOTE, passed=(switch,)))
    app.switch_page(str(test_desk_page.PAGES / "today.py")).run()
    again = AppTest.from_file(str(test_desk_page.ROOT / "app.py"), default_timeout=60).run()
    assert "ediiton" in remarks_on(again)


def test_what_is_let_pass_is_so_after_a_refresh_until_it_is_looked_at_again(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    pressed(app, "Leave it as it is")
    again = AppTest.from_file(str(test_desk_page.ROOT / "app.py"), default_timeout=60).run()
    assert "ediiton" not in remarks_on(again)
    pressed(again, "Look at it all again")
    assert "ediiton" in remarks_on(again)
    assert drafting.last(record).draft.passed == ()


def test_a_rule_is_switched_off_for_good_and_the_page_of_rules_says_so(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    pressed(app, "None in any note")
    assert load_preferences(record).choices.muted == ("spelling.misspelt",)
    assert "ediiton" not in remarks_on(app)
    press(app, "New note")
    write(app, NOTE)
    assert "ediiton" not in remarks_on(app)
    app.switch_page(str(test_desk_page.PAGES / "rubric.py")).run()
    app.button(key="rubric_on_top_spelling.misspelt").click().run()
    assert load_preferences(record).choices.muted == ()


def test_a_word_is_added_to_ones_own(app: AppTest, record: Record) -> None:
    write(app, NOTE)
    pressed(app, "Add “ediiton” to my words")
    assert load_preferences(record).choices.words == ("ediiton",)
    assert "ediiton" not in remarks_on(app)


def test_what_must_not_be_sent_cannot_be_let_pass(app: AppTest) -> None:
    write(
        app,
        NOTE.replace("ediiton", "edition")
        .replace("shfit", "shift")
        .replace("of liked", "have liked")
        .replace("I know your busy.", "I would love to work on it with you.")
        + " [Name]",
    )
    assert "Blank left in" in remarks_on(app)
    assert not [one for one in app.button if one.label == "Leave it as it is"]


def test_a_name_that_the_writer_knows_better_is_let_pass_for_itself(app: AppTest) -> None:
    write(app, NOTE)
    labelled(app, "People you met").set_value("Ada Okafor").run()
    assert "Osei" in remarks_on(app)
    pressed(app, "Leave it as it is")
    assert "Ms Osei" not in remarks_on(app)


def asked(text: str, slip: Slip, words: str) -> str | None:
    """The text after other words were asked for, as the editor would make it; None where nothing is to be changed."""

    def script(text, slip, words):  # type: ignore[no-untyped-def]
        import streamlit as st

        from coach.bootstrap import coach
        from coach.domain.drafts import Draft
        from coach.domain.messages import Kind, Note
        from coach.ui.components.remarks import stops_first
        from coach.ui.desk import orders

        orders.mend(slip, words)
        result = stops_first(coach().score_note(Note(text=text, kind=Kind.THANK_YOU)))
        st.session_state["made"] = orders.change(Draft(text=text), result)
        # An order that could not be made is gone, and comes to nothing later.
        st.session_state["is_kept"] = "desk_order" in st.session_state

    app = AppTest.from_function(script, kwargs={"text": text, "slip": slip, "words": words}, default_timeout=60).run()
    assert not app.exception
    made = app.session_state["made"]
    assert app.session_state["is_kept"] is (made is not None)
    return made and text[: made.start] + made.text + text[made.end :]


MISSPELT = Slip("spelling.misspelt", "ediiton", NOTE.index("ediiton"))


@pytest.mark.parametrize(
    ("text", "slip", "expected"),
    [
        (NOTE, MISSPELT, NOTE.replace("ediiton", "edition")),
        (
            NOTE.replace("Tuesday", "Tuesday 🎉"),
            MISSPELT,
            NOTE.replace("ediiton", "edition").replace("Tuesday", "Tuesday 🎉"),
        ),
        (NOTE.replace("ediiton", "paper"), MISSPELT, None),
        (
            NOTE.replace("busy", "busy with the ediiton"),
            replace(MISSPELT, start=len(NOTE)),
            NOTE.replace("busy", "busy with the edition"),
        ),
    ],
    ids=["as it stood", "moved by what was typed before it", "mended by hand already", "the nearer of two"],
)
def test_a_slip_is_mended_where_it_stands_by_now(text: str, slip: Slip, expected: str | None) -> None:
    assert asked(text, slip, "edition") == expected
