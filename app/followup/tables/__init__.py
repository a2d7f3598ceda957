"""The tables that may leave, one explicit list: what each counts, how, and its coarser forms."""
