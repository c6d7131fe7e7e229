"""A real SMTP server on this machine that remembers what it took, and does what a test wants at a step."""

from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from tests.running.instance import free_port


class Handler:
    def __init__(self):
        self.taken, self.at = [], {}

    async def step(self, name):
        """What the test wants at this step: an answer instead of ours, or nothing."""
        act = self.at.get(name)
        return act(len(self.taken)) if act else None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := await self.step("recipient"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if answer := await self.step("before taking"):
            return answer
        self.taken.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=policy.default)))
        return await self.step("taken") or "250 Taken"

    @property
    def recipients(self):
        return [to for to, _mail in self.taken]


class MailServer:
    def __init__(self):
        self.handler, self.port, self.controller = Handler(), free_port(), None

    def start(self):
        self.controller = Controller(self.handler, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self):
        if self.controller:
            self.controller.stop()
            self.controller = None

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"


@pytest.fixture
def mail_server():
    server = MailServer()
    server.start()
    yield server
    server.stop()
