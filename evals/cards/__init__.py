"""Records of the product in forms that reviewers know, made from a run and from the code."""
