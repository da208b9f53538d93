"""A run as a page that people can read, and two runs side by side."""
