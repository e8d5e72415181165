"""Texts into vectors: the model that is bundled, and any other that sentence-transformers can load."""
