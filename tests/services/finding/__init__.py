"""How well lessons are found: a collection of lessons, and what colleagues type."""
