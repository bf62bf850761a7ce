"""Reading: a file becomes a Document: its whole text, its grids, every piece with its place."""
