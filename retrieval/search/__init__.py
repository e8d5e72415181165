"""From a question to the passages that are nearest to it."""
