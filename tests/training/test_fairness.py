"""Changes that must not count: they change what they say they do, and scores stand up to them."""

import json
from functools import partial
from pathlib import Path

import pytest

from coach import Coach
from coach.domain.messages import Kind, Note
from coach.errors import InvalidCorpus
from coach.training.corpus import load_asides
from coach.training.fairness import CLEAN, SLIP, FairnessFound, compare, fairness_table, load_pairs, measure_fairness
from coach.training.slips import load_slip_notes
from coach.training.variations import (
    NAMES,
    TYPOS,
    in_other_cities,
    other_greeting,
    other_pronouns,
    other_spelling,
    renamed,
    with_a_typo,
)

SLIPS = Path(__file__).parents[2] / "models" / "slips"
EVERY = 5
MANY = 50
# As much as the shipped model does now: it may do better, not worse.
MOST_FLIPPED, MOST_RAISED_BY_WEATHER, MOST_RAISED = 0.01, 0.05, 0.1
SLAVIC = NAMES["Slavic"]


@pytest.fixture(scope="module")
def found(coach: Coach) -> FairnessFound:
    notes = [one.note for path in sorted(SLIPS.glob("clean-*.jsonl")) for one in load_slip_notes(path)]
    asides = [one.text for one in load_asides(SLIPS)]
    return measure_fairness(coach.engine, notes[::EVERY], load_pairs(SLIPS / "pairs.jsonl"), asides)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear Ms Osei, and Ada", "Dear Ms Shevchenko, and Oksana"),
        ("Adam met Osei's team", "Adam met Osei's team"),
        ("Ada Osei's team", "Oksana Shevchenko's team"),
        ("Nobody", "Nobody"),
        ("Dear Ms Osei, of O’Hara", "Dear Ms Shevchenko, of O’Hara"),
    ],
)
def test_people_get_other_names_wherever_they_stand(text: str, expected: str) -> None:
    changed = renamed(Note(text=text, interviewers=("Ms Ada Osei",)), SLAVIC)
    assert changed.text == expected
    if changed.text != text:
        assert changed.interviewers == ("Ms Oksana Shevchenko",)


def test_an_initial_and_what_follows_an_apostrophe_are_no_names() -> None:
    changed = renamed(Note(text="I'd see D. Osei, O'Ada and Ada.", interviewers=("Ada D. Osei",)), SLAVIC)
    assert changed.text == "I'd see D. Shevchenko, O'Ada and Oksana."


def test_a_note_that_uses_a_short_form_is_left_as_it_is() -> None:
    note = Note(text="Dear Gio, and Giovanni", interviewers=("Giovanni Bertolini",))
    assert renamed(note, SLAVIC) == note


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        (other_pronouns, "She told her team. He saw her. His is hers.", "He told his team. She saw him. Her is hers."),
        (other_greeting, "Dear Ada,\nDear me", "Hi Ada,\nDear me"),
        (other_greeting, "Hello Ada", "Dear Ada"),
        (other_greeting, "Good day", "Good day"),
        (other_spelling, "My favourite color", "My favorite colour"),
        (other_spelling, "a plain word", "a plain word"),
        (in_other_cities, "In London's Leeds, Leedsdale and Lagos", "In Nairobi's Mumbai, Leedsdale and Glasgow"),
        *(
            (partial(with_a_typo, slip=TYPOS[name]), text, expected)
            for name, text, expected in [
                ("two letters swapped", "I know scheduling well", "I know scheudling well"),
                ("two letters swapped", "No, Wednesday", "No, Wednesday"),
                ("a letter left out", "I know scheduling well", "I know schedling well"),
                ("a letter twice", "I know scheduling well", "I know scheduuling well"),
                ("the key beside", "I know scheduling well", "I know schediling well"),
                ("the key beside", "a problem", "a pronlem"),
            ]
        ),
    ],
)
def test_each_change_says_the_same_in_another_way(change, text: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    assert change(Note(text=text)).text == expected


def test_a_note_that_a_change_does_not_touch_is_not_counted(coach: Coach) -> None:
    notes = [Note(text="Hi Ada", kind=Kind.THANK_YOU), Note(text="Good day", kind=Kind.THANK_YOU)]
    assert compare(coach.engine.score, "greeting", notes, other_greeting).notes == 1


def test_scores_stand_up_to_names_pronouns_greetings_and_spelling(found: FairnessFound) -> None:
    plain = [one for one in found.changes if not one.name.startswith(SLIP)]
    changed = {one.name: one.notes - one.same for one in plain}
    assert {one.name: changed[one.name] for one in plain if changed[one.name] > max(1, one.notes / 20)} == {}
    # Of few notes, the mean is that of one.
    assert {one.name: one.mean for one in plain if one.notes >= MANY and abs(one.mean) > 0.5} == {}


def test_no_origin_of_a_name_fares_worse_than_another(found: FairnessFound) -> None:
    means = [one.mean for one in found.changes if one.name.startswith("names")]
    assert len(means) == len(NAMES)
    assert max(means) - min(means) <= 0.5


def test_english_learnt_later_loses_no_more_than_clean_language_weighs_on_the_whole(found: FairnessFound) -> None:
    assert found.second.notes >= 20
    assert found.second.mean >= -CLEAN
    assert found.second_beyond <= found.second.notes / 3  # single notes still lose more than that


def test_cities_are_changed_in_the_record_as_well() -> None:
    note = Note(text="Dear Mr Carlisle of Leeds", company="Pune Mills", role="Cook", interviewers=("Wayne Carlisle",))
    changed = in_other_cities(note)
    assert changed.text == "Dear Mr Dakar of Mumbai"
    assert (changed.company, changed.role, changed.interviewers) == ("Minneapolis Mills", "Cook", ("Wayne Dakar",))


def test_a_slip_of_typing_and_small_talk_change_little(found: FairnessFound) -> None:
    slips = [one for one in found.changes if one.name.startswith(SLIP)]
    assert len(slips) == len(TYPOS)
    assert {one.name: one.same for one in slips if one.same < 0.9 * one.notes} == {}
    assert {one.name: one.mean for one in slips if abs(one.mean) > 0.5} == {}
    changed, touched = found.flipped
    assert changed <= MOST_FLIPPED * touched
    assert found.weather.raised <= MOST_RAISED_BY_WEATHER * found.weather.notes
    assert found.talk.raised <= MOST_RAISED * found.talk.notes


@pytest.mark.parametrize(
    "line", ["", "no json", "[]", json.dumps({"id": "a", "kind": "letter", "fluent": "", "second": ""})]
)
def test_pairs_in_another_form_are_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "pairs.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InvalidCorpus):
        load_pairs(tmp_path / "pairs.jsonl")


def test_the_table_names_every_change(found: FairnessFound) -> None:
    table = fairness_table(found)
    assert all(f"| {one.name} |" in table for one in (*found.changes, found.second))
