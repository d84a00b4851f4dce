"""Documents in Word's format (DOCX): filling in a template, and reading it back.

A template has placeholders such as ``{{ naam }}``. A row of a table that mentions a placeholder
of a repeated thing is repeated for each of them. There is nothing else to it: no conditions, no
code, so that anybody can make a template and none can do harm.
"""

from bot.documents.filling import fill
from bot.documents.opening import SUFFIX, DocumentError, template_of
from bot.documents.reading import Filled, read_filled

__all__ = ["SUFFIX", "DocumentError", "Filled", "fill", "read_filled", "template_of"]
