"""Understanding what a colleague types, without any outside service: cues, lists and rules.

`understand` gives an intent, the fields, what is missing and why. Pure: the day is handed in,
as are the municipality's names.
"""

from bot.language.understanding.model import Because, Fields, Intent, Key, Understanding
from bot.language.understanding.names import Names, names_of
from bot.language.understanding.reading import understand

__all__ = ["Because", "Fields", "Intent", "Key", "Names", "Understanding", "names_of", "understand"]
