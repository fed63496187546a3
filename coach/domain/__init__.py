"""What follow-up means: messages, the rubric and the arithmetic of a score. Standard library only."""
