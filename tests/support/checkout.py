"""The checkout that is tested, and its own set-up: .ci/environment.py.

Standard library only, because it also runs before anything is installed.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / ".ci"))

import environment  # noqa: E402  -- found by the line above

__all__ = ["ROOT", "environment"]
