"""Print how well lessons are found: ``python -m tests.services.finding [--misses]``.

``--misses`` also tells which queries of those that finding is tuned on find no answer first;
the ones kept apart are never told, for they are what keeps us honest.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from storage.database import Database
from storage.migrate import upgrade
from tests.services.finding.collection import APART, PROFILE, TUNED, keep_all, queries
from tests.services.finding.measuring import (
    Find,
    as_the_bot,
    by_pieces,
    by_stems,
    by_words,
    place_of,
    quality,
    simply,
)
from tests.services.house import build_house


def main(arguments: list[str]) -> int:
    """Measure every way of finding, on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'finding.db'}")
        upgrade(database)
        house = build_house(database, profile=PROFILE)
        with house.session() as session:
            bot = as_the_bot(session, house.here, keep_all(session, house.here))
            lines = [*_table(bot), *(_misses(bot) if "--misses" in arguments else ())]
        database.close()
    sys.stdout.write("\n".join([*lines, ""]))
    return 0


def _table(bot: Find) -> Iterator[str]:
    ways = {
        "plain words": simply(by_words),
        "stems": simply(by_stems),
        "pieces of five": simply(by_pieces),
        "as the bot does": bot,
    }
    for title, file in (("tuned on", TUNED), ("kept apart", APART)):
        asked = queries(file)
        yield f"{title}, {len(asked)} queries:".ljust(28) + "first  in three  MRR"
        for name, find in ways.items():
            found = quality(find, asked)
            yield f"  {name:26}{found.first:.2f}   {found.in_three:.2f}      {found.reciprocal:.2f}"


def _misses(bot: Find) -> Iterator[str]:
    for text, answers in queries(TUNED).items():
        found = bot(text)
        if place_of(found, answers) != 1:
            yield f"{place_of(found, answers)}  {text}: {', '.join(found[:3])}"


sys.exit(main(sys.argv[1:]))
