"""What an evaluation comes to, in words that give no key point away."""

from collections import Counter
from collections.abc import Sequence

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import KeyPointVerdict


def feedback_in_words(verdicts: Sequence[KeyPointVerdict]) -> str:
    """Say in words what the verdicts come to. The key points themselves are listed beside it."""
    total = len(verdicts)
    count = Counter(verdict.verdict for verdict in verdicts)
    covered, wrong = count[Verdict.COVERED], count[Verdict.CONTRADICTED]
    if covered == total:
        return "Your answer covers every key point."
    if total == 1:
        return {
            Verdict.PARTIAL: "You touch on the key point. Say all of it.",
            Verdict.CONTRADICTED: "You seem to say the opposite of the key point. Read the passage again.",
        }.get(verdicts[0].verdict, "Few of the words expected here are in your answer. Compare it with the passage.")
    parts = [f"Your answer covers {covered or 'none'} of {total} key points{'' if covered else ' in full'}."]
    if wrong:
        parts.append(f"You seem to say the opposite of {wrong} of them: check that first.")
    if count[Verdict.PARTIAL]:
        parts.append(f"Say more about {count[Verdict.PARTIAL]} that you only touch on.")
    if count[Verdict.MISSING] == total:
        parts.append("Few of the words expected here are in your answer. Compare it with the passage.")
    elif count[Verdict.MISSING]:
        parts.append(f"{count[Verdict.MISSING]} not found in your answer: the passage has what is missing.")
    return " ".join(parts)
