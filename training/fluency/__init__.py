"""Trains the embedded fluency model: `python -m training.fluency --data DIR --work DIR`."""
