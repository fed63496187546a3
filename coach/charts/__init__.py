"""DataFrame in, chart out: what happened when, how long it took, and what share of waits is still open."""
