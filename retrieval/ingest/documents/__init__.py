"""Files that a desk has at hand: their articles, or why there are none."""
