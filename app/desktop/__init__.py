"""Gouji and the desktop it runs on: kinds of file, registration, the window that is already open."""
