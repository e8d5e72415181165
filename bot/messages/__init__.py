"""What a reader reads: the words in each language, and answers as Telegram HTML."""
