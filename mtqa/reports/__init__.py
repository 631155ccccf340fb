"""One report for each way of reading a result: a module here defines REPORT."""
