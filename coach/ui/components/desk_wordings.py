"""Ways to say what is missing, made of what the writer's own record knows."""

from collections.abc import Iterator

import streamlit as st

from coach.domain.drafts import Draft
from coach.domain.messages import ScoreResult
from coach.scoring.segmentation import read
from coach.scoring.writing.jottings import used
from coach.scoring.writing.wordings import wordings
from coach.ui.components.criteria import titles_for
from coach.ui.components.literal import with_unseen
from coach.ui.desk import orders

_MOST = 3  # criteria, as many as are shown under "What to change first"


def missing_wordings(draft: Draft, result: ScoreResult) -> None:
    """Folded, for each of the next criteria that the note lacks; nothing is invented, and blanks are the writer's."""
    jottings = "\n".join(one.text for one in used(draft.jottings, read(draft.text)) if one.used_in is None)
    titles = titles_for(result.kind)
    for id_ in list(_missing(result))[:_MOST]:
        title = titles[id_]
        offered = wordings(
            result.kind, id_, role=draft.role, company=draft.company, interviewers=draft.interviewers,
            jottings=jottings, request=draft.request,
        )  # fmt: skip
        if not offered:
            continue
        with st.expander(f"Missing: {title}. For example …", key=f"desk_missing_{id_}"):
            for number, sentence in enumerate(offered):
                with st.container(horizontal=True, vertical_alignment="center", key=f"desk_wording_{id_}_{number}"):
                    st.text(sentence)
                    st.button(
                        with_unseen("Put it in", f"{title} {number + 1}"),
                        key=f"desk_put_{id_}_{number}",
                        on_click=orders.add,
                        args=(sentence,),
                    )
            st.caption("What stands in brackets is for you to fill in; the coach minds that none is left.")


def _missing(result: ScoreResult) -> Iterator[str]:
    """What gains most first; what gains nothing while the note must not be sent, by its weight."""
    absent = {one.id: one.weight for one in result.criteria if one.level == 0 and one.id != "impression"}
    gaining = [edit.criterion for edit in result.next_edits if edit.criterion in absent]
    rest = sorted(absent.keys() - set(gaining), key=lambda id_: -absent[id_])
    return (id_ for id_ in (*gaining, *rest) if id_)
