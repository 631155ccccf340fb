"""Kinds of rules: when a bad rendering that stands in the target text is wrong there."""
