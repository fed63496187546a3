"""Who may come in: one person on a machine of their own, or whoever signs in on a server."""
