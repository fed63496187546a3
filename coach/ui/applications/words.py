"""What the Applications page calls things."""

from collections.abc import Mapping

from coach.domain.applications import Channel, EventKind, InterviewType, RequestKind
from coach.domain.messages import Kind
from coach.storage.paging import SortBy

# In the order of the buttons; the first ones are those that a search is made of.
KINDS: tuple[EventKind, ...] = (
    EventKind.INTERVIEW,
    EventKind.EMPLOYER_REPLY,
    EventKind.REQUEST_RECEIVED,
    EventKind.NOTE_SENT,
    EventKind.OFFER,
    EventKind.REJECTION,
    EventKind.REQUEST_ANSWERED,
    EventKind.DATE_PROMISED,
    EventKind.APPLIED,
    EventKind.WITHDRAWAL,
)

INTERVIEW_TYPES: Mapping[InterviewType, str] = {
    InterviewType.PHONE: "By phone",
    InterviewType.VIDEO: "By video",
    InterviewType.ON_SITE: "On site",
    InterviewType.PANEL: "With a panel",
    InterviewType.SKILLS_TEST: "Skills test",
    InterviewType.PERSONALITY_TEST: "Personality test",
}

NOTES: Mapping[Kind, str] = {
    Kind.THANK_YOU: "A thank-you",
    Kind.CHECK_IN: "A check-in",
    Kind.FEEDBACK_REPLY: "A reply to them",
}

REQUESTS: Mapping[RequestKind, str] = {
    RequestKind.AVAILABILITY: "Times that suit you",
    RequestKind.OPINION: "Your opinion",
    RequestKind.DOCUMENTS: "Documents",
    RequestKind.TEST: "A test",
}

CHANNELS: Mapping[Channel, str] = {
    Channel.EMAIL: "E-mail",
    Channel.PHONE: "Phone",
    Channel.PORTAL: "Their portal",
    Channel.IN_PERSON: "In person",
    Channel.PAPER: "Paper",
    Channel.TEXT: "Text message",
}

# Name of a field of an application: its label. The order is that of the form.
FIELDS: Mapping[str, str] = {
    "company": "Company",
    "role": "Role",
    "location": "Location",
    "source": "Found through",
    "link": "Link",
    "applied_on": "Applied on",
    "stage": "Stage",
    "notes": "Notes",
}

# Label of an order: what to sort by, and whether downwards.
ORDERS: Mapping[str, tuple[SortBy, bool]] = {
    "Latest news first": (SortBy.LAST_EVENT, True),
    "Longest without news first": (SortBy.LAST_EVENT, False),
    "Company, A to Z": (SortBy.COMPANY, False),
    "Role, A to Z": (SortBy.ROLE, False),
    "Last applied first": (SortBy.APPLIED_ON, True),
    "First applied first": (SortBy.APPLIED_ON, False),
    "Stage": (SortBy.STAGE, False),
}
