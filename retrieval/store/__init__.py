"""The truth: one database of articles, their paragraphs with their vectors, and the changes the indexes must follow."""
