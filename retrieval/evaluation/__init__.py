"""Data sets in, figures out: how good the answers are, and the coefficients that make them so."""
