"""Stage "align": which segments of two documents say the same, and the units they form."""
