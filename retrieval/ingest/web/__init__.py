"""From an address on the web to bytes, without ever reaching into a private network."""
