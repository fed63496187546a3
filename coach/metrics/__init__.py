"""DataFrame in, DataFrame out: how long each side waited, with what is still open counted as open."""
