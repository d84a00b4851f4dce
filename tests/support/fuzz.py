"""How long a search for counterexamples goes on: short in the usual run, whole when asked for."""

import os

LONG = bool(os.environ.get("VAANDEL_LONG"))
"""Whether this is a long run: ``VAANDEL_LONG=1``, as `docs/contributing.md` tells."""

_SHORTER = 3


def examples(whole: int) -> int:
    """So many examples in a long run; a third of them in the usual one."""
    return whole if LONG else -(-whole // _SHORTER)
