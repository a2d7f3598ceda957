"""The figures: what each means, and how it is counted from the log. They ask, they never write."""
