"""How much of what was read is kept, so that an edit pays for the changed sentence only.

Every place that keeps what it made of a sentence keeps as many: the encoder's vectors take the longest to make and most
of the room, and whoever kept more than it would save next to nothing.
"""

# D: about two hundred notes that are being written at the same time. After 2,000 different notes, all that is kept of
# sentences and words had grown by 28 MB.
SENTENCES = 2048
# D: the first 1,960 notes of the corpus have 11,892 different words.
WORDS = 16_384
