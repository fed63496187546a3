"""Which of the things that an employer asked for a reply answers, and where."""
