"""From what the guides say to a person's own plan: dates, amounts, letters, schemes and eligibility."""
