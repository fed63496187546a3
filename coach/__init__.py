"""Follow-Up Coach: scores follow-up notes after a job interview, on your own machine."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.bootstrap import Coach

__version__ = "0.1.0"
__all__ = ["Coach", "__version__"]


def __getattr__(name: str) -> object:
    # `from coach import Coach` loads numpy and the model code; `coach --version` need not.
    if name == "Coach":
        from coach.bootstrap import Coach

        return Coach
    raise AttributeError(f"module 'coach' has no attribute {name!r}")
