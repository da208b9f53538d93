"""One reader a format: a file's bytes → Reading, the blocks of the document in reading order."""
