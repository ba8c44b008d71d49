"""A post file that uses all of the format."""

QUESTION = """
  - question: What is a class?
    difficulty: easy
    section: Classes
    topic: python
    key_points:
      - It makes objects.
      - point: It is an object itself.
        follow_up: What is a class made of?
    answer: A class makes objects and is one.
"""
GOOD = f"""---
title: Classes from the inside
tags: [Python, "Web  Design", python, snake_case]
date: 2026-03-14
layout: article
questions:{QUESTION}---
Before the first heading.

## Classes

They make objects.
"""
