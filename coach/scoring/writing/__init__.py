"""Help in writing: what two texts have in common and where they differ, and how a note stands to its occasion."""
