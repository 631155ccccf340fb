"""How the embedded model of quality is made: `python -m training.quality`."""
