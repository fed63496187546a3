"""From labelled notes to a model, and how well it does."""
