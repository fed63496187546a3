"""Names from the record, against what a writer calls somebody."""

import pytest

from coach.scoring.findings.people import plain, read_people


@pytest.mark.parametrize("record", ["", " ", "-", "[Name]", "____", "HR Team", "Hiring Manager", "%FIRSTNAME%", "(?)"])
def test_what_is_no_name_is_nobody(record: str) -> None:
    assert read_people((record,)) == ()


@pytest.mark.parametrize(
    ("record", "first", "last"),
    [
        ("Priya", "Priya", None),
        ("Priya Nair", "Priya", "Nair"),
        ("Nair, Priya", "Priya", "Nair"),
        ("Priya Nair, CTO", "Priya", "Nair"),
        ("Priya Nair (CTO)", "Priya", "Nair"),
        ("Priya Nair <priya@firm.example>", "Priya", "Nair"),
        ("priya.nair@firm.example", "Priya", "Nair"),
        ("Ms. Osei", None, "Osei"),
        ("Prof. Dr. Weber", None, "Weber"),
        ("Dispatch (Terry)", "Terry", None),
        ("Maureen Tranter, MBE", "Maureen", "Tranter"),
    ],
)
def test_first_and_last_are_told_apart(record: str, first: str | None, last: str | None) -> None:
    (person,) = read_people((record,))

    assert (person.first, person.last) == (first, last)


def test_one_entry_may_hold_several_people() -> None:
    assert [person.first for person in read_people(("Priya Nair and Tom Bell; Ana Ruiz",))] == ["Priya", "Tom", "Ana"]


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ("Elizabeth Grant", "Liz"), ("Liz Grant", "Elizabeth"), ("William Hale", "Bill"), ("Margaret Doyle", "Peggy"),
        ("Alexander Orlov", "Sasha"), ("Josh Kettering", "Joshie"), ("Stephen Hart", "Steve-o"), ("Gabriela Sol", "Gabri"),
        ("Anne-Marie Roux", "Anne"), ("Eva Müller", "Mueller"), ("Søren Ørsted", "Orsted"), ("O'Brien, Niamh", "OBrien"),
        ("Dean Mutasa", "Dean"), ("Pieter van der Berg", "Berg"), ("Jean-Paul Roux", "JP"), ("Priya Nair", "P"),
    ],
)  # fmt: skip
def test_usual_forms_of_a_name_are_right(record: str, name: str) -> None:
    (person,) = read_people((record,))

    assert person.answers_to(plain(name))


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ("John Smith", "Jon"), ("Sarah Bell", "Sara"), ("Erica Dahl", "Eric"), ("Paula Reyes", "Paul"), ("Bob Hale", "Bill"),
        ("Stephen Hart", "Steven"), ("Liz Grant", "Lisa"), ("Pieter van der Berg", "van"), ("Priya Nair", ""),
    ],
)  # fmt: skip
def test_other_names_and_other_spellings_are_not(record: str, name: str) -> None:
    (person,) = read_people((record,))

    assert not (name and person.answers_to(plain(name)))
