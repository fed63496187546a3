"""The Today page without its widgets: its words, its session, and what is typed into it."""
