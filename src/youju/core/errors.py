"""Errors that teach: what was wrong, where, and what to do."""


class Refusal(ValueError):
    """Something the user asked for cannot be done. The message and the advice are Chinese sentences for them."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}\n{self.advice}" if self.advice else self.message
