"""Text in, `ScoreResult` out."""
