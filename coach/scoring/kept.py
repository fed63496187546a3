"""How much of what was read is kept, so that an edit pays for the changed sentence only.

Every place that keeps what it made of a sentence keeps as many: the encoder's vectors take the longest to make and most
of the room, and whoever kept more than it would save next to nothing. Only the states of pieces, by which two networks
tell answers, are kept for fewer: they are larger.
"""

# D: about two hundred notes that are being written at the same time. After 2,000 different notes, all that is kept of
# sentences and words had grown by 28 MB.
SENTENCES = 2048
# D: some ten replies and requests that are being written at the same time; 1.5 KB a piece, 3 MB and 1 MB a network for
# such as people write, ten times that for the longest.
STATES = 128
REQUESTS = 8
# D: the first 1,960 notes of the corpus have 11,892 different words.
WORDS = 16_384
