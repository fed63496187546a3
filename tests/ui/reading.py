"""Reads drawn HTML the way a browser would, so that tests speak of what is seen and not of tags."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea, TextInput

NOT_THE_NOTE = {"fc-badge", "fc-unseen", "fc-glue"}


@dataclass
class Seen:
    """`text` without badges and hidden words; `marks` are titles with the words under them; `unseen` is hidden text."""

    text: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.open.append((tag, given))
        self.seen.tags.add(tag)
        if "id" in given:
            self.seen.ids.append(given["id"])
        if "href" in given:
            self.seen.links.append(given["href"])
        if tag == "mark":
            self.seen.marks.append((given["title"], ""))
        if tag in {"h1", "h2", "h3"}:
            self.seen.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        classes = {name for _, attrs in self.open for name in attrs.get("class", "").split()}
        if "fc-unseen" in classes:
            self.seen.unseen.append(data)
        elif "fc-badge" in classes:
            self.seen.badges.append(data)
        if classes & NOT_THE_NOTE:
            return
        self.seen.text += data
        tags = [tag for tag, _ in self.open]
        if "mark" in tags:
            title, words = self.seen.marks[-1]
            self.seen.marks[-1] = (title, words + data)
        if tags and tags[-1] in {"h1", "h2", "h3"}:
            level, words = self.seen.headings[-1]
            self.seen.headings[-1] = (level, words + data)


def seen_in(html: str) -> Seen:
    """Fails where tags do not nest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"left open: {reader.open}"
    return reader.seen


def labelled(app: AppTest, label: str) -> TextArea | TextInput:
    """The one text field of a page that has this label."""
    (found,) = [one for one in (*app.text_area, *app.text_input) if one.label == label]
    return found
