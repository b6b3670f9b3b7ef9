"""Dates: what one text can mean (parse), what a column means by it (order), and halves that were exchanged (swap)."""
