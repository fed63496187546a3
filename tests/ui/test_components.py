"""The pieces of the pages: what they say, in which order, and that nothing typed becomes markup."""

from dataclasses import replace

import pytest

from coach.domain.facts import Fact, Strength, load_facts
from coach.domain.findings import load_findings
from coach.domain.messages import CannotScore, Finding, Kind, Label, NextEdit, Readability, Severity
from coach.domain.rubric import load_rubric
from coach.ui.components import rubric_view
from coach.ui.components.criteria import criteria_list, titles_of
from coach.ui.components.remarks import remarks, stops_first
from coach.ui.components.rubric_limits import limits_list
from coach.ui.components.rubric_model import model_card
from coach.ui.components.sources import sources
from coach.ui.components.verdict import next_edits, verdict
from coach.ui.model_card import Figures, ModelCard
from coach.ui.words import BANDS, KIND_NAMES, LABELS, LEVELS, NO_SCORE, SEVERITIES, readability_word
from tests.ui.reading import Seen, seen_in
from tests.ui.results import SCORED, criterion, finding, result_with

HOSTILE = "<img src=x onerror=alert(1)>"
FACTS = load_facts()


def remarks_on(*findings: Finding, text: str = "Pay me now, please.") -> Seen:
    return seen_in(remarks(findings, text, rules=load_findings(), facts=FACTS))


# The verdict


def test_the_verdict_says_score_band_and_that_it_is_a_guide_once() -> None:
    html = verdict(SCORED, asked=None)
    text = seen_in(html).text
    assert "62 of 100" in text
    assert "band 3 of 5" in text
    assert text.count("guide, not a prediction") == 1


@pytest.mark.parametrize("words", ["chance", "ghost", "fail", "bad"])
def test_the_verdict_promises_nothing_and_shames_nobody(words: str) -> None:
    texts = [seen_in(verdict(replace(SCORED, band=band, score=0), asked=None)).text for band in BANDS]
    assert not any(words in text.lower() for text in texts)


def test_a_note_that_must_not_go_out_is_not_called_fine() -> None:
    stop = replace(SCORED, score=40, band=3, findings=(finding(0, 3, severity=Severity.STOP),))
    seen = seen_in(verdict(stop, asked=None))
    assert "do not send it yet" in seen.text
    assert BANDS[3] not in seen.text
    assert "#remarks" in seen.links


def test_the_verdict_says_which_kind_it_took_the_note_for() -> None:
    for kind in (Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY):
        assert KIND_NAMES[kind] in seen_in(verdict(replace(SCORED, kind=kind), asked=None)).text.replace("&#x27;", "'")


@pytest.mark.parametrize(("probability", "doubt"), [(0.99, False), (0.5, True)])
def test_a_doubtful_kind_is_said_to_be_doubtful(probability: float, doubt: bool) -> None:
    text = seen_in(verdict(replace(SCORED, kind_probability=probability), asked=None)).text
    assert ("not sure" in text) is doubt
    assert "not sure" not in seen_in(verdict(replace(SCORED, kind_probability=probability), asked=Kind.CHECK_IN)).text


@pytest.mark.parametrize("reason", CannotScore)
def test_a_note_without_a_score_gets_a_reason_and_no_number(reason: CannotScore) -> None:
    unscored = replace(SCORED, score=None, band=None, cannot_score=reason)
    text = seen_in(verdict(unscored, asked=None)).text
    assert all(words in text for words in NO_SCORE[reason])
    assert "of 100" not in text


@pytest.mark.parametrize(
    ("grade", "word"),
    [
        (None, "too short to say"),
        (-1.0, "plain"),
        (10.0, "plain"),
        (10.1, "a little dense"),
        (13.0, "a little dense"),
        (13.1, "dense"),
    ],
)
def test_readability_is_said_in_wide_bands(grade: float | None, word: str) -> None:
    assert readability_word(grade) == word
    reading = Readability(words=9, sentences=2, flesch_kincaid_grade=grade, flesch_reading_ease=None)
    text = seen_in(verdict(replace(SCORED, readability=reading), asked=None)).text
    assert f"Reads{word}" in text
    assert "None" not in text


# What to change first


def test_nothing_to_gain_shows_no_list() -> None:
    assert next_edits(()) == ""


def test_the_three_best_changes_are_shown_with_their_gain() -> None:
    edits = [NextEdit(gain, f"Change {gain}.", criterion="specific") for gain in (18, 11, 6, 2)]
    text = seen_in(next_edits(edits)).text
    assert [text.index(f"+{gain}") for gain in (18, 11, 6)] == sorted(text.index(f"+{gain}") for gain in (18, 11, 6))
    assert "Change 2." not in text


def test_a_change_that_mends_a_finding_has_no_letter() -> None:
    assert seen_in(next_edits([NextEdit(4, "Mend it.", finding="pay")])).badges == []


def test_a_change_that_must_be_made_promises_no_points_where_it_gains_none() -> None:
    assert "+0" not in seen_in(next_edits([NextEdit(0, "Take out the threat.", finding="threat")])).text


def test_a_message_with_markup_stays_letters() -> None:
    assert HOSTILE in seen_in(next_edits([NextEdit(4, HOSTILE, criterion="specific")])).text


# Criteria


def test_each_criterion_shows_level_and_points_in_words_and_a_way_to_its_mark() -> None:
    html = criteria_list(
        result_with(criterion("gratitude", (0, 5)), criterion("specific", level=0)), {"gratitude": "Thanks"}, FACTS
    )
    seen = seen_in(html)
    assert "14 of 14" in seen.text
    assert LEVELS[2] in seen.text
    assert LEVELS[0] in seen.text
    assert seen.links == ["#earns-gratitude"]


def test_points_are_shown_without_a_needless_fraction() -> None:
    half = replace(criterion("gratitude"), points=3.5, weight=7)
    assert "3.5 of 7" in seen_in(criteria_list(result_with(half), {}, FACTS)).text


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [level for level, _ in seen_in(criteria_list(result_with(criterion("gratitude")), {}, FACTS)).headings]
    assert levels == [2, 3]


# Findings


def test_no_finding_is_said_calmly() -> None:
    assert remarks_on().headings == [(2, "Worth a second look")]


def test_what_must_not_go_out_comes_first_and_the_rest_stays_in_order() -> None:
    advice, fix, stop, other = (
        finding(at, at + 1, severity=severity)
        for at, severity in enumerate([Severity.ADVICE, Severity.FIX, Severity.STOP, Severity.FIX])
    )
    assert stops_first(result_with(findings=(advice, fix, stop, other))).findings == (stop, fix, other, advice)


@pytest.mark.parametrize("severity", Severity)
def test_a_finding_says_its_weight_in_words_not_in_colour_alone(severity: Severity) -> None:
    assert SEVERITIES[severity] in remarks_on(finding(0, 3, severity=severity)).text


def test_a_finding_quotes_the_words_and_leads_to_them() -> None:
    seen = remarks_on(finding(0, 6))
    assert "Pay me" in seen.text
    assert "#found-1" in seen.links


def test_a_finding_about_something_missing_quotes_nothing() -> None:
    assert not any(link.startswith("#") for link in remarks_on(finding(0, 0)).links)


def test_quoted_words_and_replacements_stay_letters() -> None:
    one = replace(finding(0, len(HOSTILE)), replacements=(HOSTILE,))
    seen = remarks_on(one, text=f"{HOSTILE} and more")
    assert seen.text.count(HOSTILE) == 2
    assert "img" not in seen.tags


def test_a_long_quotation_is_cut_short() -> None:
    assert len(remarks_on(finding(0, 5_000), text="word " * 1_001).text) < 500


def test_a_finding_that_the_catalogue_does_not_know_is_still_shown() -> None:
    assert "Odd thing" in remarks_on(replace(finding(0, 3), id="odd_thing")).text


# Sources


def test_no_sources_show_no_list() -> None:
    assert sources((), FACTS) == ""


def test_a_source_shows_publisher_year_and_link() -> None:
    seen = seen_in(sources(("F42",), FACTS))
    assert FACTS["F42"].publisher in seen.text
    assert FACTS["F42"].year in seen.text
    assert seen.links == [FACTS["F42"].url]


def test_our_own_choice_is_said_to_be_ours() -> None:
    assert "Our own choice" in seen_in(sources(("D",), FACTS)).text


def test_a_fact_at_second_hand_says_so() -> None:
    assert "read in a report" in seen_in(sources(("F30",), FACTS)).text


def test_a_fact_with_hostile_words_stays_letters() -> None:
    fact = Fact(
        id="F7", says=HOSTILE, publisher=HOSTILE, year="2016", strength=Strength.READ, url='https://x.org/"><b>'
    )
    seen = seen_in(sources(("F7",), {"F7": fact}))
    assert seen.text.count(HOSTILE) == 2
    assert seen.links == ['https://x.org/"><b>']
    assert not {"img", "b"} & seen.tags


def test_every_source_that_the_rubric_and_the_findings_name_is_a_fact_or_our_own_choice() -> None:
    named = {id_ for rows in load_rubric().criteria.values() for row in rows for id_ in row.sources}
    named |= {id_ for rule in load_findings().values() for id_ in rule.sources}
    assert named - {"D"} <= set(FACTS)


# How it scores


@pytest.mark.parametrize("kind", list(load_rubric().criteria))
def test_every_criterion_of_a_kind_is_laid_open(kind: Kind) -> None:
    text = seen_in(rubric_view.criteria_of(kind, load_rubric(), FACTS, in_force=load_rubric())).text
    for one in load_rubric().criteria[kind]:
        assert one.title in text
        assert one.why in text
        assert f"{one.weight} points" in text
        assert all(message in text for message in one.messages)


@pytest.mark.parametrize("is_off", [True, False])
def test_every_finding_every_label_and_every_fact_is_listed(is_off: bool) -> None:
    for rule in load_findings().values():
        listed = seen_in(rubric_view.finding_rule(rule, FACTS, is_off=is_off)).text
        assert rule.title in listed
        assert ("switched off" in listed) is is_off
    assert set(LABELS) == set(Label)
    assert all(name in seen_in(rubric_view.labels_list()).text for name, _ in LABELS.values())
    facts = seen_in(rubric_view.all_facts(FACTS)).text
    assert all(fact.says in facts for fact in FACTS.values())


def test_the_figures_are_shown_for_new_notes_and_for_new_authors() -> None:
    new, other = (
        Figures(
            macro_f1=f1, kind_accuracy=0.97, band_kappa=0.75, band_exact=0.46, band_within_one=0.99,
            labels={Label.CONTEXT: 0.61}, criteria={"answer": 0.35, "<b>": 0.11},
        )
        for f1 in (0.84, 0.79)
    )  # fmt: skip
    card = ModelCard(
        model_version="7", rubric_version="2", notes=1900, bands=(38, 58, 79, 95), cutoffs={Label.ANSWER: 0.32},
        by_note=new, by_author=replace(other, criteria={}),
    )  # fmt: skip
    text = seen_in(model_card(card)).text
    assert all(figure in text for figure in ("1,900", "0.84", "0.79", "0.97", "0.61", "0.35", "0.32", "<b>"))


def test_missing_figures_are_said_to_be_missing() -> None:
    assert "not at hand" in seen_in(model_card(None)).text
    assert "Bands" not in seen_in(limits_list(load_rubric(), (), FACTS)).text


def test_titles_come_from_the_rubric() -> None:
    criteria = load_rubric().criteria[Kind.CHECK_IN]
    assert titles_of(criteria) == {one.id: one.title for one in criteria}
