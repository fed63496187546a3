"""The live editor: a text area that tells what was typed as it is typed, with the coach's marks under the words."""

from coach.ui.components.editor.editor import note_editor
from coach.ui.components.editor.marks import marks_of
from coach.ui.components.editor.values import Change, Mark, Opening, Show, Typed

__all__ = ["Change", "Mark", "Opening", "Show", "Typed", "marks_of", "note_editor"]
