"""What a report says, made from published cells alone: its blocks, figures, tables and charts, in words."""
