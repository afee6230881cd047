"""What can go wrong for a person, each with one sentence and one hint, in both languages."""

from graph_loader.schema import Words


class MunigraphError(Exception):
    """A person's mistake or a state they can mend: never shown with a trace.

    ``exit_code`` is what the command ends with: 1 refused, 2 wrong use, 3 store not reachable.
    """

    exit_code = 1

    def __init__(self, what: Words, hint: Words) -> None:
        super().__init__(f"{what.en} {hint.en}".strip())
        self.what = what
        self.hint = hint

    def sentence(self, lang: str) -> str:
        """What happened and what to do, in one language."""
        return f"{self.what.of(lang)} {self.hint.of(lang)}".strip()


class UsageError(MunigraphError):
    """The command or the question was asked in a way that has no answer."""

    exit_code = 2


class StoreUnreachableError(MunigraphError):
    """No store answers, or it does not let us in."""

    exit_code = 3


class LoadRefusedError(MunigraphError):
    """A load would do something that has to be asked for."""


class QueryRefusedError(MunigraphError):
    """A query may not run, or was stopped."""
