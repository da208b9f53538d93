"""The web faces: chat page, guide pages and what serves them."""
