"""Wording: data in, blocks out."""
