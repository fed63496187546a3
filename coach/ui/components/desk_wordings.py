from coach.domain.drafts import Draft
from coach.domain.messages import ScoreResult


def wordings(_draft: Draft, _result: ScoreResult) -> None:
    """Stub until the words arrive."""
