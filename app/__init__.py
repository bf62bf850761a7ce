"""Gouji 勾稽: a validator for the annual disclosure reports of Chinese government offices."""

__version__ = "0.1.0"
