"""The commands of ``gouji``, one module each: ``gouji check`` is ``app/commands/check.py``.

Such a module holds one `Command`, which ``app/cli.py`` lists. What it needs for its work is imported when it
runs: a check must start fast.
"""
