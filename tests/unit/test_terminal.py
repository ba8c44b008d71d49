from rich.console import Console

from interview_simulator.terminal import shown


def test_the_code_of_a_question_is_set_apart_from_its_sentence() -> None:
    console = Console(width=80)
    with console.capture() as printed:
        console.print(shown("What is wrong?\n\n```python\ndef f():\n    return [bold]\n```"))
    lines = [line.rstrip() for line in printed.get().splitlines()]
    assert [line for line in lines if line] == ["What is wrong?", "  def f():", "      return [bold]"]
