"""Keeps child processes running: restarts what dies with growing pauses, passes signals on, and says so."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

LONGEST_PAUSE, HEALTHY_AFTER = 30, 60  # seconds
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """On Linux a child ends with its supervisor even when that is killed; elsewhere it is on its own."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def pause_before(restart: int) -> int:
    """Seconds before the n-th restart in a row: 1, 2, 4 … 30."""
    return min(2 ** (restart - 1), LONGEST_PAUSE)


@dataclass
class Child:
    name: str
    command: Sequence[str]
    restarts: int = 0
    started: float = 0.0
    due: float = 0.0
    process: subprocess.Popen | None = field(default=None, repr=False)

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, preexec_fn=die_with_parent)

    def note_death(self, code: int) -> str:
        """Plan the restart; the sentence that says so."""
        healthy = time.monotonic() - self.started > HEALTHY_AFTER
        self.restarts = 1 if healthy else self.restarts + 1
        pause = pause_before(self.restarts)
        self.process, self.due = None, time.monotonic() + pause
        return f"{self.name} stopped ({describe(code)}). It starts again in {pause} s."


def describe(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


@dataclass
class Supervisor:
    children: list[Child]
    stopping: bool = False

    def run(self) -> int:
        """Until a stop signal; 0 when every child ended cleanly then."""
        for number in STOP_SIGNALS:
            signal.signal(number, self.stop)
        signal.signal(signal.SIGHUP, self.pass_on)
        for child in self.children:
            child.start()
        while not self.stopping:
            self.tend()
            time.sleep(0.2)
        return self.wait()

    def tend(self) -> None:
        for child in self.children:
            code = child.process.poll() if child.process else None
            if code is not None and not self.stopping:
                sys.stderr.write(child.note_death(code) + "\n")
            elif child.process is None and time.monotonic() >= child.due:
                child.start()

    def stop(self, number: int, frame: object) -> None:
        """Only noted: a child that is being started just now could not be told yet."""
        self.stopping = True

    def pass_on(self, number: int, frame: object = None) -> None:
        for child in self.children:
            if child.process and child.process.poll() is None:
                os.kill(child.process.pid, number)

    def wait(self) -> int:
        # Ctrl+C reaches the whole process group by itself; sent twice, it would make gunicorn give up early.
        self.pass_on(signal.SIGTERM)
        codes = [child.process.wait() for child in self.children if child.process]
        return 0 if all(code in (0, -signal.SIGTERM, -signal.SIGINT) for code in codes) else 1
