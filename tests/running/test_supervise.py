"""Children are kept running: what dies starts again after a pause, signals are passed on."""

import signal
import subprocess
import sys

import pytest

from careertrack.core import supervise
from careertrack.core.supervise import HEALTHY_AFTER, Child, Supervisor, describe, pause_before

FAILS, STAYS = ["sh", "-c", "exit 3"], ["sleep", "600"]
# A supervisor whose child answers each signal it gets with a line. No shell: dash may lose a signal while it starts a command.
ANSWERING = """
import sys
from careertrack.core.supervise import Child, Supervisor
child = '''
import signal, sys, time
def bye(*_):
    print("bye", flush=True)
    sys.exit(%d)
signal.signal(signal.SIGHUP, lambda *_: print("again", flush=True))
signal.signal(signal.SIGTERM, bye)
print("ready", flush=True)
while True:
    time.sleep(0.01)
'''
sys.exit(Supervisor([Child("The child", [sys.executable, "-c", child])]).run())
"""


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass when the test says so."""
    seconds = [1000.0]
    monkeypatch.setattr(supervise.time, "monotonic", lambda: seconds[0])
    return seconds


@pytest.fixture
def one_child(clock):
    made = []

    def start(command):
        child = Child("The child", command)
        child.start()
        made.append(child)
        return Supervisor([child]), child

    yield start
    for child in made:
        if child.process:
            child.process.kill()
            child.process.wait()


def dies(supervisor, child):
    child.process.wait()
    supervisor.tend()


def test_pauses_double_up_to_half_a_minute():
    assert [pause_before(restart) for restart in range(1, 9)] == [1, 2, 4, 8, 16, 30, 30, 30]


def test_what_dies_is_said_and_started_again_after_its_pause_and_not_before(one_child, clock, capsys):
    supervisor, child = one_child(FAILS)
    dies(supervisor, child)
    assert capsys.readouterr().err == "The child stopped (exit code 3). It starts again in 1 s.\n"
    clock[0] += 0.9
    supervisor.tend()
    assert child.process is None
    clock[0] += 0.1
    supervisor.tend()
    assert child.process is not None


def test_what_dies_again_and_again_waits_longer_each_time(one_child, clock, capsys):
    supervisor, child = one_child(FAILS)
    for pause in (1, 2, 4):
        dies(supervisor, child)
        assert f"in {pause} s." in capsys.readouterr().err
        clock[0] += pause
        supervisor.tend()


def test_what_ran_well_for_a_while_starts_again_soon(one_child, clock, capsys):
    supervisor, child = one_child(FAILS)
    child.restarts = 5
    clock[0] += HEALTHY_AFTER + 1
    dies(supervisor, child)
    assert "in 1 s." in capsys.readouterr().err


def test_what_runs_is_left_alone(one_child, clock):
    supervisor, child = one_child(STAYS)
    before = child.process
    supervisor.tend()
    assert child.process is before and before.poll() is None


def test_after_a_stop_nothing_is_started_again(one_child, clock, capsys):
    supervisor, child = one_child(STAYS)
    supervisor.stop(signal.SIGTERM, None)
    assert supervisor.wait() == 0
    supervisor.tend()
    assert child.process.poll() is not None and capsys.readouterr().err == ""


def test_a_stop_that_comes_while_a_child_is_being_started_reaches_it(clock, monkeypatch):
    supervisor, popen = Supervisor([Child("The child", ["sleep", "5"])]), subprocess.Popen

    def start(*arguments, **options):
        process = popen(*arguments, **options)
        supervisor.stop(signal.SIGTERM, None)
        return process

    monkeypatch.setattr(supervise.subprocess, "Popen", start)
    monkeypatch.setattr(supervise.signal, "signal", lambda number, handler: None)
    assert supervisor.run() == 0
    assert supervisor.children[0].process.returncode == -signal.SIGTERM


def test_a_child_ended_by_a_signal_is_described_by_it():
    assert (describe(-9), describe(3)) == ("signal 9", "exit code 3")


@pytest.fixture
def running():
    """A supervisor in a process of its own, its child ready; ended when the test is."""
    started = []

    def start(code=0):
        process = subprocess.Popen([sys.executable, "-c", ANSWERING % code], stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_signal_ends_the_child_in_peace_and_then_the_supervisor(running, number):
    process = running()
    process.send_signal(number)
    assert process.communicate(timeout=20)[0] == "bye\n" and process.returncode == 0


def test_a_hangup_is_passed_on_and_stops_nothing(running):
    process = running()
    process.send_signal(signal.SIGHUP)
    assert process.stdout.readline() == "again\n" and process.poll() is None


def test_a_child_that_ends_badly_makes_the_supervisor_say_so(running):
    process = running(code=7)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 1


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux tells a child that its parent is gone.")
def test_a_child_ends_even_when_its_supervisor_is_killed(running):
    process = running()
    process.kill()
    assert process.communicate(timeout=20)[0] == "bye\n"
