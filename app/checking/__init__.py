"""Checking: a Report becomes findings. One module a group of rules; tallies come from the form."""
