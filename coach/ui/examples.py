"""An example of each kind, good enough to learn from and with something left to improve."""

from dataclasses import dataclass

from coach.domain.messages import Kind


@dataclass(frozen=True, slots=True)
class Example:
    """A note to try, and what its button says."""

    kind: Kind
    title: str
    text: str


EXAMPLES: tuple[Example, ...] = (
    Example(
        Kind.THANK_YOU,
        "Try a thank-you",
        """Dear Ms Osei,

Thank you for showing me the returns desk on Tuesday and for being so open about the backlog. Your remark that half of \
the parcels come back for the same three reasons has stayed with me.

I came away wanting the warehouse planner job even more than before, because you are fixing the cause and not just \
the queue.

Kind regards,
Ines Moreau""",
    ),
    Example(
        Kind.CHECK_IN,
        "Try a check-in",
        """Hi Tom,

I'm just following up on my interview for the lab technician role on 4 March. You mentioned that the panel would meet \
last Friday.

I am still interested in the position. When will you decide?

Best wishes,
Petra Lind""",
    ),
    Example(
        Kind.FEEDBACK_REPLY,
        "Try a reply",
        """Dear Mr Farouk,

Thank you for asking how I found the interview day. The two short talks with the night team were the best part: after \
them I knew what a handover on ward six really looks like.

The skills test was a bit confusing, and the day was long. I can send the reference from my last ward by Thursday.

Best regards,
[Your Name]""",
    ),
)


def is_example(text: str) -> bool:
    """Whether a text is one of the examples, unchanged."""
    return any(text.strip() == example.text.strip() for example in EXAMPLES)
