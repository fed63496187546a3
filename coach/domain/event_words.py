"""What happened, in words that are the same on every page, in charts and in what is printed."""

from collections.abc import Mapping

from coach.domain.applications import Event, EventKind, InterviewType, RequestKind
from coach.domain.messages import Kind

# Nouns of the field, short enough for a legend.
EVENT_NAMES: Mapping[EventKind, str] = {
    EventKind.APPLIED: "Applied",
    EventKind.INTERVIEW: "Interview",
    EventKind.NOTE_SENT: "Note sent",
    EventKind.REQUEST_RECEIVED: "Their request",
    EventKind.REQUEST_ANSWERED: "Answer sent",
    EventKind.EMPLOYER_REPLY: "Their reply",
    EventKind.DATE_PROMISED: "Promised date",
    EventKind.OFFER: "Offer",
    EventKind.REJECTION: "Rejection",
    EventKind.WITHDRAWAL: "Withdrawal",
}

INTERVIEW_NAMES: Mapping[InterviewType, str] = {
    InterviewType.PHONE: "Interview by phone",
    InterviewType.VIDEO: "Interview by video",
    InterviewType.ON_SITE: "Interview on site",
    InterviewType.PANEL: "Panel interview",
    InterviewType.SKILLS_TEST: "Skills test",
    InterviewType.PERSONALITY_TEST: "Personality test",
}

NOTE_NAMES: Mapping[Kind, str] = {
    Kind.THANK_YOU: "Thank-you sent",
    Kind.CHECK_IN: "Check-in sent",
    Kind.FEEDBACK_REPLY: "Reply sent",
}

# As they stand in brackets after a request or its answer.
REQUEST_NAMES: Mapping[RequestKind, str] = {
    RequestKind.OPINION: "opinion",
    RequestKind.AVAILABILITY: "times available",
    RequestKind.DOCUMENTS: "documents",
    RequestKind.TEST: "test",
}


def event_name(event: Event) -> str:
    """The name of what happened; of an interview and a note the sort as well, where it is known."""
    if event.kind is EventKind.INTERVIEW and event.type:
        return INTERVIEW_NAMES[event.type]
    sort = NOTE_NAMES.get(event.note) if event.kind is EventKind.NOTE_SENT and event.note else None
    return sort or EVENT_NAMES[event.kind]
