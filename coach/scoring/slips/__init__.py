"""Proofreading: spelling, and rules for what people get wrong in these notes. It knows texts, not findings."""
