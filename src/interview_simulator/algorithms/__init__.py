"""The rules of the interview as pure functions: no input, no output, no clock, no randomness of their own."""
