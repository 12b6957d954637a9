"""How long the command takes to start, as multiples of a bare Python start.

    python benchmarks/start.py

Run it by hand on a quiet machine: it prints the quickest of several runs, because whatever else the
machine does can only make a run slower. At most 5 is wanted for the import, 10 for the help.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

RUNS = 15
CASES = {
    "import workshop": ("-c", "import workshop"),
    "workshop --help": ("-m", "workshop", "--help"),
    "workshop plans --help": ("-m", "workshop", "plans", "--help"),
}


def quickest(arguments: Sequence[str]) -> float:
    """Return the seconds of the quickest of several runs of this Python."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def main() -> None:
    """Print each case beside the bare start."""
    bare = quickest(("-c", "pass"))
    print(f"{'bare Python':<24}{bare * 1000:6.0f} ms")
    for name, arguments in CASES.items():
        seconds = quickest(arguments)
        print(f"{name:<24}{seconds * 1000:6.0f} ms  {seconds / bare:5.1f} x")


if __name__ == "__main__":
    main()
