"""The commands of `python -m assistant`, one noun a file.

Each file has `add(commands)`, which declares a command and its options, and imports nothing heavy
before the command runs.
"""
