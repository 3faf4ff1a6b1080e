"""What a traceback or a debugger may show of data about people: what it is and which one."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


def private_repr(*shown: str) -> Callable[[type[_T]], type[_T]]:
    """Give a class a repr that tells its name and these attributes, and nothing else it holds."""

    def tell(self: object) -> str:
        parts = (type(self).__name__, *(f"{getattr(self, name)}" for name in shown))
        return f"<{' '.join(parts)}>"

    def give(cls: type[_T]) -> type[_T]:
        cls.__repr__ = tell  # type: ignore[method-assign]
        return cls

    return give
