"""Takes in what tablets send: from the body of a request, or a file that was carried here, to drafts of the log."""
