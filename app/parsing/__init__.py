"""Parsing: a Document becomes a Report: sections, tables, figures, dates, issuer. Never judges."""
