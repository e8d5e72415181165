"""`python -m retrieval`: the command line of the archive."""

from __future__ import annotations

from retrieval.command_line import app, main

__all__ = ["app", "main"]

if __name__ == "__main__":
    main()
