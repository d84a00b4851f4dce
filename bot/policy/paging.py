"""Dividing a list into pages. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page of a list: ``number`` of ``pages``, holding the items ``[first:last]``."""

    number: int
    pages: int
    first: int
    last: int

    @property
    def previous(self) -> int | None:
        """The number of the page before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after this one."""
        return self.number + 1 if self.number < self.pages else None


def page_of(total: int, *, size: int, wanted: int) -> Page:
    """The page that is wanted, or the nearest there is: a list may have become shorter.

    An empty list has one page with nothing on it.
    """
    pages = max(1, -(-total // size))
    number = min(max(1, wanted), pages)
    first = (number - 1) * size
    return Page(number, pages, first, min(first + size, total))
