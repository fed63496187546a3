"""The record on disk: owners' applications, logs and imports in SQLite or PostgreSQL."""
