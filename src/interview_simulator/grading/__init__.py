"""Answers graded outside an interview: those of a file, line by line, and single ones from Python."""
