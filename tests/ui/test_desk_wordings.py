"""Sentences offered beside the note: for what is missing, one click away, with nothing invented."""

import pytest
from streamlit.testing.v1 import AppTest

from coach.ui.components.editor import Change

GREETING, CLOSE = "Dear Ms Osei,", "Kind regards,\nInes Moreau"
THANKS = "Thank you for showing me the press room on Tuesday, and for your patience with my questions."
NOTE = f"{GREETING}\n\n{THANKS}\n\n{CLOSE}"
HOSTILE = "<img src=x onerror=alert(1)> **role** :smile:"


def offers(text: str, role: str = "", company: str = "", jottings: str = "", kind: str = "thank_you") -> AppTest:
    return AppTest.from_function(_page, args=(text, role, company, jottings, kind), default_timeout=60).run()


def _page(text: str, role: str, company: str, jottings: str, kind: str) -> None:
    import streamlit as st

    from coach.domain.drafts import Draft
    from coach.domain.messages import Kind
    from coach.services.drafting import note_of
    from coach.ui.components.desk_wordings import missing_wordings
    from coach.ui.desk import orders
    from coach.ui.engine import own_coach

    draft = Draft(text=text, role=role, company=company, jottings=jottings, kind=Kind(kind))
    result = own_coach().score_note(note_of(draft))
    missing_wordings(draft, result)
    st.session_state["asked_for"] = orders.change(draft, result)


def shown(app: AppTest) -> list[str]:
    assert not app.exception
    return [one.value for one in app.text]


def missing(app: AppTest) -> list[str]:
    return [one.label for one in app.expander]


def change_of(app: AppTest) -> Change:
    found: Change = app.session_state["asked_for"]
    return found


def test_only_what_is_missing_is_offered_and_at_most_three_criteria() -> None:
    labels = missing(offers(NOTE))
    assert 1 <= len(labels) <= 3
    assert all(label.startswith("Missing: ") for label in labels)
    assert not any("Thanks" in label for label in labels)


def test_the_impression_of_the_whole_is_nothing_to_put_in() -> None:
    labels = missing(offers("Hi,\n\nsend [amount] or I walk. This was a waste of my time.\n\nJo"))
    assert labels
    assert not any("As a whole" in label for label in labels)


def test_what_gains_most_comes_first() -> None:
    assert (
        "Something from the conversation"
        in missing(offers(f"{GREETING}\n\nThank you for the interview.\n\n{CLOSE}"))[0]
    )


def test_a_sentence_goes_in_at_the_end_of_the_body() -> None:
    app = offers(NOTE)
    first = shown(app)[0]
    app.button[0].click().run()
    change = change_of(app)
    assert (change.start, change.end, change.text) == (NOTE.index(THANKS) + len(THANKS),) * 2 + (f" {first}",)


def test_each_click_is_an_order_of_its_own() -> None:
    app = offers(NOTE)
    app.button[0].click().run()
    before = change_of(app)
    app.button[0].click().run()
    assert change_of(app).id != before.id


def test_buttons_are_told_apart_by_their_names() -> None:
    labels = [one.label for one in offers(NOTE).button]
    assert len(labels) > 1
    assert len(set(labels)) == len(labels)


def test_what_is_known_is_filled_in_and_what_is_not_stays_a_blank() -> None:
    known, unknown = shown(offers(NOTE, "Planner", "Larch Foods")), shown(offers(NOTE))
    assert any("Planner" in one for one in known)
    assert not any("[role]" in one or "[company]" in one for one in known)
    assert any("[role]" in one for one in unknown)


def test_a_jotting_that_is_in_the_note_already_is_not_offered_again() -> None:
    bare = f"{GREETING}\n\nI was glad to come in.\n\n{CLOSE}"
    assert any("the tin roof" in one for one in shown(offers(bare, jottings="the tin roof")))
    said = bare.replace("come in.", "come in under the tin roof.")
    assert not any("the tin roof" in one for one in shown(offers(said, jottings="the tin roof")))


@pytest.mark.parametrize("kind", ["thank_you", "check_in", "feedback_reply"])
def test_hostile_details_are_plain_text(kind: str) -> None:
    app = offers(NOTE, HOSTILE, HOSTILE, HOSTILE, kind)
    assert not app.exception
    assert not [one for one in (*app.markdown, *app.get("html")) if "onerror" in str(one)]
    assert not [label for label in (*missing(app), *(one.label for one in app.button)) if "onerror" in label]
