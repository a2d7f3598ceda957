"""Ready sentences made from published numbers: each with an id, to be taken, changed or dropped."""
