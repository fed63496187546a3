"""The way to each section of the Settings page, which is long."""

from collections.abc import Mapping

# In the order of the page: the id of each heading, and its words.
SECTIONS: Mapping[str, str] = {
    "settings-sharing": "Who may see this",
    "settings-place": "Region and time zone",
    "settings-words": "My words",
    "settings-copies": "Copies of your record",
    "settings-data": "Your data",
    "settings-thresholds": "Thresholds",
}


def contents_html(*, shared: bool) -> str:
    """A link to each section; `shared`: of a server where a record can be shared."""
    links = "".join(
        f'<a href="#{id_}">{title}</a>' for id_, title in SECTIONS.items() if shared or id_ != "settings-sharing"
    )
    return f'<nav class="fc-contents" aria-label="On this page">{links}</nav>'
