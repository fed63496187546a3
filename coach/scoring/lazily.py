"""Attributes that are reckoned when they are first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class lazily(Generic[Owner, Value]):  # noqa: N801 - a decorator, written like one
    """As `functools.cached_property`, without the lock that it holds before Python 3.12: one for all instances
    together, so that threads with a note each wait for one another. Two that share an instance may both do the work."""

    def __init__(self, reckon: Callable[[Owner], Value]) -> None:
        self._reckon = reckon
        self._name = reckon.__name__
        self.__doc__ = reckon.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Owner]) -> "lazily[Owner, Value]": ...
    @overload
    def __get__(self, instance: Owner, owner: type[Owner]) -> Value: ...
    def __get__(self, instance: Any, owner: Any) -> Any:
        if instance is None:
            return self
        # Found there from now on, before this descriptor is asked.
        value = instance.__dict__[self._name] = self._reckon(instance)
        return value
