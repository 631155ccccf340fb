"""Systems compared: scores over references, intervals, significance, what a difference means."""
