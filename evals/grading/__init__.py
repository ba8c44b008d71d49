"""How well the offline grader grades, how far it can be gamed, and what throws it off."""
