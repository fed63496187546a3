"""What the shells ask for; the only place where the rooms meet."""
