"""Scoring many notes: on all processors, from and to files of several forms, and again from where it was stopped."""

from coach.services.bulk.chunks import score_chunk

__all__ = ["score_chunk"]
