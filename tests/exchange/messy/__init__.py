"""Small files as people really have them, and what must come of each."""
