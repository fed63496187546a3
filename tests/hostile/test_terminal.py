"""What others wrote gives no orders to the terminal in which it is shown, whichever command shows it."""

import json
import re
from pathlib import Path

import pytest

from coach.bootstrap import build_store
from coach.domain.drafts import Draft
from coach.domain.people import LOCAL_OWNER
from coach.settings import default_settings
from coach.terminal.plain import plain
from tests.cli.calling import run

# The clipboard filled, the window renamed, the screen cleared, the same in eight bits, a line painted over, words that
# run backwards, and a link that says something else.
ORDERS = (
    "\x1b]52;c;ZXZpbA==\x07 \x1b]0;owned\x1b\\ \x1b[2J\x1b[31m \x9b2J \x9d52;c;ZXZpbA==\x9c safe\x08\x08\x08\x08evil \x7f"
    " \u202emoc.live\u2066 \x1b]8;;https://elsewhere.example\x1b\\here\x1b]8;;\x1b\\"
)
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def record() -> dict[str, object]:
    def event(kind: str, at: str, **more: str) -> dict[str, object]:
        return {"kind": kind, "at": at, "contact": f"Ann {ORDERS}", "text": f"said {ORDERS}", **more}

    events = [
        event("applied", "2026-05-01T09:00:00+01:00"),
        event("interview", "2026-05-04T09:00:00+01:00", ended_at="2026-05-04T10:00:00+01:00"),
        event("request_received", "2026-05-04T11:00:00+01:00", request="documents", id=f"1 {ORDERS}"),
    ]
    one = dict.fromkeys(("company", "role", "location", "source", "notes"), f"Larch {ORDERS}")
    people = [{"name": f"Ann {ORDERS}", "role": f"Head {ORDERS}", "email": "a@b.example"}]
    return {**one, "link": f"https://a.example/{ORDERS}", "contacts": people, "events": events}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With an application and a note whose fields are full of orders."""
    home = tmp_path_factory.mktemp("home")
    whole = json.dumps({"schema": 1, "applications": [record()]})
    assert run("import", "-", home=home, stdin=whole).returncode == 0
    store = build_store(default_settings({"COACH_HOME": str(home)}))
    draft = Draft(text=f"Dear Ann {ORDERS}", company=f"Larch {ORDERS}", interviewers=(f"Ann {ORDERS}",))
    store.record(LOCAL_OWNER).drafts.create(draft)
    store.close()
    return home


def id_of(home: Path) -> str:
    (one,) = json.loads(run("list", "--json", home=home).stdout)
    return str(one["id"])


NOW = ("--now", "2026-05-04T12:00:00+01:00")


@pytest.mark.parametrize(
    "words",
    [
        ["list"], ["list", "--json"], ["show", "ID"], ["show", "ID", "--json"], ["drafts"], ["today", *NOW],
        ["today", *NOW, "--json"], ["metrics", *NOW], ["metrics", *NOW, "--json"], ["show", f"nobody {ORDERS}"],
        ["add-event", "ID", "withdrawal"], ["restore", f"no {ORDERS}".replace("\0", "")],
        ["import", f"no {ORDERS}.csv"], ["import", "-", "--map", f"x {ORDERS}=y"], ["undo-import", f"no {ORDERS}"],
    ],
    ids=lambda words: " ".join(words)[:22].encode("ascii", "replace").decode().replace("\x1b", ""),
)  # fmt: skip
def test_no_command_hands_an_order_on(home: Path, words: list[str]) -> None:
    done = run(*(id_of(home) if word == "ID" else word for word in words), home=home)
    assert done.stdout + done.stderr
    assert not OBEYED.search(done.stdout + done.stderr), repr(done.stdout + done.stderr)


def test_the_words_are_there_all_the_same(home: Path) -> None:
    shown = run("show", id_of(home), home=home).stdout
    assert "Larch \ufffd]52;c;ZXZpbA==" in shown
    (one,) = json.loads(run("list", "--json", home=home).stdout)
    assert one["company"] == f"Larch {ORDERS}"


FEW = "\x1b]52;c;ZXZpbA==\x1b\\ \u202emoc.live \x9b2J"  # a file full of them is taken for no table, a note for none


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_a_file_with_orders_in_its_header_and_cells_is_reported(tmp_path: Path, as_json: tuple[str, ...]) -> None:
    table = f"Company,Role,Col {FEW},Date applied,Status\nLarch,Baker,{'a' * 900},{FEW},{FEW}\n,Cook,,,{'a' * 900}\n"
    done = run("import", "-", "--dry-run", *as_json, home=tmp_path, stdin=table)
    assert "ZXZpbA" in done.stdout
    assert not OBEYED.search(done.stdout + done.stderr), repr(done.stdout)


def test_a_score_quotes_a_note_without_its_orders(tmp_path: Path) -> None:
    note = f"""Dear Ms Osei,

Thank you for the interview on Tuesday. I enjoyed it alot, and learned about [Company {FEW}] and its new bakery line. I am
still keen to join you, and would gladly answer any more questions about my work with teh {FEW} ovens.

Kind regards,
Sam Reed"""
    done = run("score", "-", "--kind", "thank_you", "--company", f"Larch {FEW}", home=tmp_path, stdin=note)
    assert "ZXZpbA" in done.stdout
    assert not OBEYED.search(done.stdout + done.stderr), repr(done.stdout)


def test_the_operators_list_of_people_is_no_place_for_orders(tmp_path: Path) -> None:
    from coach.domain.people import Person

    store = build_store(default_settings({"COACH_HOME": str(tmp_path)}))
    store.sharing("key").seen(Person("key", f"Ann {ORDERS}", "ann@a.example"))
    store.close()
    done = run("people", "list", home=tmp_path)
    assert "Ann" in done.stdout
    assert not OBEYED.search(done.stdout + done.stderr), repr(done.stdout)


def test_plain_words_stay_as_they_are_and_half_characters_can_be_printed() -> None:
    text = "Füße, 日本, 👩\u200d👩\u200d👧 and\ttabs\nend\r\n"
    assert plain(text) == text.replace("\r", "")
    assert plain("\ud800\x1b").encode() == "?\ufffd".encode()
