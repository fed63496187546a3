"""Which event a wait starts with and which one ends it, for each kind of wait (DESIGN, "Conventions").

Each function takes the events as `placed` gives them and returns pairs: the rows of the start and of the end (NONE
where there is none yet). Rows are those of `placed`, in the order of time within an application.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from coach.domain.applications import EventKind, InterviewType
from coach.domain.matching import level_name
from coach.domain.messages import Kind
from coach.metrics.order import NONE, Rows, first_after, first_from, last_until

REPLIES = frozenset({EventKind.EMPLOYER_REPLY, EventKind.OFFER, EventKind.REJECTION})
# A rejection needs no answer, so none is awaited.
_THEIR_MESSAGES = frozenset({EventKind.EMPLOYER_REPLY, EventKind.OFFER, EventKind.REQUEST_RECEIVED})
_MY_MESSAGES = frozenset({EventKind.NOTE_SENT, EventKind.REQUEST_ANSWERED})
_TESTS = frozenset({InterviewType.SKILLS_TEST, InterviewType.PERSONALITY_TEST})
# What no text of the record can be.
_ANY, _NONE_SAID = "\0any", "\0none"


def of_kinds(events: pd.DataFrame, kinds: Iterable[str]) -> pd.DataFrame:
    """The events of these kinds, with their rows as index."""
    return events[events["kind"].isin(list(kinds))]


def of_note(events: pd.DataFrame, note: Kind) -> pd.DataFrame:
    """The notes sent of one kind."""
    return events[(events["kind"] == EventKind.NOTE_SENT) & (events["note"] == note)]


def application_to_reply(events: pd.DataFrame) -> pd.DataFrame:
    """The first application to the first reply."""
    applied = of_kinds(events, [EventKind.APPLIED]).drop_duplicates("application")
    return _first_of(applied, of_kinds(events, REPLIES))


def interview_to_reply(events: pd.DataFrame) -> pd.DataFrame:
    """Each interview to the next reply."""
    return _first_of(of_kinds(events, [EventKind.INTERVIEW]), of_kinds(events, REPLIES))


def meeting_to_reply(events: pd.DataFrame) -> pd.DataFrame:
    """The same, once where the people of one meeting stand in the log as an interview each."""
    meetings = of_kinds(events, [EventKind.INTERVIEW]).drop_duplicates(["application", "order", "round"])
    return _first_of(meetings, of_kinds(events, REPLIES))


def check_in_to_reply(events: pd.DataFrame) -> pd.DataFrame:
    """Each check-in to the next reply."""
    return _first_of(of_note(events, Kind.CHECK_IN), of_kinds(events, REPLIES))


def their_message(events: pd.DataFrame) -> pd.DataFrame:
    """Each message of theirs that calls for an answer to my next message of any sort."""
    messages = of_kinds(events, _THEIR_MESSAGES).drop_duplicates(["application", "order"])
    return _first_of(messages, of_kinds(events, _MY_MESSAGES))


def promise(events: pd.DataFrame) -> pd.DataFrame:
    """Each promise to the next reply; the reply that came with the promise does not keep it, a decision does."""
    promises = of_kinds(events, [EventKind.DATE_PROMISED])
    decisions = _first_of(promises, of_kinds(events, REPLIES - {EventKind.EMPLOYER_REPLY}))
    replies = of_kinds(events, [EventKind.EMPLOYER_REPLY])
    later = _pairs(promises, _labels(replies, first_after(promises, replies, ["application"])))
    return _earliest(pd.concat([decisions, later]), ["start"])


def request(events: pd.DataFrame) -> pd.DataFrame:
    """Each request to its own answer: of the same kind and the same id, where both say, as in the planner."""
    asked = of_kinds(events, [EventKind.REQUEST_RECEIVED])
    listed = of_kinds(events, [EventKind.REQUEST_ANSWERED])
    for said in ("request", "request_id"):
        # An answer is listed under what it says and under any; a request asks for what it says, or any, and for none.
        listed = pd.concat([listed.assign(**{said: listed[said].fillna(_NONE_SAID)}), listed.assign(**{said: _ANY})])
        asked = pd.concat([asked.assign(**{said: asked[said].fillna(_ANY)}), asked.assign(**{said: _NONE_SAID})])
    found = first_from(asked, listed, ["application", "request", "request_id"])
    return _earliest(_pairs(asked, _labels(listed, found)), ["start"])


def thank_you(events: pd.DataFrame) -> pd.DataFrame:
    """Each interviewer to the first thank-you for that interview.

    A note to somebody belongs to the latest interview before it with that person; a note that names nobody to the
    latest interview, and to all the people of that meeting.
    """
    interviews, notes = _interviews_and_notes(events)
    return _earliest(_awaited(interviews, _thanks(interviews, notes)), ["start"])


def thank_you_to_people(events: pd.DataFrame) -> pd.DataFrame:
    """The same, an interviewer once a meeting; whoever is thanked for one that names nobody was there, and has a wait.

    A note to somebody whom no interview before it names is for the latest that names nobody. A test that names nobody
    awaits no note, as in the planner.
    """
    interviews, notes = _interviews_and_notes(events)
    interviews = interviews.drop_duplicates(["application", "order", "person"])
    nameless = interviews[interviews["person"] == ""]
    met = last_until(notes, interviews, ["application", "person"]) != NONE
    others = notes[(notes["person"] != "") & ~met]
    for_others = _thanked(others, nameless, last_until(others, nameless, ["application"]), [])
    ended = pd.concat([_thanks(interviews, notes), for_others.assign(person=for_others["note_person"])])
    alone = (interviews["person"] == "") & interviews["type"].isin(list(_TESTS))
    waits = _awaited(interviews[~alone | interviews.index.isin(ended["start"])], ended)
    return _earliest(waits, ["application", "order", "person"])


def _interviews_and_notes(events: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    return _with_person(of_kinds(events, [EventKind.INTERVIEW])), _with_person(of_note(events, Kind.THANK_YOU))


def _with_person(events: pd.DataFrame) -> pd.DataFrame:
    return events.assign(person=events["contact"].fillna("").map(level_name))


def _thanks(interviews: pd.DataFrame, notes: pd.DataFrame) -> pd.DataFrame:
    named, for_all = notes[notes["person"] != ""], notes[notes["person"] == ""]
    same, latest = (
        last_until(named, interviews, ["application", "person"]),
        last_until(for_all, interviews, ["application"]),
    )
    return pd.concat([_thanked(named, interviews, same, ["person"]), _thanked(for_all, interviews, latest, [])])


def _awaited(interviews: pd.DataFrame, ended: pd.DataFrame) -> pd.DataFrame:
    unthanked = interviews[~interviews.index.isin(ended["start"])]
    return pd.concat([ended, unthanked.assign(start=unthanked.index, end=NONE)])


def _thanked(notes: pd.DataFrame, interviews: pd.DataFrame, found: Rows, same: list[str]) -> pd.DataFrame:
    """Each note with all interviews at the time of the one found for it, those with the `same` values only."""
    notes, latest = notes[found != NONE], interviews.iloc[found[found != NONE]]
    meetings = latest[["application", "order", *same]].assign(end=notes.index, note_person=notes["person"].to_numpy())
    # A second note to somebody about one meeting ends no wait.
    meetings = meetings.drop_duplicates(["application", "order", "note_person"])
    people = interviews[["application", "order", "person"]].assign(start=interviews.index)
    thanked: pd.DataFrame = meetings.merge(people, on=["application", "order", *same])
    return thanked


def _first_of(starts: pd.DataFrame, ends: pd.DataFrame) -> pd.DataFrame:
    return _pairs(starts, _labels(ends, first_from(starts, ends, ["application"])))


def _labels(events: pd.DataFrame, rows: Rows) -> Rows:
    return np.append(events.index.to_numpy(), NONE)[rows]


def _pairs(starts: pd.DataFrame, ends: Rows) -> pd.DataFrame:
    return pd.DataFrame({"start": starts.index.to_numpy(), "end": ends})


def _earliest(pairs: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    # Rows are in the order of time within an application; NONE stands behind them all.
    pairs = pairs.assign(rank=pairs["end"].where(pairs["end"] != NONE, np.iinfo(np.int64).max))
    first: pd.DataFrame = pairs.sort_values([*keys, "rank", "start"]).drop_duplicates(keys)
    return first[["start", "end"]]
