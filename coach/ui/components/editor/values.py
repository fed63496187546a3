"""What goes into the editor and what comes out of it."""

from dataclasses import dataclass

from coach.domain.messages import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of words with what is said about it: either a criterion that it counts for, or a finding.

    `start` and `end` are code points of the text that the marks were made for, half-open. `severity` goes with a
    finding; `replacements` are offered as they stand, an empty one as "take it out". A link on the page to `#anchor`
    leads to it.
    """

    start: int
    end: int
    title: str
    reason: str
    criterion: str | None = None
    finding: str | None = None
    severity: Severity | None = None
    replacements: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """New words for a stretch of the text that the marks were made for, in code points; made once for each `id`.

    It can be undone in the editor like typing. Where the stretch has been edited in the meantime, nothing is changed.
    """

    id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """Bring the marks of one criterion or one finding before the reader's eyes, once for each `id`.

    The first of them is brought into view and told about; all of them stand out until the next change of the text.
    """

    id: str
    criterion: str | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The text as it stands in the editor; `sequence` is 0 while nothing was typed into this draft and revision.

    `version` is the stored version that the text builds on: where it is older than the one in store, another window
    has changed the draft, and saving must say so.
    """

    draft_id: str
    revision: int
    version: int
    sequence: int
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """One draft as it was laid before the writer once."""

    draft_id: str
    revision: int
