"""Training of the offline grader: from answers graded by people to the weights that are shipped."""
