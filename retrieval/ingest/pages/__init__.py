"""A news page becomes a draft: its bytes decoded, its article told from everything around it."""
