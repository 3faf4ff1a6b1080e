"""The store: one SQLite file, its journal, and the plain reads the screens live on."""
