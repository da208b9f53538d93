"""The values that options of the command line offer; the same as those of the models, without importing them."""

NATIONS = ("England", "Scotland", "Wales", "NI")
EMPLOYERS = ("nhs_afc", "nhs_medical", "nhs_bank", "gp_practice", "other")
