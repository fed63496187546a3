"""Every tracker's table is known by its exact header, and its description keeps its rules."""

from datetime import UTC, date, datetime

import pytest

from coach.domain.applications import Application, EventKind, Stage
from coach.errors import InvalidFormats
from coach.importing.fields import parse_vocabulary
from coach.importing.formats import load_formats, parse_format
from coach.importing.other_tables import parse_other_tables
from coach.importing.statuses import parse_status_words
from tests.importing.reading_files import only, read

# Header, a row, and what it comes to: company, role, stage, day of applying, link.
TRACKERS = {
    "linkedin_applications": (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers",
        '"7/6/23, 2:20 PM",me@home.example,555 0100,Larch Foods,Analyst,https://larch.example/1,cv.pdf,Born?:1990',
        ("Larch Foods", "Analyst", "applied", date(2023, 7, 6), "https://larch.example/1"),
    ),
    "linkedin_saved": (
        "Saved Date,Job Url,Job Title,Company Name",
        '"7/6/23, 2:20 PM",https://larch.example/1,Analyst,Larch Foods',
        ("Larch Foods", "Analyst", "saved", None, "https://larch.example/1"),
    ),
    "huntr": (
        "id,createdAt,title,salary,location,url,rootDomain,htmlDescription,deadline,color,lastMovedAt,boardId,boardName,"
        "listId,listName,companyId,companyName,companyDomain,creatorUserId,creatorUserFirstName,creatorUserLastName,creatorUserEmail",
        "1,2024-01-02 03:04:05,Analyst,-,-,https://larch.example/1,larch.example,<p>x</p>,-,red,2024-01-02 03:04:05,b,Board,"
        "l,Wishlist,c,Larch Foods,larch.example,SECRET1,SECRET2,SECRET3,SECRET4",
        ("Larch Foods", "Analyst", "saved", None, "https://larch.example/1"),
    ),
    "simplify": (
        "Job Title,Company Name,Location,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes,job_type",
        "Analyst,Larch Foods,N/A,https://larch.example/1,2024-05-06,INTERVIEWING,2024-05-09,false,N/A,N/A,full_time",
        ("Larch Foods", "Analyst", "interviewing", date(2024, 5, 6), "https://larch.example/1"),
    ),
    "teal": (
        "id,company_name,role,location,url,excitement,source,min_salary,max_salary,salary_currency,salary_pay_period,"
        "added_at,applied_at,follow_up_at,updated_at,archived_at,statusName,status",
        "1,Larch Foods,Analyst,Leeds,https://larch.example/1,5,LinkedIn,1,2,GBP,year,2024-05-01,2024-05-06,,2024-05-07,,"
        'No Response,"{""name"":""No Response""}"',
        ("Larch Foods", "Analyst", "closed", date(2024, 5, 6), "https://larch.example/1"),
    ),
    "jobsync": (
        "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status",
        "1,2024-05-01,Yes,2024-05-06,Larch Foods,Analyst,FT,Remote,Leeds,Indeed,Rejected",
        ("Larch Foods", "Analyst", "rejected", date(2024, 5, 6), None),
    ),
    "justajobapp": (
        "Company Name,Application Status,Received At,Job Title,Subject,Sender",
        "Larch Foods,Application confirmation,2024-05-06T10:00:00+00:00,Analyst,Thank you,no-reply@larch.example",
        ("Larch Foods", "Analyst", "applied", date(2024, 5, 6), None),
    ),
    "reactive_resume": (
        "Company,Role,Stage,Location,Salary,Source,Tags",
        "Larch Foods,Analyst,Offer,Leeds,1,Indeed,food",
        ("Larch Foods", "Analyst", "offer", None, None),
    ),
    "own": (
        "company,role,stage,applied_on,link,location,source,notes,contact,contact_email,interview_at,interview_ended_at,"
        "thank_you_at,reply_at,promised_on,follow_up_on",
        "Larch Foods,Analyst,applied,2024-05-06,https://larch.example/1,,,,,,,,,,,",
        ("Larch Foods", "Analyst", "applied", date(2024, 5, 6), "https://larch.example/1"),
    ),
}
TEAL_PAGE = "ID,Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement"
SHORT_HUNTR = ("Employer,Job Title,List,Notes", "Company,Title,List")


def told(application: Application) -> tuple[object, ...]:
    return application.company, application.role, str(application.stage), application.applied_on, application.link


def test_every_format_is_tried_here() -> None:
    assert {*TRACKERS, "unknown"} == set(load_formats())


@pytest.mark.parametrize("tracker", TRACKERS)
def test_a_tracker_is_known_by_its_exact_header(tracker: str) -> None:
    header, row, expected = TRACKERS[tracker]
    reading = read(f"{header}\n{row}\n")
    assert (reading.format, reading.problems, reading.questions) == (tracker, (), ())
    assert told(only(reading)) == expected


@pytest.mark.parametrize("tracker", sorted(set(TRACKERS) - {"linkedin_applications", "teal", "huntr"}))
def test_columns_may_stand_in_any_order_and_have_company(tracker: str) -> None:
    header, row, expected = TRACKERS[tracker]
    turned = [",".join(reversed(line.split(","))) for line in (header, row)]
    reading = read(f"my own,{turned[0]}\nx,{turned[1]}\n".upper().replace(row.upper(), row))
    assert reading.format == tracker
    assert told(only(read(f"my own,{turned[0]}\nx,{turned[1]}\n"))) == expected


@pytest.mark.parametrize(
    ("header", "tracker"),
    [(TEAL_PAGE, "teal"), *((one, "huntr") for one in SHORT_HUNTR)],
)
def test_other_headers_of_a_tracker_are_known_too(header: str, tracker: str) -> None:
    reading = read(f"{header}\n{','.join('x' for _ in header.split(','))}\n")
    assert reading.format == tracker
    assert set(reading.mapping.values()) >= {"company", "role", "stage"}


@pytest.mark.parametrize(
    ("tracker", "secrets", "columns"),
    [
        ("huntr", ["SECRET"], ["creatorUserId", "creatorUserFirstName", "creatorUserLastName", "creatorUserEmail"]),
        ("linkedin_applications", ["me@home.example", "555 0100", "1990"], ["Contact Email", "Question And Answers"]),
    ],
)
@pytest.mark.parametrize("format_", [None, "unknown"])
def test_columns_about_the_user_never_reach_the_reading(
    tracker: str, secrets: list[str], columns: list[str], format_: str | None
) -> None:
    header, row, _ = TRACKERS[tracker]
    reading = read(f"{header}\n{row},extra\n{row}\n", format=format_)
    assert not any(secret in repr(reading) for secret in (*secrets, *columns))
    assert reading.applications


def test_a_saved_job_has_no_event_and_an_application_has_one_at_its_time() -> None:
    events = {
        one: only(read("\n".join(TRACKERS[one][:2]))).events for one in ("linkedin_saved", "linkedin_applications")
    }
    assert events["linkedin_saved"] == ()
    (applied,) = events["linkedin_applications"]
    assert (applied.kind, applied.at) == (EventKind.APPLIED, datetime(2023, 7, 6, 13, 20, tzinfo=UTC))


@pytest.mark.parametrize("null", ["-", "N/A", "n/a", "", "  "])
def test_words_for_nothing_are_no_values(null: str) -> None:
    header, row, _ = TRACKERS["simplify"]
    application = only(read(f"{header}\n{row.replace('2024-05-06', null).replace('INTERVIEWING', null)}\n"))
    assert (application.applied_on, application.stage, application.notes) == (None, Stage.SAVED, None)


def test_the_larger_fingerprint_decides() -> None:
    header, row, _ = TRACKERS["simplify"]
    assert read(f"{header},Employer,List\n{row},x,y\n").format == "simplify"


@pytest.mark.parametrize("tracker", ["linkedin_applications", "linkedin_saved"])
def test_a_tracker_that_is_the_source_is_said_to_be(tracker: str) -> None:
    assert only(read("\n".join(TRACKERS[tracker][:2]))).source == "LinkedIn"


CONNECTIONS = (
    'Notes:\n"Some addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
)


def test_other_tables_of_an_archive_are_named_and_not_taken_for_applications() -> None:
    reading = read(CONNECTIONS + "Ana,Osei,,,Larch Foods,CTO,04 May 2026\n")
    assert [problem.code for problem in reading.problems] == ["not_a_table"]
    assert "connections" in reading.problems[0].message
    mapped = read(CONNECTIONS + "Ana,Osei,,,Larch Foods,CTO,04 May 2026\n", mapping={"Connected On": ""})
    assert only(mapped).company == "Larch Foods"


@pytest.mark.parametrize(
    "source", ["tables = 1", "tables = [1]", "[[tables]]\ncolumns = ['A']", "[[tables]]\ncolumns = [1]\nsays = 'x'"]
)
def test_other_tables_are_described_strictly(source: str) -> None:
    with pytest.raises(InvalidFormats, match="other_tables"):
        parse_other_tables(source)


GOOD = 'id = "x"\nname = "X"\nfingerprints = [["A", "B"]]\nnulls = [""]\n'


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("id = ", "not TOML"),
        ('id = "x"\n', "missing fingerprints"),
        (GOOD + "colour = 1\n", "unknown colour"),
        (GOOD.replace('id = "x"', 'id = "y"'), "name of the file"),
        (GOOD.replace('[["A", "B"]]', '"A"'), "list of lists"),
        (GOOD + "[fields]\nA = 'shoe_size'\n", "shoe_size"),
        (GOOD + "[statuses]\nA = 'lost'\n", "lost"),
        (GOOD + "dates = 'ydm'\n", "ydm"),
        (GOOD + "personal = ['a']\n[fields]\nA = 'role'\n", "read and left out"),
        (GOOD + "[emails]\nreceived = 'R'\n", "missing meanings"),
        (GOOD + "[emails]\nreceived = 'R'\nsubject = 'S'\n[emails.meanings]\nA = { events = ['party'] }\n", "party"),
    ],
)
def test_a_format_that_breaks_its_rules_is_refused_by_name(source: str, said: str) -> None:
    with pytest.raises(InvalidFormats, match=said) as error:
        parse_format(source, "x")
    assert str(error.value).startswith("x")


def test_a_format_needs_no_more_than_its_rules_ask_for() -> None:
    assert parse_format(GOOD, "x").fingerprints == (frozenset({"a", "b"}),)


def test_word_lists_are_read_strictly() -> None:
    words = "\n".join(f'{stage} = ["{stage}"]' for stage in Stage)
    assert parse_status_words(words)["offer"] is Stage.OFFER
    with pytest.raises(InvalidFormats, match="'offer' means both"):
        parse_status_words(words.replace('closed = ["closed"]', 'closed = ["Offer!"]'))
    with pytest.raises(InvalidFormats, match="missing"):
        parse_vocabulary("company = ['firm']")
