"""Checks: each module yields what it saw in units, and declares the codes it can report."""
