"""What the session knows of an editor: what was typed into it, and which stored versions came of that."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

import streamlit as st

from coach.ui.components.editor.values import Typed
from coach.ui.components.editor.wire import read_typed

OnTyped = Callable[[Typed], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The stored versions of a draft that follow from one another by what was typed in this session.

    `text` is that of the latest; `told` what was typed last, stored or not.
    """

    draft_id: str
    revision: int
    first: int
    latest: int
    text: str
    told: str

    def holds(self, draft_id: str, revision: int) -> bool:
        """Whether this is about that draft and revision."""
        return (self.draft_id, self.revision) == (draft_id, revision)

    def seeing(self, version: int, text: str) -> "Chain":
        """With what is in store now, unless its words came from elsewhere: then the chain has been cut there."""
        return replace(self, latest=version, text=text) if text in (self.text, self.told) else self

    def resolved(self, typed: Typed) -> Typed:
        """The browser may be an answer behind: what builds on a link of the chain builds on its end."""
        linked = self.holds(typed.draft_id, typed.revision) and self.first <= typed.version <= self.latest
        return replace(typed, version=self.latest) if linked else typed


class EditorSession:
    """The part of the session that belongs to the editor of one key."""

    def __init__(self, key: str) -> None:
        self.key = key

    def see(self, draft_id: str, revision: int, version: int, text: str) -> None:
        """Note what is in store now."""
        known = self._chain()
        if known and known.holds(draft_id, revision):
            self._keep(known.seeing(version, text))
        else:
            fresh = Chain(draft_id=draft_id, revision=revision, first=version, latest=version, text=text, told=text)
            self._keep(fresh)

    @property
    def token(self) -> str:
        """Tells this session from the one that a browser's editor spoke with before the server was started anew."""
        return str(st.session_state.setdefault(self._name("token"), uuid4().hex))

    def live(self) -> Typed | None:
        """What the browser last told of the live editor."""
        state = st.session_state.get(self.key)
        return self._resolved(read_typed(state.get("typed"))) if state else None

    @property
    def heard(self) -> int:
        """The sequence of what was taken in last; the browser may have sent more, too late for its opening."""
        return int(st.session_state.get(self._name("heard"), 0))

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
        self.take_live(on_typed)

    def take_live(self, on_typed: OnTyped | None) -> None:
        """What the live editor holds, ahead of a button."""
        live = self.live()
        if self._tell(live, on_typed) and live:
            st.session_state[self._name("heard")] = live.sequence

    def tell_plain(self, draft_id: str, revision: int, on_typed: OnTyped | None) -> None:
        """Pass on what was typed into the plain text area.

        Streamlit calls this too for an area that is gone already, where the browser has not heard of that yet.
        """
        known = self._chain()
        if known is None or not known.holds(draft_id, revision):
            return
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

    def _tell(self, typed: Typed | None, on_typed: OnTyped | None) -> bool:
        if typed is None or on_typed is None:
            return False
        self._extend(typed, None)
        version = on_typed(typed)
        if version is not None:
            self._extend(typed, version)
        return version is not None

    def _extend(self, typed: Typed, version: int | None) -> None:
        known = self._chain()
        if known is None or not known.holds(typed.draft_id, typed.revision):
            return
        told = replace(known, told=typed.text)
        self._keep(told if version is None else told.seeing(version, typed.text))

    def _resolved(self, typed: Typed | None) -> Typed | None:
        known = self._chain()
        return known.resolved(typed) if typed and known else typed

    def _chain(self) -> Chain | None:
        chain: Chain | None = st.session_state.get(self._name("chain"))
        return chain

    def _keep(self, chain: Chain) -> None:
        st.session_state[self._name("chain")] = chain

    def _name(self, part: str) -> str:
        return f"{self.key}__{part}"
