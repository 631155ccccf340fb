"""Metrics: numbers that say how well the sides of units agree."""
