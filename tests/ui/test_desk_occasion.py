"""The occasion beside the note: whom it is for, what is ticked off, and what to mind."""

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.messages import Kind
from tests.ui.reading import Seen, seen_in

NOTE = "Dear Ms Osei,\n\nThe tin roof made me laugh. I have attached my two references.\n\nKind regards,\nInes Moreau"
HOSTILE = "<img src=x onerror=alert(1)>"


def occasion_of(text: str = NOTE, **known: object) -> AppTest:
    return AppTest.from_function(_page, args=(text, known), default_timeout=60).run()


def _page(text: str, known: dict[str, object]) -> None:
    from coach.domain.drafts import Draft
    from coach.services.drafting import note_of
    from coach.ui.components.desk_occasion import occasion
    from coach.ui.engine import own_coach

    draft = Draft(text=text, **known)  # type: ignore[arg-type]
    occasion(draft, own_coach().score_note(note_of(draft, ())))


def seen(app: AppTest) -> Seen:
    assert not app.exception
    return seen_in("".join(one.proto.body for one in app.get("html")))


def test_whom_it_is_for_is_said() -> None:
    text = seen(occasion_of(interviewers=("Ada Osei", "Bo Lin"), role="Planner", company="Larch Foods")).text
    assert all(known in text for known in ("Ada Osei", "Bo Lin", "Planner", "Larch Foods"))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("jottings", "tin roof leaks", ": in the note"),
        ("jottings", "night desk moves", ": not used yet"),
        ("request", "Could you send two references?", ": answered"),
        ("request", "Could you send your passport?", ": not answered yet"),
    ],
)
def test_each_thing_is_ticked_or_not_and_says_so_without_sight(field: str, value: str, told: str) -> None:
    page = seen(occasion_of(**{field: value}))
    assert value in page.text
    assert told in page.unseen


def test_each_thing_asked_for_is_ticked_by_itself() -> None:
    page = seen(occasion_of(request="Could you send a copy of your passport and two references?"))
    assert [one for one in page.unseen if "answered" in one] == [": not answered yet", ": answered"]


def test_where_nothing_is_known_there_is_guidance_alone() -> None:
    app = occasion_of(kind=Kind.THANK_YOU)
    assert "This note is for" not in seen(app).text
    assert len(app.expander) == 1


def test_what_is_no_follow_up_has_no_guidance() -> None:
    assert not occasion_of("Two pounds of flour, six eggs, a pint of milk and some butter for the cake.").expander


@pytest.mark.parametrize(
    ("request_", "title"),
    [
        ("Could you send two references?", "they asked for documents"),
        ("Unfortunately we chose to go with another candidate.", "after a rejection"),
    ],
)
def test_the_guidance_is_that_of_the_occasion(request_: str, title: str) -> None:
    (fold,) = occasion_of(kind=Kind.FEEDBACK_REPLY, request=request_).expander
    assert title in fold.label


def test_hostile_details_are_text() -> None:
    page = seen(occasion_of(interviewers=(HOSTILE,), role=HOSTILE, company=HOSTILE, jottings=HOSTILE, request=HOSTILE))
    assert "img" not in page.tags
    assert HOSTILE in page.text
