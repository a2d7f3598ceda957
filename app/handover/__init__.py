"""What could be learned today, by whoever must be handed everything: of one card, of one evening, column by column."""
