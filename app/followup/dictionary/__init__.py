"""The dictionary of figures in docs/, made of what is declared: `python -m app.followup.dictionary` writes it."""
