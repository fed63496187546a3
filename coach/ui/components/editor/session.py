"""What the session knows of an editor: the versions it has seen, and what was typed last."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from coach.ui.components.editor.values import Typed
from coach.ui.components.editor.wire import read_typed

OnTyped = Callable[[Typed], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The first and the latest stored version of a draft that this session was given or has made itself."""

    draft_id: str
    first: int
    latest: int

    def resolved(self, typed: Typed) -> Typed:
        """What the browser builds on is the latest version where this session has made all that came after it."""
        if typed.draft_id != self.draft_id or not self.first <= typed.version <= self.latest:
            return typed
        return replace(typed, version=self.latest)


class EditorSession:
    """The part of the session that belongs to the editor of one key."""

    def __init__(self, key: str) -> None:
        self.key = key

    def see(self, draft_id: str, version: int) -> None:
        """Note which version is in store now."""
        known = st.session_state.get(self._name("versions"))
        first = known.first if known and known.draft_id == draft_id else version
        st.session_state[self._name("versions")] = Versions(draft_id=draft_id, first=first, latest=version)

    def live(self) -> Typed | None:
        """What the browser last told of the live editor."""
        state = st.session_state.get(self.key)
        return self._resolved(read_typed(state.get("typed"))) if state else None

    def plain_name(self, draft_id: str, revision: int) -> str:
        """The name of the plain text area for a draft and revision."""
        return self._name(f"plain_{draft_id}_{revision}")

    def plain(self, draft_id: str, revision: int) -> Typed | None:
        """What was typed into the plain text area, where that was the last to be typed into."""
        typed = st.session_state.get(self._name("plain_typed"))
        if typed is None or (typed.draft_id, typed.revision) != (draft_id, revision):
            return None
        return self._resolved(typed)

    def tell_live(self, on_typed: OnTyped | None) -> None:
        """Pass on what was typed into the live editor."""
        st.session_state.pop(self._name("plain_typed"), None)
        self._tell(self.live(), on_typed)

    def tell_plain(self, draft_id: str, revision: int, on_typed: OnTyped | None) -> None:
        """Pass on what was typed into the plain text area."""
        known = st.session_state[self._name("versions")]
        before = self.plain(draft_id, revision)
        typed = Typed(
            draft_id=draft_id,
            revision=revision,
            version=known.latest,
            sequence=before.sequence + 1 if before else 1,
            text=st.session_state[self.plain_name(draft_id, revision)],
        )
        st.session_state[self._name("plain_typed")] = typed
        self._tell(typed, on_typed)

    def _tell(self, typed: Typed | None, on_typed: OnTyped | None) -> None:
        if typed is None or on_typed is None:
            return
        version = on_typed(typed)
        if version is not None:
            self.see(typed.draft_id, version)

    def _resolved(self, typed: Typed | None) -> Typed | None:
        known = st.session_state.get(self._name("versions"))
        return known.resolved(typed) if typed and known else typed

    def _name(self, part: str) -> str:
        return f"{self.key}__{part}"
