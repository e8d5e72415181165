"""What every room needs to know of a text's language: which it is, its sentences, its terms. Knows only the domain."""
