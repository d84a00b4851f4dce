"""What a demo shows, so that it is not empty: posts, trajectories, what came of them, lessons.

People are functions.
"""

from bot.demonstration.afterwards import nothing_yet, show_afterwards
from bot.demonstration.afterwards_data import Afterwards, DemoContract, DemoPilot, afterwards_of
from bot.demonstration.data import Example, Examples, ToldLesson, examples_of
from bot.demonstration.helping import Helping, helping_of, show_helping
from bot.demonstration.lessons import show_lessons
from bot.demonstration.posts import Post, Reply, posts_of
from bot.demonstration.tenders import DemoTender, show_tenders, tenders_of_demo
from bot.demonstration.trajectories import show_trajectories

__all__ = [
    "Afterwards",
    "DemoContract",
    "DemoPilot",
    "DemoTender",
    "Example",
    "Examples",
    "Helping",
    "Post",
    "Reply",
    "ToldLesson",
    "afterwards_of",
    "examples_of",
    "helping_of",
    "nothing_yet",
    "posts_of",
    "show_afterwards",
    "show_helping",
    "show_lessons",
    "show_tenders",
    "show_trajectories",
    "tenders_of_demo",
]
