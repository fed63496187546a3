"""What the pages call things: kinds, bands, levels, labels and the reasons for giving no score."""

from collections.abc import Mapping

from coach.domain.messages import CannotScore, Kind, Label, Severity
from coach.domain.rubric import DENSE_GRADE, HARD_GRADE
from coach.ui.desk.fields import FIND_OUT

KIND_CHOICES: Mapping[str, str] = {
    FIND_OUT: "Find out for me",
    Kind.THANK_YOU: "Thank-you",
    Kind.CHECK_IN: "Check-in",
    Kind.FEEDBACK_REPLY: "Reply to a request",
}

KIND_NAMES: Mapping[Kind, str] = {
    Kind.THANK_YOU: "a thank-you note",
    Kind.CHECK_IN: "a check-in",
    Kind.FEEDBACK_REPLY: "a reply to an employer's request",
    Kind.OTHER: "something else",
}

KIND_PURPOSES: Mapping[Kind, str] = {
    Kind.THANK_YOU: "Sent soon after an interview, to thank the people you met.",
    Kind.CHECK_IN: "Sent later, to ask where the decision or the next step stands.",
    Kind.FEEDBACK_REPLY: "Answers what the employer asked for: your opinion, times, documents, a test.",
}

BANDS: Mapping[int, str] = {
    1: "Not ready to send yet",
    2: "Worth another draft",
    3: "Fine, though easily forgotten",
    4: "Good",
    5: "Excellent",
}

LEVELS: Mapping[int, str] = {0: "not there yet", 1: "could be stronger", 2: "done well"}

SEVERITIES: Mapping[Severity, str] = {Severity.STOP: "Stop", Severity.FIX: "Fix", Severity.ADVICE: "Advice"}

NO_SCORE: Mapping[CannotScore, tuple[str, str]] = {
    CannotScore.EMPTY: ("Nothing to read yet", "Paste your note and ask for feedback."),
    CannotScore.TOO_SHORT: (
        "A little more, please",
        "There are too few words to say anything fair. Paste the whole message, from greeting to sign-off.",
    ),
    CannotScore.NOT_ENGLISH: (
        "This does not look like English",
        "For now only notes in English can be read. Nothing is wrong with yours.",
    ),
    CannotScore.NOT_A_MESSAGE: (
        "This does not read as a message",
        "It looks like a list of words, code or a repeated line. Paste the note as you would send it, in sentences.",
    ),
    CannotScore.OTHER_KIND: (
        "This looks like another kind of message",
        "Thank-you notes, check-ins and replies to an employer's request can be scored. "
        "If yours is one of them, choose its kind above the note.",
    ),
}

LABELS: Mapping[Label, tuple[str, str]] = {
    Label.GRATITUDE: ("Thanks", "Thanks the reader for what they gave: time, the talk, help."),
    Label.QUALIFICATION: ("Your fit", "Your own skill, result or experience, as a reason that you can do this job."),
    Label.INTEREST: ("Your wish", "Says that you want this job, or to work with these people."),
    Label.NEXT_STEP: ("What comes next", "Asks about, offers or looks ahead to the next step in hiring."),
    Label.SPECIFIC: ("A detail", "Something said, shown or learned there, which fits no other employer."),
    Label.CONTEXT: ("Which interview", "The role, the day, the round or the person met."),
    Label.ANSWER: ("The answer", "Gives what the employer asked for."),
    Label.RED_FLAG: ("A risk", "May put a reader off: pressure, pleading, blame, pay, running yourself down."),
}

A_GUIDE = (
    "A guide, not a prediction: it shows how closely a note follows what many hiring managers and career offices say "
    "that they like. They do not all agree, and nobody has shown that a note changes a decision. "
    "Sending none is fine too."
)


def readability_word(grade: float | None) -> str:
    """Wide bands only, as tools differ by a grade and a half on one note."""
    if grade is None:
        return "too short to say"
    if grade <= DENSE_GRADE:
        return "plain"
    return "a little dense" if grade <= HARD_GRADE else "dense"
