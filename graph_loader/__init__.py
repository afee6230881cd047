"""The writing half: files -> checked graph -> store."""
