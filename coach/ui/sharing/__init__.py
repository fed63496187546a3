"""What the pages know of sharing: who this person is among others, and what looks are called."""
