"""Which column holds which field in a table that nobody knows."""

from datetime import date

import pytest

from coach.errors import InvalidOptions
from coach.importing.fields import Field, words_of
from coach.importing.mapping import PRESELECTED, preselected, suggest
from tests.importing.reading_files import codes, only, read

HAND_MADE = [
    ("Company,Position,Date Applied,Status,Notes", "company role applied_on stage notes"),
    ("Company,Role,Status,Date Applied,Location,Notes", "company role stage applied_on location notes"),
    ("Company,Position,Date Applied,status,Details,Applicant Portal", "company role applied_on stage notes link"),
    (
        "Company Name,Position,Application Date,Application Status,Contact Person,Contact Email,Interview Date,Follow-up Date,Notes",
        "company role applied_on stage contact contact_email interview_at follow_up_on notes",
    ),
    (
        "date,company,sector,role,role_type,channel,status,contact_person,fit_rating,notes,cv_file,cover_letter_file,source,last_updated",
        "applied_on company - role - - stage contact - notes - - source -",
    ),
    ("num,appNum,date,company,role,channel,contact,notes", "- - applied_on company role - contact notes"),
    ("Employer;JobTitle;appliedDate;Outcome", "company role applied_on stage"),
    (
        "Thank-you sent,Interview end,Decision date,Heard back on,Firm",
        "thank_you_at interview_ended_at promised_on reply_at company",
    ),
]


@pytest.mark.parametrize(("header", "fields"), HAND_MADE)
def test_the_columns_of_hand_made_sheets_are_mapped(header: str, fields: str) -> None:
    delimiter = ";" if ";" in header else ","
    columns = header.split(delimiter)
    reading = read(f"{header}\n{delimiter.join('1' for _ in columns)}\n")
    assert reading.format == "unknown"
    assert reading.mapping == {c: f for c, f in zip(columns, fields.split(), strict=True) if f != "-"}


@pytest.mark.parametrize(
    "column",
    ["Company Size", "Job Type", "Status Date", "Contact Phone", "Role Type", "Entreprise", "Interview Type", "Applied By",
     "Salary", "Fit rating", "Priority", "Last updated", "CV file", "Days since", "Rating", "Country", "#", ""],
)  # fmt: skip
def test_what_only_sounds_alike_is_not_preselected(column: str) -> None:
    assert preselected(suggest({column: ["1"]}, ())) == {}


@pytest.mark.parametrize(
    ("column", "field"),
    [("Positon", "role"), ("Date Aplied", "applied_on"), ("Locations", "location"), ("Applied, date", "applied_on")],
)
def test_slips_of_the_pen_are_forgiven(column: str, field: str) -> None:
    assert preselected(suggest({column: ["1"]}, ())) == {column: field}


def test_two_columns_never_get_one_field() -> None:
    chosen = suggest({"Position": [], "Job Title": [], "Company": [], "Employer": []}, ())
    assert preselected(chosen) == {"Job Title": "role", "Company": "company"}
    assert chosen["Position"].score < PRESELECTED


def test_of_two_names_for_a_field_the_surer_one_gets_it() -> None:
    assert preselected(suggest({"Date": [], "Date Applied": []}, ())) == {"Date Applied": "applied_on"}


def test_a_better_likeness_chooses_first() -> None:
    assert preselected(suggest({"Companys": [], "Company": []}, ())) == {"Company": "company"}


def test_a_column_that_ticks_off_is_no_date() -> None:
    assert preselected(suggest({"Applied?": ["Yes", "no", ""]}, ())) == {}
    assert preselected(suggest({"Applied?": ["Yes", "4 May"]}, ())) == {"Applied?": "applied_on"}


def test_a_known_format_leaves_its_other_columns_alone_and_reads_those_added() -> None:
    header = "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status,Interview date"
    reading = read(f"{header}\n1,2024-05-01,Yes,2024-05-06,Larch Foods,Analyst,,,,,Interview,2024-05-20\n")
    assert (reading.format, reading.mapping["Interview date"]) == ("jobsync", "interview_at")
    assert not {"createdAt", "applied", "index"} & reading.mapping.keys()


SHEET = "Wer,Was,Wann\nLarch Foods,Analyst,04.05.2026\n"


def test_the_user_maps_what_nobody_knows() -> None:
    application = only(read(SHEET, mapping={"wer": "company", "Was": "role", "Wann": "applied_on"}))
    assert (application.company, application.role, application.applied_on) == (
        "Larch Foods",
        "Analyst",
        date(2026, 5, 4),
    )


def test_without_a_company_nothing_is_created_and_it_is_said_once() -> None:
    reading = read(SHEET)
    assert (reading.applications, codes(reading), reading.rows) == ((), [(1, None, "missing_company")], 1)


def test_a_choice_takes_the_field_away_from_another_column_and_can_leave_one_out() -> None:
    sheet = "Company,Client,Notes\nStaff Ltd,Larch Foods,x\n"
    reading = read(sheet, mapping={"Client": "company", "Notes": ""})
    assert (reading.mapping, only(reading).company, only(reading).notes) == ({"Client": "company"}, "Larch Foods", None)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"mapping": {"Wer": "shoe_size"}}, "shoe_size"),
        ({"mapping": {"Wo": "location"}}, "'Wo'"),
        ({"mapping": {"Wer": "company", "Was": "company"}}, "company"),
        ({"format": "excel"}, "'excel'"),
        ({"dates": "ydm"}, "'ydm'"),
        ({"year": 26}, "26"),
    ],
)
def test_options_that_cannot_be_followed_are_refused(options: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidOptions, match=said):
        read(SHEET, **options)


def test_a_format_that_the_user_names_reads_the_columns_it_knows() -> None:
    reading = read("Company,Title,Extra\nLarch Foods,Analyst,x\n", format="huntr")
    assert (reading.format, reading.mapping) == ("huntr", {"Company": "company", "Title": "role"})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("appliedDate", "applied date"),
        ("applied_date", "applied date"),
        ("Applied date?", "applied date"),
        ("URL", "url"),
        ("", ""),
    ],
)
def test_names_are_compared_as_plain_words(name: str, words: str) -> None:
    assert words_of(name) == words


def test_every_field_is_called_by_its_own_name() -> None:
    for field in Field:
        assert preselected(suggest({field: ["1"]}, ())) == {field: field}
