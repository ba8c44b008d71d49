"""Personalised mock interviews from what a reader has read."""
