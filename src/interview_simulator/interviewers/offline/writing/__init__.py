"""Questions written from what is read: sections of Markdown in, questions with key points and a model answer out."""
