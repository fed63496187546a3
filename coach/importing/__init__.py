"""Bytes in, applications and problems out: whatever a person uploads gets a reading, and nothing is written."""
