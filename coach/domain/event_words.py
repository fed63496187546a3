"""What happened, in words that are the same on every page, in charts and in what is printed."""

from collections.abc import Mapping

from coach.domain.applications import EventKind

# Nouns of the field, short enough for a legend.
EVENT_NAMES: Mapping[EventKind, str] = {
    EventKind.APPLIED: "Applied",
    EventKind.INTERVIEW: "Interview",
    EventKind.NOTE_SENT: "Note sent",
    EventKind.REQUEST_RECEIVED: "Their request",
    EventKind.REQUEST_ANSWERED: "Request answered",
    EventKind.EMPLOYER_REPLY: "Their reply",
    EventKind.DATE_PROMISED: "Promised date",
    EventKind.OFFER: "Offer",
    EventKind.REJECTION: "Rejection",
    EventKind.WITHDRAWAL: "Withdrawal",
}
