"""Documents in Word's format (DOCX): filling in a template.

A template has placeholders such as ``{{ naam }}``. A row of a table that mentions a placeholder
of a repeated thing is repeated for each of them. There is nothing else to it: no conditions, no
code, so that anybody can make a template and none can do harm.
"""

from bot.documents.filling import fill
from bot.documents.opening import DocumentError, template_of

__all__ = ["DocumentError", "fill", "template_of"]
