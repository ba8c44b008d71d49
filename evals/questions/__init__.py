"""How good the questions are that are written from what is read, on documents that nobody wrote questions for."""
