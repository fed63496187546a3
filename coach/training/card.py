"""The model card: what the model is for, what it was made of, how well it does, and where it errs."""

from collections.abc import Mapping
from typing import Any

from coach.domain.messages import Kind
from coach.training.markdown import table

_HALF = 0.5


def card(manifest: Mapping[str, Any]) -> str:
    """Markdown, from the figures of the manifest."""
    note, author = manifest["figures"]["by_note"], manifest["figures"]["by_author"]
    hands = _by_hands(manifest["figures"]["by_hands"])
    figures = (_figures(note, author), hands, _STRANGERS, _PRIOR, _reliability(note))
    tables = (*figures, _WAYS, _criteria(note, author), _kinds(manifest, note))
    parts = (_purpose(manifest, note), *tables, _errors(note), _LIMITS)
    return "\n\n".join(parts) + "\n"


def _purpose(manifest: Mapping[str, Any], note: Mapping[str, Any]) -> str:
    versions = f"Version {manifest['model_version']}, rubric {manifest['rubric_version']}"
    return f"""# Model card

{versions}. Written by `make train`; do not edit.

**What for.** Labels the sentences of follow-up notes after a job interview and tells their kind, so that the
rubric can say what a note does and lacks. A guide for the writer, not a prediction of anybody's decision, and
not for judging candidates.

**What of.** Two parts, whose log-odds are averaged, n-grams counting 0.4. They read words as meant: slips of spelling
are put right first. Small talk in a thank-you or check-in is left out before its sentences are read together: what a
logistic regression on the encoder's vector of a sentence tells from sentences that say something, unless the whole
gives it a label with 0.6 or more, or takes it for a red flag. One: n-grams of words and characters with names, numbers
and dates masked, turns of phrase from `coach/scoring/labelling/cues.toml`, the place of the sentence; logistic
regression; a second stage adds the kind, the neighbours and the other sentences. The other, in `encoder/`:
all-MiniLM-L6-v2 (Apache-2.0) fine-tuned on the notes, names and dates levelled, which reads each sentence by itself,
and a layer that reads the sentences of a message together. It also expects readers' ratings of the message, which the
levels of criteria go by beside the labels; the criterion of the whole goes by nothing else. Cut-offs, levels and bands
are fitted to held-out notes.

A network of its own, in `answers/`, tells what the employer's request asks for and what of it a reply answers:
all-MiniLM-L6-v2 again, fine-tuned on the requests and replies of `asks/`. How well: ANSWERS.md. The criterion `answer`
goes by that. Where no request is given, or one that asks for nothing, it goes by the mean of two expected ratings: the
encoder's of the message, and that of a second such network, in `answers/rating/`, which learnt how fully readers think
that the replies of `asks/`, with and without their requests, and those of the corpus answer. Only where a reply or its
request is too long to be read does it go by labels. All that is in the figures of `unseen/`, and in no others here:
where notes are held out, and where bands are fitted, neither network is asked.

**Notes.** {note["notes"]} notes in `models/corpus/`, {note["sentences"]} body sentences of follow-ups, with
{manifest["contrast_sentences"]} contrast sentences and {manifest["asides"]} of small talk, all written for this
project. See the README there for the hands and their leanings."""


def _figures(note: Mapping[str, Any], author: Mapping[str, Any]) -> str:
    def pair(name: str, key: str, form: str = ".3f") -> list[str]:
        return [f"band, {name}", *[format(figures["band"][key], form) for figures in (note, author)]]

    rows = [
        ["macro-F1 of the labels", _f1(note), _f1(author)],
        *[[f"F1 {name}", f"{note['f1'][name]:.3f}", f"{author['f1'][name]:.3f}"] for name in note["f1"]],
        ["kind, share right", f"{note['kind_accuracy']:.3f}", f"{author['kind_accuracy']:.3f}"],
        *[
            [name, f"{one:.3f}", f"{other:.3f}"]
            for (name, one), (_, other) in zip(told(note), told(author), strict=True)
        ],
        pair("quadratic kappa", "kappa"),
        pair("within one", "within_one"),
        pair("mean absolute error", "mae"),
        pair("SMD", "smd", "+.3f"),
    ]
    return f"""## How well it does

Every figure is for notes that took no part in fitting, cut-offs included; the kind is found out, not given, and small
talk is read with the rest, save in `unseen/` and FAIRNESS.md, where all is as in use. Chosen on notes that are counted
here were the weights of the rubric and the cost of three findings (half-way to those that fit readers' impressions
best), when a named document is a particular, what the whole goes by, the share of the n-grams, and the recipe of the
encoder (on one fold). The encoder learnt from words as written, some names among them, and now reads them as meant and
those names as names, which is in the figures of `unseen/` and in FAIRNESS.md; from w40 to w44 and from what was written
again only the n-grams have learnt yet, which were fitted before the last change in how rare misspelt words are read (a
few dozen different words of the corpus), and before "le" in "Mr le Roux" was a part of the name (21 sentences). Where
one author is left out, the encoder has done without a group of four.
{author["notes"]} of the {note["notes"]} notes have been read that way, which takes hours: in November 2026 those of 14
hands.

{table(["", "grouped by note", "one author left out"], rows)}"""


def _by_hands(hands: Mapping[str, Mapping[str, Any]]) -> str:
    rows = [
        [
            name, str(one["notes"]), _f1(one), f"{one['kind_accuracy']:.3f}", f"{one['band']['kappa']:.3f}",
            f"{one['band']['within_one']:.3f}", f"{one['criteria']['brevity']['kappa']:.2f}",
        ]
        for name, one in hands.items()
        if "brevity" in one["criteria"]
    ]  # fmt: skip
    return f"""The same, grouped by note, for what the hands were asked to write (`corpus/README.md`):

{table(["hands", "notes", "macro-F1", "kind", "band, kappa", "band, within one", "brevity, kappa"], rows)}

Kind is the weakest part where notes were mixed on purpose: the right gesture from the wrong relation (a tenant, a
patient, a supplier, a pupil), which only knowledge of the world tells apart, and replies that never name a job."""


_STRANGERS = """630 notes by five hands that wrote nothing else here, each read twice (`unseen/`), were judged by
version 5-f94b7f0d8826 in November 2026:
macro-F1 0.925 (95 %: 0.917 to 0.933), kind 0.987; band kappa 0.850, within one 0.972, SMD +0.04; criteria 0.72
(`brevity`) to 0.88, `answer` 0.78. Of the 116 notes that were asked for something 92 are rated 2 by readers, so that
few notes decide the last; 0.90 of the levels are theirs. It was 0.47 while the level went by labels, and 0.60 while it
went by what was asked where a request is given, and by labels elsewhere. Nothing was chosen by these notes, but earlier
versions, and ways to rate replies that are not in, have been judged by them too. The two newest hands: 0.924, kind
0.986; band 0.888, within one 0.998. The hand that writes long, careful notes with well-worded mistakes: 0.913, 0.988;
band 0.807, within one 0.937. Their writers know the definitions: expect less of real notes."""


_PRIOR = """One note in five of the corpus is no follow-up, by plan. Who opens the coach hardly ever brings one, and a
follow-up that is turned away costs its writer more than a score for a letter to a landlord: the prior is changed to one
in seven (our own choice). Measured on the first 3,508 notes, by the model before, 1.3 in place of 2.2 of 100 follow-ups
were turned away, and 18 in place of 13 of 100 other texts got a score."""


def told(figures: Mapping[str, Any]) -> list[tuple[str, float]]:
    """How follow-ups and other texts fare by themselves, whatever their share."""
    found = figures["kind_confusion"]
    follow_ups = [(kind, row) for kind, row in found.items() if kind != Kind.OTHER]
    whole = sum(sum(row.values()) for _, row in follow_ups) or 1
    others = found.get(Kind.OTHER, {})
    return [
        ("kind of the follow-ups, share right", sum(row.get(kind, 0) for kind, row in follow_ups) / whole),
        ("follow-ups turned away", sum(row.get(Kind.OTHER, 0) for _, row in follow_ups) / whole),
        ("other texts turned away", others.get(Kind.OTHER, 0) / (sum(others.values()) or 1)),
    ]


def _reliability(note: Mapping[str, Any]) -> str:
    rows = [[f"{one['probability']:.2f}", f"{one['share']:.2f}", str(one["n"])] for one in note["reliability"]]
    return f"""How far a probability can be believed, over all labels and held-out sentences (grouped by note):

{table(["probability given, mean of a tenth", "labelled so", "how many"], rows)}"""


def _errors(note: Mapping[str, Any]) -> str:
    rows = [
        [one["label"], "found" if one["probability"] >= _HALF else "missed", f"{one['probability']:.2f}", one["text"]]
        for one in note["errors"]
    ]
    return f"""## Where it errs

The plainest errors on held-out notes: for each label the sentence that is surest to be found wrongly, and the one that
is surest to be missed. Some are the labeller's to argue about.

{table(["label", "is", "probability", "sentence"], [[cell.replace("|", "/") for cell in row] for row in rows])}"""


def _criteria(note: Mapping[str, Any], author: Mapping[str, Any]) -> str:
    left_out = author["criteria"]
    rows = [
        [id_, str(one["n"]), f"{one['kappa']:.2f}", f"{one['exact']:.2f}", f"{left_out[id_]['kappa']:.2f}"]
        for id_, one in note["criteria"].items()
    ]
    return f"""Criteria against readers' ratings, where the kind was found right (quadratic kappa):

{table(["criterion", "notes", "kappa", "exact", "one author left out"], rows)}"""


def _kinds(manifest: Mapping[str, Any], note: Mapping[str, Any]) -> str:
    kinds, found = manifest["kinds"], note["kind_confusion"]
    rows = [[truth, *[str(found.get(truth, {}).get(kind, 0)) for kind in kinds]] for truth in kinds]
    return f"""Kind, as labelled (rows) and as found:

{table(["", *kinds], rows)}"""


_WAYS = """## What was tried

Measured once, in November 2026, on the same 1,580 notes in five folds grouped by note; cut-offs from the other folds;
macro-F1 with 95 % by resampling notes. Time is that of a whole score on one core: a note of 120 words after an edit,
and one never seen before.

| way | macro-F1 | kind | ms | MB | ms to load |
| --- | --- | --- | --- | --- | --- |
| n-grams alone | 0.832 (0.823 to 0.840) | 0.837 | 3, 5 | 4 | 14 |
| encoder alone | 0.863 (0.856 to 0.871) | 0.870 | | 26 | 40 |
| both, the mean of their log-odds (as here) | 0.877 (0.870 to 0.884) | 0.896 | 5, 15 | 30 | 52 |
| both, weighed by a regression on the other folds | 0.878 (0.871 to 0.885) | 0.892 | | 30 | |

One author left out, on the 2,028 notes of 14 hands that are counted so above, in November 2026 (macro-F1 over the
sentences as the program cuts them, which is 1.5 points more than over those of the labellers, as above: texts without
full stops are cut too seldom): n-grams alone 0.873 (0.867 to 0.880), kind 0.905; encoder alone 0.894 (0.889 to 0.900),
0.939; both 0.906 (0.901 to 0.911), 0.947.

On one fold of the five, with 10 epochs at half the rate: an encoder that reads the whole message in one pass reached
0.873 and kind 0.905 with the n-grams, the one that reads sentence by sentence 0.871 and 0.886. The first would have to
read the message anew for every edit that is tried out. Of 316 notes, that difference in kind is within what chance
gives. A regression that also sees how many sentences carry which label told kinds no better than the mean.

On the same fold, an encoder by itself: all-MiniLM-L6-v2 0.879 and kind 0.864; all-mpnet-base-v2 (12 layers, some 110 MB
at eight bits) 0.908 and 0.924; six of its layers 0.892 and 0.905; MiniLM taught by the mpnet's own judgements of the
notes that both learnt from 0.881 and 0.870. The large one is not in: it would be four times the download, and by its
size eight times the work for a sentence.

Then, again on one fold, now of 1,960 notes, an encoder by itself (macro-F1 at the best cut-off, kind, loss of the
labels): as before 0.888, 0.890, 0.796; the mean of its weights over the steps in place of the last 0.890, 0.895, 0.780;
readers' ratings three times as heavy in what it learns 0.893, 0.893, 0.764; and with 752 of the notes from w21 on to
learn from as well 0.900, 0.906, 0.686. Not better: 10 epochs at half the rate 0.888, 0.883, 0.793; batches twice as
large 0.882, 0.867, 0.797; the kind twice as heavy 0.888, 0.913, 0.741; two layers over the sentences 0.900, 0.911,
0.706. The ratings that the encoder expects, as one more input to the levels of criteria, raised the mean kappa of ten
of them on that fold from 0.737 to 0.773.

Then, on 5,350 notes, grouped by note (macro-F1, kind): n-grams alone 0.858 (0.854 to 0.863), 0.923; encoder alone
0.893 (0.889 to 0.897), 0.941; both 0.899, 0.951. 1,842 notes more raised the encoder's own macro-F1 on 1,403 of
those before them from 0.897 to 0.911 and lowered its loss from 0.627 to 0.568. On the 3,508, by the encoder before, the
band's kappa rose from 0.768 to 0.811 by the criterion of the whole, the fitted rule of brevity, the weaker claim of a
named document and the weights that go with them. If the whole went by the impression that the encoder expects, polish
counted in, the band's kappa would be 0.834 on all notes, and notes in English learnt later would lose 5.0 points in the
mean in place of 3.0: so it does not.

Last, an encoder that learnt on for two rounds at half the rate, from 470 of the new notes (w40 to w42) and 250 of those
written again, beside as many old ones, with slips of typing and idle sentences put in: loss of the labels on the other
320 new notes 0.464 in place of 0.472, on the five unseen hands 1 to 3 % less; labels that differ between a note and
its like in English learnt later 49 in place of 61 of 850 sentences. But ratings were off a little more (root mean
square of the impression 0.271 in place of 0.266), and slips of typing and idle sentences changed as much as before:
not in.
How much of what a request asks for is answered, item by item as rules told it, told nothing of the level of `answer`
that the rest does not, for notes of this corpus: 0.76 with and without. Notes read a second time without the sentences
that carry no label: a band kappa of 0.806 in place of 0.810 on the 790 new ones, and a word about the weather raised as
many criteria.

An encoder that learnt anew, from all 6,140 notes, from what was written again and with small talk
(`corpus/asides.jsonl`) put into one follow-up in seven, levels and n-grams left as they are: on the 630 unseen notes
macro-F1 0.927 in place of 0.925, kind as before, band 0.844 in place of 0.848, within one 0.967 in place of 0.971,
`answer` 0.51 in place of 0.47. Sentences of small talk by another hand, put at the end of 220 clean notes, were given
a label, mostly that of a detail, 26 times in place of 100, and raised a criterion of content in 12 notes in place of
30; with such a sentence none of 200 unseen follow-ups was turned away in place of 7, but 3 of 61 other texts in place
of none got a score. English learnt later lost 3.3 points in place of 3.5. Not in yet: thanks for a tour that name no
interview were turned away, and four of the sentences that the program itself offers earned nothing.

Small talk left out by a rule of its own, with the encoder as it is: fitted to 647 sentences of it by three hands beside
all labelled ones. With one of these hands held out, and where one labelled sentence in a hundred lies above the cut, 77
of 100 of its sentences are left out, and as many right labels go as wrong ones (43 and 44 of 25,445 sentences). In
`unseen/` 10 sentences without a label and 4 with one were left out of 411 thank-yous and check-ins, and no figure
changed by more than 0.01. In replies the rule took parts of a story that had been asked for, mostly in English learnt
later, which then lost 4.0 points in the mean in place of 3.5: so replies are read whole, which was chosen by those
pairs. If the kind went by the rest as well, none of 200 follow-ups with small talk would be turned away in place of 7,
but 7 of 61 other texts in place of 2 would get a score: so it goes by the whole. N-grams that learnt the same sentences
as saying nothing, levels fitted anew, changed hardly anything more, and English learnt later lost 0.2 to 0.3 points
more: not in. Nor is leaving out that with which a reply begins or ends: a word about the weather raised a criterion in
9 of 450 notes in place of 17, but of the 60 sentences that it took from the 460 replies of `asks/unseen` 36 answer
something.

A level that the whole reaches without any label has the likeliest sentence for its evidence, and is 0 where that has a
chance under 0.05, at most 1 where it has one under 0.3. Until November 2026 it was 0 under 0.3. Kappa of held-out
notes, grouped by note: `gratitude` 0.807 then, 0.824 now, `interest` 0.720, 0.733, `answer` 0.766, 0.775, the others
from 0 to 0.007 more. Exact agreement is a little less in `specific` (0.764, 0.760) and `qualification` (0.798, 0.796);
among near misses written on purpose the kappa of `context` is too (0.59, 0.58). English learnt later lost 3.5 points in
the mean then, 2.9 now; a word about the weather raised a criterion in 17 of 450 notes then, in 14 now, other small talk
in 40, now 45.

With its request given, the level of `answer` went by labels too until November 2026. Of 437 rated replies of
`asks/unseen` in which the program finds something asked (5 more are rated), 184 had the level that readers gave (kappa
0.11), and 63 of the 195 that they found complete had none: what answers an odd question looks like nothing by itself.
By what was asked 286 have it (0.40; 0.39 where each of the four hands is left out of choosing the cut-off). Of replies
rated by two readers, 65 of all hands of `asks/`, kappa is 0.90. The criterion of the whole still goes by the message
alone.

Without the request it went by labels until then too. A network that rates how fully a reply answers was learnt from
`asks/` and the corpus less thirteen hands: eleven of the corpus (486 replies: w4, w9, w11, w22, w23, w33, w35, w36,
w38, w43, w44) and q3 and q11 (209, their requests hidden). Kappa with each hand left out of choosing the cut-offs: on
those of the corpus 0.76 by labels, 0.62 by the rating, 0.75 by its mean with the encoder's, which is in; on the 281 of
them that are no near misses 0.70 to 0.74, 0.64, 0.75; on q3 and q11 0.10 by labels and 0.25 by the mean (with cut-offs
chosen on the corpus's hands alone, 0.26, and 0.41 by the rating alone). ANSWERS.md shows the same for the network that
is in, which learnt from the eleven hands too; its kappas of 0.1 to 0.4 say how much of an answer can be told without
its question. One network for the things and for the ratings found a little less of what is asked (298 of 333 things of
q11 in place of 302, 485 of 534 of q16 in place of 491), and two replies in a hundred fewer had the level that readers
gave: two of them, then, at 11 MB and some 10 to 25 ms a reply."""


_LIMITS = """## Limits

- Few hands wrote the notes, by plan and not by nature: near misses are frequent, and wit in the earlier ones.
- `red_flag`, `specific` and `answer` are the hardest labels: what hurts or is particular depends on the meeting.
- English only. Other texts are turned away, but an unusual letter may still be taken for a follow-up.
- Two readers who think alike rated the notes: agreement with them is consistency with the definitions."""


def _f1(figures: Mapping[str, Any]) -> str:
    low, high = figures["interval"]
    return f"{figures['macro_f1']:.3f} (95 %: {low:.3f} to {high:.3f})"
