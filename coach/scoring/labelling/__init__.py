"""The trained classifier: what each sentence does, and what kind of message it is."""
