"""`manage.py serve`: refuses what cannot work, makes everything ready, then looks after the web server."""

import shutil
import socket

import pytest
from django.core.management import call_command

from careertrack.core.management.commands import serve
from tests.running.environment import manage


@pytest.fixture
def asked(monkeypatch):
    """The commands `serve` runs, instead of running them."""
    names = []
    monkeypatch.setattr(serve, "call_command", lambda name, **options: names.append(name))
    return names


@pytest.fixture
def start(monkeypatch, asked, settings, tmp_path):
    """Start it on any free port with a supervisor that stops at once; the children it was given."""
    given = []

    def run(supervisor):
        given.extend(supervisor.children)
        return 0

    def started(**changes):
        for name, value in {"PORT": 0, "DATA_DIR": tmp_path, "STATIC_ROOT": tmp_path / "static", **changes}.items():
            setattr(settings, name, value)
        with pytest.raises(SystemExit) as ended:
            call_command("serve")
        assert ended.value.code == 0
        return given

    monkeypatch.setattr(serve.Supervisor, "run", run)
    return started


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_refused_in_one_sentence_before_anything_is_made(taken_port, tmp_path):
    code, said = manage("serve", DATA_DIR=str(tmp_path), PORT=str(taken_port))
    assert code == 1 and len(said.splitlines()) == 1 and "Choose another PORT or BIND." in said
    assert f"Cannot listen at 127.0.0.1:{taken_port}" in said and not (tmp_path / "careertrack.sqlite3").exists()


def test_an_address_of_another_machine_is_refused(settings):
    settings.BIND, settings.PORT = "192.0.2.1", 0
    with pytest.raises(serve.CommandError, match=r"Cannot listen at 192\.0\.2\.1:0"):
        serve.refuse_taken_port()


def test_it_says_where_it_runs(start, capsys):
    start(SITE_URL="http://localhost:8123")
    assert capsys.readouterr().out == "CareerTrack is running at http://localhost:8123. Stop it with Ctrl+C.\n"


def test_database_cache_catalogue_and_static_files_are_ready_before_it_serves(start, asked):
    web, worker = start()
    assert asked == ["migrate", "createcachetable", "loadcatalogue", "collectstatic"]
    assert web.name == "The web server" and "careertrack.wsgi:application" in web.command
    assert worker.name == "The worker" and worker.command[-1] == "worker"


def test_where_the_worker_runs_elsewhere_only_the_web_server_is_started(start):
    assert [child.name for child in start(WORKER=False)] == ["The web server"]


def test_a_second_start_collects_no_files_again(start, asked, tmp_path):
    (tmp_path / "static").mkdir()
    start()
    asked.clear()
    start()
    assert "collectstatic" not in asked and "migrate" in asked


def test_changed_files_are_collected_again(start, asked, settings, tmp_path):
    (tmp_path / "static").mkdir()
    copy = shutil.copytree(settings.STATICFILES_DIRS[0], tmp_path / "ours")
    start(STATICFILES_DIRS=[copy])
    asked.clear()
    (copy / "css" / "site.css").write_text("/* another */")
    start(STATICFILES_DIRS=[copy])
    assert "collectstatic" in asked


def test_files_that_went_missing_are_collected_again(start, asked):
    start()
    asked.clear()
    start()
    assert "collectstatic" in asked


@pytest.mark.parametrize("site", ["http://careers.example.org", "http://192.168.1.20:8000"])
def test_plain_http_for_other_machines_starts_with_a_warning(start, capsys, site):
    start(SITE_URL=site, HTTPS=False)
    assert "Passkeys, secure cookies" in capsys.readouterr().err


@pytest.mark.parametrize(("site", "https"), [
    ("http://localhost:8000", False), ("http://127.0.0.1", False), ("http://[::1]:8000", False), ("https://a.example.org", True),
])  # fmt: skip
def test_https_and_this_machine_need_no_warning(start, capsys, site, https):
    start(SITE_URL=site, HTTPS=https)
    assert "Warning" not in capsys.readouterr().err


@pytest.mark.parametrize(("bind", "address"), [("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000"), ("0.0.0.0", "0.0.0.0:8000")])
def test_the_web_server_listens_where_it_is_told(settings, bind, address):
    settings.BIND, settings.PORT = bind, 8000
    command = serve.gunicorn()
    assert command[command.index("--bind") + 1] == address


def test_the_web_server_has_as_many_processes_and_threads_as_it_is_told(settings):
    settings.WEB_PROCESSES, settings.WEB_THREADS = 3, 7
    command = serve.gunicorn()
    assert command[command.index("--workers") + 1] == "3" and command[command.index("--threads") + 1] == "7"


def test_the_web_server_believes_no_header_about_paths():
    command = serve.gunicorn()
    assert command[command.index("--forwarder-headers") + 1] == ""
