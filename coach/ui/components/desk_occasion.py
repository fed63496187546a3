from coach.domain.drafts import Draft


def occasion(_draft: Draft) -> None:
    """Stub until the words arrive."""
