"""Findings: what must be flagged, and look-alikes that must not."""

import pytest

from coach import Coach
from coach.domain.messages import Kind

NOTE = "Dear {who},\n\nThank you for the tour of the kiln room on Tuesday. {body} I would love to join you.\n\nBest,\nJo Reed"


def found(
    coach: Coach, body: str = "", who: str = "Ms Osei", kind: Kind = Kind.THANK_YOU, **details: object
) -> set[str]:
    result = coach.score(NOTE.format(who=who, body=body), kind, **details)  # type: ignore[arg-type]
    return {one.id for one in result.findings}


BLANKS = [
    "I liked [project we discussed].", "I want to work at {{company}}.", "As a <role> I would start at once.",
    "The XX team was kind.", "The ____ line was fast.", "INSERT DETAIL HERE", "I want to work at Company Name.",
    "The start date is TBD.", "Thanks to %FIRSTNAME% too.", "I like [Company]'s plans.", "See [attach PDF here].",
    "I learned a lot (insert topic).", "We spoke about <<topic>>.", "My field is lorem ipsum.",
]  # fmt: skip
NO_BLANKS = [
    "You wrote 'recieve' [sic] on the board.", "I showed you list[int] in the code.", "The XX chromosome talk was fun.",
    "I read paper [1] at home.", "The XXL kiln is huge.", "Super Bowl XXX was on.", "It cost $5 and took 100% care.",
    "My site is <https://jo.example>.", "Write to <jo@mail.example>.", "If a < b and b > c, we win.",
    "I like your company name.", "Your name came up at lunch.", "The Name of the Rose is my book.", "I saw snake_case names there.",
]  # fmt: skip


@pytest.mark.parametrize("body", BLANKS)
def test_a_blank_left_in_is_found(coach: Coach, body: str) -> None:
    assert "placeholder" in found(coach, body)


@pytest.mark.parametrize("body", NO_BLANKS)
def test_what_only_looks_like_a_blank_is_left_alone(coach: Coach, body: str) -> None:
    assert "placeholder" not in found(coach, body)


@pytest.mark.parametrize(
    ("who", "people"),
    [
        ("Jon", ["John Smith"]), ("John", ["Jon Smith"]), ("Sara", ["Sarah Bell"]), ("Ms Osie", ["Ms Osei"]),
        ("Mr Okafer", ["Tunde Okafor"]), ("Katharine", ["Katherine Lowe"]), ("Steven", ["Stephen Hart"]),
        ("Brian", ["Priya Nair"]), ("Dr Mueler", ["Dr Mueller"]), ("Ms Lindquist", ["Eva Lindqvist"]),
    ],
)  # fmt: skip
def test_a_wrong_name_is_found(coach: Coach, who: str, people: list[str]) -> None:
    assert "wrong_name" in found(coach, who=who, interviewers=people)


@pytest.mark.parametrize(
    ("who", "people"),
    [
        ("Liz", ["Elizabeth Grant"]), ("Elizabeth", ["Liz Grant"]), ("Bob", ["Robert Hale"]), ("Ms Osei", ["Abena Osei"]),
        ("Priya", ["Nair, Priya"]), ("Mr. García", ["Luis Garcia"]), ("Kate", ["Katherine Lowe"]), ("hiring team", ["Abena Osei"]),
        ("Sir or Madam", ["Abena Osei"]), ("Dana and Luis", ["Dana Ruiz", "Luis Prado"]), ("Ms. Priya", ["Priya Nair (CTO)"]),
        ("Abena", ["abena.osei@firm.example", "Abena Osei"]),
    ],
)  # fmt: skip
def test_a_right_name_is_left_alone(coach: Coach, who: str, people: list[str]) -> None:
    assert "wrong_name" not in found(coach, who=who, interviewers=people)


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("I want to work at Larch Foods.", False),
        ("I want to work at Larch.", False),
        ("Larch Foods Ltd is known for its bread.", False),
        ("At my current job at Corbel Partners I bake.", False),
        ("I want to work at Larsh Foods.", True),
        ("I would be glad to work for Corbel Partners.", True),
        ("The role at Tollgate Systems is for me.", True),
    ],
)
def test_the_company_is_checked_against_the_record(coach: Coach, body: str, wrong: bool) -> None:
    assert ("wrong_company" in found(coach, body, company="Larch Foods")) is wrong


@pytest.mark.parametrize(
    ("id_", "body"),
    [
        ("pay", "What is the salary for this job?"),
        ("gift", "I have enclosed a gift card for you."),
        ("threat", "I need an answer by Friday or I will complain to your boss."),
        ("plea", "Please, please give me this job, I am desperate and can't pay my rent."),
        ("excuse", "I am sorry that I was so nervous and rambled so much."),
        ("overeager", "It was great! So great! The best!"),
        ("overeager", "I was so happy 😀 all day."),
        ("too_many_questions", "Who decides? When? Where? How? Why?"),
    ],
)
def test_what_would_hurt_is_found(coach: Coach, id_: str, body: str) -> None:
    assert id_ in found(coach, body)


@pytest.mark.parametrize(
    ("id_", "body"),
    [
        ("pay", "I ran payroll for 600 people and pay attention to detail."),
        ("gift", "She has a gift for numbers and works in a gift shop."),
        ("threat", "I have another offer and they would like to hear from me by Friday."),
        ("plea", "Please let me know if you need anything else."),
        ("excuse", "Sorry for the slow reply."),
        ("blame", "You said Friday, so I thought I would ask how things stand."),
        ("overeager", "It was a great day!"),
        ("too_many_questions", "Who decides? And when?"),
    ],
)
def test_what_is_harmless_is_left_alone(coach: Coach, id_: str, body: str) -> None:
    assert id_ not in found(coach, body)


def test_pay_that_the_employer_raised_is_answered_freely(coach: Coach) -> None:
    asked = "Could you tell us your salary expectations?"

    assert "pay" not in found(coach, "My salary now is 41,000.", kind=Kind.FEEDBACK_REPLY, request=asked)


def test_a_note_that_is_nearly_another_one_is_told(coach: Coach) -> None:
    body = "You told me how the glaze cracks when the kiln cools too fast, and I keep thinking about it."
    twin = NOTE.format(who="Mr Hale", body=body.replace("kiln", "oven"))

    assert "near_duplicate" in found(coach, body, others=[twin])
    assert "near_duplicate" not in found(
        coach, body, others=["Dear Mr Hale,\n\nCould you tell me where things stand?\n\nJo"]
    )


@pytest.mark.parametrize(
    ("text", "subject", "id_"),
    [
        ("Thank you for the long tour of the kiln room.\n\nBest,\nJo Reed", None, "missing_greeting"),
        ("Dear Ms Osei,\n\nThank you for the long tour of the kiln room.", None, "missing_close"),
        ("Dear Ms Osei,\n\nThank you for the long tour of the kiln.\n\nBest,\nJo", "", "missing_subject"),
        (
            "Dear Ms Osei,\n\nThank you for the long tour of the kiln.\n\nBest,\nJo",
            "THANK YOU SO MUCH",
            "all_caps_subject",
        ),
        ("Dear all,\n\nThank you for the long tour of the kiln.\n\nBest,\nJo", None, "shared_address"),
    ],
)
def test_the_frame_is_looked_at(coach: Coach, text: str, subject: str | None, id_: str) -> None:
    assert id_ in {one.id for one in coach.score(text, Kind.THANK_YOU, subject=subject).findings}


def test_a_full_frame_has_nothing_to_remark(coach: Coach) -> None:
    assert not {"missing_greeting", "missing_close", "missing_subject", "all_caps_subject", "shared_address"} & found(
        coach, subject="Thank you for Tuesday"
    )
