"""Words in a text that may be the name of a supplier, a brand or a product."""

from collections.abc import Collection


def possible_names(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Each name once, as it was written, in the order of the text.

    :param known: names that are none of a supplier: places, teams, the organisation itself.
    """
    del text, known
    return ()
