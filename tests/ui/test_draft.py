"""What is typed into the form becomes a draft in which blank means not given."""

import pytest

from coach.domain.messages import Kind
from coach.ui.draft import KINDS, Draft, read_draft, split_names

KINDS_MEANT = (None, Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        ("  \n , ;\r\n", ()),
        ("Ann Osei", ("Ann Osei",)),
        ("Ann Osei, Tom Reed", ("Ann Osei", "Tom Reed")),
        ("Ann Osei\nTom Reed\n", ("Ann Osei", "Tom Reed")),
        ("Ann Osei\r\nTom Reed; Li Na", ("Ann Osei", "Tom Reed", "Li Na")),
        ("Ann, Ann\nAnn", ("Ann",)),
        ("O\u2019Neill, J. R. R. Smith-Jones", ("O\u2019Neill", "J. R. R. Smith-Jones")),
    ],
)
def test_names_are_parted_by_lines_and_commas(typed: str, names: tuple[str, ...]) -> None:
    assert split_names(typed) == names


def test_an_empty_form_is_a_blank_draft_of_unknown_kind() -> None:
    assert read_draft({}) == Draft(text="")
    assert read_draft({}).is_blank


def test_white_space_alone_counts_as_not_given() -> None:
    draft = read_draft({"note": " \n", "company": "  ", "subject": "\t", "request": "\n", "kind": "find_out"})
    assert draft == Draft(text=" \n")
    assert draft.is_blank


def test_the_note_is_kept_to_the_letter_and_the_details_are_trimmed() -> None:
    draft = read_draft({"note": "  Hi\r\n", "company": " Larch Foods ", "sender": "Ines", "subject": "The role"})
    assert draft == Draft(text="  Hi\r\n", company="Larch Foods", sender="Ines", subject="The role")


@pytest.mark.parametrize(("choice", "kind"), list(zip(KINDS, KINDS_MEANT, strict=True)))
def test_each_choice_stands_for_a_kind_or_for_finding_out(choice: str, kind: Kind | None) -> None:
    assert read_draft({"note": "Hi", "kind": choice}).kind is kind
