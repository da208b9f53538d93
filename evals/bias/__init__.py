"""Counterfactual bias: the same question asked by different people, and what that changes beyond what chance remarks change."""
