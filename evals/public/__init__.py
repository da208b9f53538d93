"""Benchmarks on data that others published; each is skipped, saying so, when its folder is absent."""
