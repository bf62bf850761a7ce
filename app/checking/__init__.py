"""Checking: a report → outcomes. One module a group of rules; nothing here reads or repairs."""
