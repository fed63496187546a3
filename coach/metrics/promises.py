"""Dates that employers promised: kept or not, and how many days late."""

import pandas as pd

from coach.metrics.waits import Measure


def promises(waits: pd.DataFrame) -> pd.DataFrame:
    """One row a promise, from a `waits_frame`, with two columns more.

    - `kept`: True where word came by the promised date, False where it did not, missing where that is still open (or
      the user withdrew by that date).
    - `days_late`: calendar days from the promised date to the word, or to where the wait stands if none has come; 0
      where kept, missing where that is still open.
    """
    made = waits[waits["measure"] == Measure.PROMISE].reset_index(drop=True)
    days_late = (made["end_day"] - made["promised_on"]).dt.days.clip(lower=0).astype("Int64")
    settled = made["observed"] | (days_late > 0)
    return made.assign(kept=(days_late == 0).where(settled).astype("boolean"), days_late=days_late.where(settled))
