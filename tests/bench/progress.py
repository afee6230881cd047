"""What is being measured just now, on stderr: stdout is for the figures."""

import sys
import time


def say(text: str) -> None:
    """One line with the time of day."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stderr.flush()
