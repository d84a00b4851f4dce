"""How long finding takes among many lessons.

``python -m tests.services.finding.speed [--lessons N] [--database-url U]``. A figure means
something beside another of the same machine: hence beside asking the database one number.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from random import Random

from sqlmodel import Session, select

from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.lessons import keep_lesson
from bot.services.municipality import Municipality
from storage.database import Database
from storage.migrate import upgrade
from tests.services.finding.collection import PROFILE, TUNED, lessons, queries
from tests.services.house import NOW, build_house

_ROUNDS = 5


def main(arguments: list[str]) -> int:
    """Fill a database and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lessons", type=int, default=5000)
    parser.add_argument("--database-url")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(options.database_url or f"sqlite:///{Path(folder) / 'speed.db'}")
        upgrade(database)
        house = build_house(database, profile=PROFILE)
        with house.session() as session:
            began = time.perf_counter()
            _fill(session, house.here, options.lessons)
            session.commit()
            each = (time.perf_counter() - began) / options.lessons
        with database.reading() as session:
            lines = [f"keeping a lesson: {each * 1000:.1f} ms", *_measured(session, house.here)]
        database.close()
    sys.stdout.write("\n".join([*lines, ""]))
    return 0


def _fill(session: Session, here: Municipality, count: int) -> None:
    """Lessons whose sentences come from the collection, shuffled."""
    chance = Random(1)
    known = list(lessons().values())
    sentences = list(chain.from_iterable(lesson.insight.split(". ") for lesson in known))
    for number in range(count):
        lesson = chance.choice(known)
        insight = ". ".join(chance.sample(sentences, 3))
        advice = ". ".join(chance.sample(sentences, 2))
        wanted = replace(lesson, title=f"{lesson.title} {number}", insight=insight, advice=advice)
        keep_lesson(session, here=here, teller_id=None, wanted=wanted, now=NOW)


def _measured(session: Session, here: Municipality) -> Iterable[str]:
    def find(text: str) -> Callable[[], object]:
        query = LessonQuery(text=text)
        return lambda: find_lessons(session, here=here, viewer=None, query=query)

    bare = statistics.median(_times(lambda: session.exec(select(1)).one(), _ROUNDS * 100))
    find("warm")()
    taken = {text: statistics.median(_times(find(text), _ROUNDS)) for text in queries(TUNED)}
    listed = statistics.median(_times(find(""), _ROUNDS))
    slowest = max(taken, key=lambda text: taken[text])
    for name, seconds in (
        ("a query, the median", statistics.median(taken.values())),
        (f"the slowest ({slowest})", taken[slowest]),
        ("all of them, the newest first", listed),
    ):
        yield f"{name}: {seconds * 1000:.1f} ms, {seconds / bare:.0f} times a bare select"


def _times(act: Callable[[], object], count: int) -> list[float]:
    taken = []
    for _ in range(count):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
