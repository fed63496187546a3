"""Follow-Up Coach: scores follow-up notes after a job interview, on your own machine."""

__version__ = "0.1.0"
