"""How Kabar opens a database, whatever is in it: all that the archive's store and the bot's memory share."""
