"""On Apache Spark: the same results as on one machine, whatever is killed."""
