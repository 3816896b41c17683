"""``dataclass`` as the standard library's, made in half the time: a program with hundreds of them starts with it.

The standard one writes and compiles six methods for each class. Here a frozen class shares three of them (comparison,
hash and representation), which read the fields of whatever class they are asked of; the rest stays the standard one's.
"""

from __future__ import annotations

import dataclasses
import functools
import reprlib
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - what this module offers is the standard one
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """Make a dataclass; the options are the standard one's."""
        return functools.partial(_made, options) if cls is None else _made(options, cls)


def _made(options: dict[str, bool], cls: type) -> type:
    if not options.get("frozen") or options.get("order") or not options.get("eq", True):
        return dataclasses.dataclass(cls, **options)
    own = dict(vars(cls))
    made: Any = dataclasses.dataclass(cls, **{**options, "repr": False, "eq": False})
    shared = {"__eq__": _equal, "__hash__": _hash, "__repr__": _repr}
    for name, method in shared.items():
        if own.get(name) is None and (name != "__repr__" or options.get("repr", True)):
            setattr(made, name, method)
    return made  # type: ignore[no-any-return] # a class


@functools.cache
def _compared(cls: Any) -> Callable[[Any], Any]:
    """Return what gives the compared fields of an instance."""
    names = [part.name for part in dataclasses.fields(cls) if part.compare]
    return attrgetter(*names) if names else lambda _: ()


def _equal(self: Any, other: Any) -> Any:
    kind: Any = self.__class__
    return _compared(kind)(self) == _compared(kind)(other) if other.__class__ is kind else NotImplemented


def _hash(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


@reprlib.recursive_repr()
def _repr(self: Any) -> str:
    told = (f"{part.name}={getattr(self, part.name)!r}" for part in dataclasses.fields(self) if part.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"
