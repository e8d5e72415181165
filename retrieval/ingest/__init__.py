"""From what somebody hands in to the draft of an article: pasted pages, files of records."""
