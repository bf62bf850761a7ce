"""Review: one reviewer's work on one report: corrections, decisions, undo, saving."""
