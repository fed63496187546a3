"""Long runs, started by hand; the suite runs a short form of each."""
