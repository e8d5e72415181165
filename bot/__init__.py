"""Kabar in Telegram, or in a terminal: the chat, its order, and every word a reader sees."""
