"""Vectors and the two indexes: caches of the store, each of which can be made again from it."""
