"""The waiting curve of one measure, for all waits or group by group."""

from html import escape

import pandas as pd
import streamlit as st

from coach.charts.curves import MOST_GROUPS, few_waits, waiting_curve
from coach.metrics.groups import by_group
from coach.metrics.survival import FEWEST_FOR_A_CURVE
from coach.metrics.waits import AWAITED, Measure
from coach.services.metrics import Measured
from coach.ui.components.timeline_figure import show_figure
from coach.ui.components.timeline_times import measure_choice, unit_choice
from coach.ui.timeline.choices import CHECK_IN, TOGETHER, UNITS, grouped, groupings, groups_by_size

_TABLE_ROWS = 20
_MOST_OPTIONS = 200  # of the largest groups; the filters above reach the others
_NOT_A_CAUSE = (
    "Shown side by side, not as a cause: people write a check-in when they have already waited long, so those waits "
    "were longer to begin with. Neither a difference nor its lack says what a check-in does."
)


def curve(measured: Measured) -> None:
    """The choices, the curves, the single waits of small groups, and a table of all groups."""
    measure = measure_choice("From what to what", AWAITED, "timeline_curve_measure")
    unit = unit_choice("timeline_curve_unit")
    options = groupings(measure)
    grouping = st.selectbox("Compare", options, key=f"timeline_grouping_{len(options)}", persist_state="session")
    waits = grouped(measured.waits[measured.waits["measure"] == measure], grouping)
    groups = _chosen_groups(waits, grouping)
    if grouping == CHECK_IN:
        st.info(_NOT_A_CAUSE)
    show_figure(waiting_curve(waits, measure, unit, groups))
    if few := few_waits(waits, measure, unit, groups):
        show_figure(few, level=3)
    if groups:
        st.html(_table(by_group(waits, ["group"], duration=unit), grouping, unit))
    st.html(f'<p class="fc-quiet">{_how_to_read(measure)}</p>')


def _chosen_groups(waits: pd.DataFrame, grouping: str) -> list[str]:
    if grouping == TOGETHER or waits.empty:
        return []
    groups = groups_by_size(waits)[:_MOST_OPTIONS]
    key = f"timeline_groups_{grouping}_{waits['measure'].iloc[0]}"
    chosen: list[str] = st.multiselect(
        f"Which (up to {MOST_GROUPS})", groups, default=groups[:MOST_GROUPS], max_selections=MOST_GROUPS, key=key
    )
    return chosen or groups[:MOST_GROUPS]


def _table(groups: pd.DataFrame, grouping: str, unit: str) -> str:
    largest = groups.sort_values(["n", "group"], ascending=[False, True]).head(_TABLE_ROWS)
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in (escape(grouping), "n", "Open", "A quarter by", "Half by", "Three quarters by")
    )
    body = "".join(
        f'<tr><th scope="row" dir="auto">{escape(str(one.group))}</th><td>{one.n:,}</td><td>{one.open:,}</td>'
        + "".join(f"<td>{_days(one, name)}</td>" for name in ("lower_quartile", "median", "upper_quartile"))
        + "</tr>"
        for one in largest.itertuples()
    )
    more = f"<p class='fc-quiet'>The {_TABLE_ROWS} largest of {len(groups):,}.</p>" if len(groups) > _TABLE_ROWS else ""
    return (
        f'<div class="fc-tl-groups" role="region" tabindex="0" aria-label="Groups"><table class="fc-table"><caption>'
        f"In {UNITS[unit].lower()}, open waits counted; under {FEWEST_FOR_A_CURVE} waits no times.</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{more}"
    )


def _days(group: object, name: str) -> str:
    value = float(getattr(group, name))
    enough = int(getattr(group, "n")) >= FEWEST_FOR_A_CURVE  # noqa: B009 - mypy knows no columns
    return f"{value:,.1f}" if enough and value >= 0 else "–"


def _how_to_read(measure: Measure) -> str:
    about = " A wait ends with the first reply, offer or rejection." if measure in AWAITED else ""
    return (
        "The line is the share still waiting (Kaplan–Meier), the shade its 95% band (Greenwood), an upright stroke "
        f"a wait that was still open when last seen.{about} Business days leave out weekends and the "
        "holidays of your region, if you set one in Settings."
    )
