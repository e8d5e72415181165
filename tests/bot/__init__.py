"""Tests of the bot: its words, its order, its console, and its handlers over real HTTP against the emulator."""
