"""The score of a note over its versions."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from coach.charts.figure import Figure, layered, rows

_HEIGHT = 160
_FULL = 100


def version_scores(scores: Sequence[tuple[str, float]]) -> Figure:
    """Each version's name with its score from 0 to 100, in order; the names are different ones."""
    frame = pd.DataFrame(scores, columns=["version", "score"])
    base = alt.Chart(rows(frame, ["version", "score"])).encode(
        x=alt.X("version:N", sort=None, title="Version", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("score:Q", title="Score", scale=alt.Scale(domain=[0, _FULL])),
    )
    line = base.mark_line(point=alt.OverlayMarkDef(size=70))
    numbers = base.mark_text(dy=-12, style="label").encode(text=alt.Text("score:Q", format=".0f"))
    said = ", then ".join(f"{score:.0f}" for _, score in scores)
    chart = layered(line, numbers, height=_HEIGHT)
    return Figure("version-scores", "Score over the versions", f"The score was {said}.", chart, frame)
