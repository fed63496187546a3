"""The head of a page, and what stands in the place of feedback before there is any."""

from html import escape

from coach.ui.door.configured import whereabouts


def page_head(title: str, lead: str) -> str:
    """The one first-level heading of a page, with a sentence on what the page is for."""
    return f'<header class="fc-head"><h1>{escape(title)}</h1><p class="fc-lead">{escape(lead)}</p></header>'


def what_you_get() -> str:
    """What a first visitor can expect, in the place where it will appear."""
    return (
        '<section class="fc-card fc-empty" aria-labelledby="fc-empty"><h2 id="fc-empty" class="fc-over">'
        "Your feedback will appear here</h2><ul>"
        "<li><strong>Your own words, marked.</strong> Which sentence does what for its reader.</li>"
        "<li><strong>What to change first,</strong> and how much it would add.</li>"
        "<li><strong>What should not go out:</strong> a blank left in, a wrong name, a line you might regret.</li>"
        "<li><strong>Where each rule comes from,</strong> with its year, or that it is our own choice.</li>"
        f'</ul><p class="fc-quiet">Nothing you type leaves {escape(whereabouts())}.</p></section>'
    )
