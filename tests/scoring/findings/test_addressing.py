"""Whom a greeting names."""

import pytest

from coach.domain.messages import Kind, Note
from coach.scoring.findings.addressing import read_greeting
from coach.scoring.findings.case import Case
from coach.scoring.segmentation import read

BODY = "\n\nThank you for the talk on Monday.\n\nBest,\nJo Reed"


def named(greeting: str, people: tuple[str, ...], company: str | None = None) -> list[str]:
    note = Note(text=greeting + BODY, interviewers=people, company=company)
    document = read(note.text)
    count = len(document.sentences)
    case = Case(
        note=note, document=document, kind=Kind.THANK_YOU, labels=[frozenset()] * count, red_flag=[0.0] * count
    )  # fmt: skip
    return [" ".join(word.text for word in one.words) for one in read_greeting(case).addresses]


@pytest.mark.parametrize(
    ("greeting", "people", "company", "expected"),
    [
        ("Dear Ms Osei,", ("Ada Osei",), None, ["Osei"]),
        ("Buddy,", (), None, []),
        ("Buddy,", ("Buddy Arceneaux",), None, ["Buddy"]),
        ("Hi Buddy and Ann,", ("Buddy Arceneaux",), None, ["Buddy", "Ann"]),
        ("Hi Rose,", (), "Rose & Sons", []),
        ("Hi Rose,", ("Rose Adeyemi",), "Rose & Sons", ["Rose"]),
        ("Dear Hiring Team,", ("Hiring Team",), None, []),
        ("Dear Hiring Manager,", ("Hiring Manager", "Ada Osei"), None, []),
        ("Hi team,", ("",), None, []),
        ("Dear Hiring Manager,", ("Ada Osei (Hiring Manager)",), None, []),
        ("Hi team,", ("Ada Osei, team lead",), None, []),
        ("Hi Kestrel,", ("Kestrel Hiring Team",), "Kestrel", []),
        ("Hi everyone,", ("Everyone at Kestrel",), "Kestrel", []),
        ("Hi Rose,", ("Rose",), "Rose & Sons", ["Rose"]),
    ],
)
def test_a_name_of_the_record_is_a_name_whatever_else_it_means(
    greeting: str, people: tuple[str, ...], company: str | None, expected: list[str]
) -> None:
    assert named(greeting, people, company) == expected
