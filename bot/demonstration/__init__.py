"""What a demo shows, so that it is not empty: posts, trajectories and lessons.

People are functions.
"""

from bot.demonstration.data import Example, Examples, ToldLesson, examples_of
from bot.demonstration.lessons import show_lessons
from bot.demonstration.posts import Post, Reply, posts_of
from bot.demonstration.trajectories import show_trajectories

__all__ = [
    "Example",
    "Examples",
    "Post",
    "Reply",
    "ToldLesson",
    "examples_of",
    "posts_of",
    "show_lessons",
    "show_trajectories",
]
