"""What is promised to visitors, tried for long: a million guesses, thousands of timed answers, many forgotten."""
