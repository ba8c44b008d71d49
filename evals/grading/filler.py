"""Texts that answer nothing."""

from typing import Final

ESSAYS: Final = (
    "This is an important topic that every developer meets sooner or later. In general it is about finding the right "
    "balance between simplicity and flexibility. There are advantages and disadvantages, and the best choice depends "
    "on the context, the requirements and the experience of the team. It improves quality, makes the code easier to "
    "maintain and helps to avoid errors. In practice one should follow the documentation and best practices.",
    "Understanding {topic} well is essential for building robust, scalable and maintainable software. The core idea is "
    "to separate concerns and to handle each case in a consistent way. On the one hand this gives better performance "
    "and reliability, on the other hand it adds some complexity and overhead. A common mistake is to use it without "
    "knowing how it works underneath. When it is used correctly, the system behaves in a predictable way.",
    "First of all, we have to look at what happens step by step. The system receives an input, checks it, processes it "
    "according to its rules and then returns a result. If something goes wrong, an error is raised and has to be "
    "handled. The difference between the two approaches is mainly when and where the work is done. The first one is "
    "simpler, the second one is more powerful, but both lead to the goal if they are applied carefully.",
    "It depends. In small projects it hardly matters, but in large ones it makes a real difference, because many "
    "people work on the same thing at the same time. The state must stay consistent, nothing may be lost, and changes "
    "must not have side effects. That is why there are rules and guarantees. They cost a little time and memory, but "
    "they prevent problems that would be very hard to find later. I have used it in several projects.",
)
"""They fit any question; `{topic}` stands for its topic."""

FILLER: Final = tuple(
    """
    That is really all there is to say about this part.
    As I mentioned, this is something one should think about.
    Of course there are many opinions on that.
    It is always good to look at things from several sides.
    I have heard about this quite often.
    This comes up again and again in everyday life.
    People talk about it a lot these days.
    At the end of the day, it is what it is.
    One could say much more about it, but I will leave it there.
    Some find this easy and others find it hard.
    I think this is an interesting question.
    There is a lot of material about it on the internet.
    It took me a while to get used to it.
    In other words, it is just as I said before.
    Let me think about that for another moment.
    Basically, everybody has to decide that for themselves.
    I remember a colleague who liked to discuss such things over lunch.
    It is important to stay calm and to take your time.
    That being said, there is nothing more to add here.
    To be honest, I would have to read up on the rest.
    """.strip().splitlines()
)

IGNORANCE: Final = (
    "I don't know.",
    "I do not know the answer to this question.",
    "No idea, sorry.",
    "idk",
    "Not sure.",
    "I have never heard of this, so I can't say anything about it.",
    "Sorry, I can't answer that. Can we go on with the next question?",
    "Hmm, I used to know this but I have forgotten it.",
    "I'd have to look that up in the documentation.",
    "I don't know what {topic} is about, I haven't learned that yet.",
    "pass",
    "?",
)

BLANK: Final = (" ", "\n\n\n", "\t \u00a0 \r\n")

WORDS: Final = tuple(
    """
    apple river window purple chair mountain slowly biscuit thunder elbow carpet violin seventeen green lantern whisper
    potato bicycle cloud marble yesterday penguin butter ladder orange quiet drum feather kitchen salmon bright pillow
    garden trumpet winter button honey rabbit sandal castle pepper laugh ocean spoon velvet giraffe candle muddy parrot
    blanket cherry anchor dance mushroom pencil sailor walnut yellow zebra umbrella
    """.split()
)
"""Everyday words that no question is about."""

KEYS: Final = ("asdfghjkl;", "qwertyuiop[]", "zxcvbnm,./", "1234567890-=")
"""The rows of a keyboard."""
