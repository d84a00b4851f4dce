"""What a demo shows, so that it is not empty: posts and trajectories. People are functions."""

from bot.demonstration.data import Example, Examples, examples_of
from bot.demonstration.posts import Post, Reply, posts_of
from bot.demonstration.trajectories import show_trajectories

__all__ = [
    "Example",
    "Examples",
    "Post",
    "Reply",
    "examples_of",
    "posts_of",
    "show_trajectories",
]
