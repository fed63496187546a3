"""How it scores: the rubric with its weights, limits and sources, the labels, and how well the model does."""

import streamlit as st

from coach.domain.facts import load_facts
from coach.domain.findings import load_findings
from coach.domain.rubric import load_rubric
from coach.settings import default_settings
from coach.ui.components import rubric_view as view
from coach.ui.components.intro import page_head
from coach.ui.model_card import read_model_card
from coach.ui.words import KIND_CHOICES

facts, rubric = load_facts(), load_rubric()

st.html(page_head("How it scores", "Every weight, limit and source, so that you can see why, and disagree."))
st.html(view.how_it_adds_up(facts))
st.html('<h2 class="fc-more">What each kind is read for</h2>')
for kind, tab in zip(rubric.criteria, st.tabs([KIND_CHOICES[kind] for kind in rubric.criteria]), strict=True):
    tab.html(view.criteria_of(kind, rubric, facts))
st.html(view.findings_list(load_findings().values(), facts))
st.html(view.labels_list())
st.html(view.model_figures(read_model_card(default_settings().models)))
st.html(view.all_facts(facts))
