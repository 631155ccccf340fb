"""Kinds of rules: what each takes for wrong, and what it proposes instead."""
