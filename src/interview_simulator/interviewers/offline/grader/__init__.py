"""The offline grader's model: what of an answer counts, how it aligns with what a right one says, and its verdicts."""
