"""The figures, one file a subject: each function says who and what is in or out, its figure how it is called."""
