#!/usr/bin/env python3
"""Sending to a real SMTP server (aiosmtpd) on loopback: 200 mails once each, with and without TLS and login; then
kill -9 at 200 points and resume: nobody gets two, and nobody is left out without being named.

Usage: smtp.py PROGRAM [POINTS]
"""
import logging
import os
import re
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections import Counter
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

warnings.simplefilter("ignore")  # aiosmtpd's advice about logins without TLS, which are tested here
logging.disable(logging.CRITICAL)
PROGRAM = str(Path(sys.argv[1]).resolve())
POINTS = int(sys.argv[2]) if len(sys.argv) > 2 else 200
CROWD = 8


class Post:
    """Takes mail, counts the conversation's steps, and at one of them kills the client."""

    def __init__(self):
        self.lock = threading.Lock()
        self.reset()

    def reset(self, kill_at=None, lose=False):
        self.received, self.steps, self.kill_at, self.lose, self.client = Counter(), 0, kill_at, lose, None

    def step(self):
        with self.lock:
            self.steps += 1
            if self.kill_at == self.steps and self.client:
                self.client.kill()
                self.client.wait()
                return True
        return False

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.step()
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.step()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.step()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.step() and self.lose:
            return "451 lost"
        with self.lock:
            self.received.update(envelope.rcpt_tos)
        return "250 taken"


def login(server, session, envelope, mechanism, data):
    good = data.login == b"desk" and data.password == b"correct horse"
    return AuthResult(success=good)


def environment(root):
    return dict(os.environ, XDG_DATA_HOME=f"{root}/data", XDG_CONFIG_HOME=f"{root}/config", MAIL_PASSWORD="correct horse")


def people(root, number):
    entries = (f"[[recipient]]\nname = 'Reader {n}'\naddress = 'r{n}@example.org'\naudience = 'investor'\n" for n in range(number))
    (Path(root) / "data/factbrief").mkdir(parents=True, exist_ok=True)
    (Path(root) / "data/factbrief/recipients.toml").write_text("".join(entries))


def arguments(port, security, ledger, *more):
    return [PROGRAM, "mail", "--all", "--send", "--server", "127.0.0.1", "--port", str(port), "--security", security,
            "--timeout", "20", "--per-minute", "6000", "--ledger", ledger, *more]


def certificates(root):
    """A certificate authority and a certificate of its for 127.0.0.1."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=root, check=True, capture_output=True)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test CA",
            "-addext", "basicConstraints=critical,CA:TRUE")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "request.pem", "-subj", "/CN=localhost")
    (Path(root) / "extensions").write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\nbasicConstraints=CA:FALSE\n"
                                           "extendedKeyUsage=serverAuth\nkeyUsage=digitalSignature\n")
    openssl("x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "cert.pem",
            "-days", "2", "-extfile", "extensions")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{root}/cert.pem", f"{root}/key.pem")
    return context


def uncertain(text):
    return set(re.findall(r"^uncertain: `([^`]+)`", text, re.M))


def deliver_to_all(root, folder):
    context = certificates(root)
    people(root, 200)
    guard = dict(authenticator=login, auth_required=True)
    ways = {
        "no TLS": ("none", {}, []),
        "no TLS, login": ("none", dict(guard, auth_require_tls=False), ["--user", "desk", "--password-env", "MAIL_PASSWORD"]),
        "STARTTLS": ("starttls", dict(tls_context=context, require_starttls=True), ["--ca-file", f"{root}/ca.pem"]),
        "STARTTLS, login": ("starttls", dict(guard, tls_context=context, require_starttls=True),
                            ["--ca-file", f"{root}/ca.pem", "--user", "desk", "--password-env", "MAIL_PASSWORD"]),
        "TLS, login": ("tls", dict(guard, ssl_context=context, auth_require_tls=False),
                       ["--ca-file", f"{root}/ca.pem", "--user", "desk", "--password-env", "MAIL_PASSWORD"]),
    }
    for name, (security, options, more) in ways.items():
        post = Post()
        controller = Controller(post, hostname="127.0.0.1", port=0, server_hostname="localhost", **options)
        with_port(controller)
        try:
            ledger = f"{root}/{security}{len(more)}.jsonl"
            for expected in ("200 of", "nothing to send"):
                done = subprocess.run(arguments(controller.port, security, ledger, *more), cwd=folder, env=environment(root),
                                      capture_output=True, text=True)
                assert done.returncode == 0, f"{name}: {done.stderr[-1500:]}"
            assert len(post.received) == 200 and set(post.received.values()) == {1}, f"{name}: {Counter(post.received.values())}"
            assert "correct horse" not in done.stderr + Path(ledger).read_text()
            if security != "none":
                # A server whose certificate nobody vouches for gets nothing.
                plain = [word for word in more if word not in ("--ca-file", f"{root}/ca.pem")]
                done = subprocess.run(arguments(controller.port, security, f"{root}/none.jsonl", "--tries", "1", *plain), cwd=folder,
                                      env=environment(root), capture_output=True, text=True)
                assert done.returncode == 2 and sum(post.received.values()) == 200, f"{name}: {done.stderr[-500:]}"
            print(f"{name}: 200 mails, each delivered once")
        finally:
            controller.stop()


def with_port(controller):
    """Starts on a free port. aiosmtpd's controller wants to know it beforehand."""
    import socket
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        controller.port = probe.getsockname()[1]
    controller.start()


def kill_and_resume(root, folder):
    people(root, CROWD)
    everybody = {f"r{n}@example.org" for n in range(CROWD)}
    post = Post()
    controller = Controller(post, hostname="127.0.0.1", port=0)
    with_port(controller)
    try:
        started = time.monotonic()
        subprocess.run(arguments(controller.port, "none", f"{root}/whole.jsonl"), cwd=folder, env=environment(root), check=True,
                       capture_output=True)
        whole, steps = time.monotonic() - started, post.steps
        # At every step of the conversation; at every last step of a mail once more, the mail being lost; and by time.
        points = [(step, False, None) for step in range(1, steps + 1)]
        points += [(step, True, None) for step in range(4, steps + 1, 3)]
        points += [(None, False, whole * (at + 1) / (POINTS + 1)) for at in range(max(0, POINTS - len(points)))]
        points = points[:POINTS] if POINTS < len(points) else points
        cut, named_in_all = 0, 0
        for number, (step, lose, delay) in enumerate(points):
            ledger = f"{root}/kill{number}.jsonl"
            post.reset(step, lose)
            with post.lock:
                client = subprocess.Popen(arguments(controller.port, "none", ledger), cwd=folder, env=environment(root),
                                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                post.client = client
            if delay is None:
                client.wait()
            else:
                try:
                    client.wait(delay)
                except subprocess.TimeoutExpired:
                    client.kill()
                    client.wait()
            cut += client.returncode == -9
            post.kill_at = None
            time.sleep(0.02)  # The server may still be taking the last mail.
            before = Counter(post.received)
            done = subprocess.run(arguments(controller.port, "none", ledger), cwd=folder, env=environment(root), capture_output=True,
                                  text=True)
            named = uncertain(done.stderr)
            named_in_all += len(named)
            where = f"point {number} (step {step}, lost {lose}, delay {delay})"
            assert len(named) <= 1, f"{where}: {named}"
            assert done.returncode == (1 if named else 0), f"{where}: {done.stderr[-800:]}"
            assert not post.received or max(post.received.values()) == 1, f"{where}: somebody got two: {post.received}"
            missing = everybody - set(post.received)
            assert missing <= named, f"{where}: left out and not named: {missing - named}"
            done = subprocess.run(arguments(controller.port, "none", ledger, "--retry-uncertain"), cwd=folder, env=environment(root),
                                  capture_output=True, text=True)
            assert done.returncode == 0, f"{where}: {done.stderr[-800:]}"
            twice = {who for who, times in post.received.items() if times > 1}
            assert set(post.received) == everybody and twice == named & set(before), f"{where}: {twice} {named}"
        assert cut > POINTS // 2, f"only {cut} runs were cut off"
        print(f"kill -9 at {len(points)} points ({cut} runs cut off): nobody got two, {named_in_all} named as uncertain, nobody left out")
    finally:
        controller.stop()


with tempfile.TemporaryDirectory() as root:
    subprocess.run([PROGRAM, "new", "port"], cwd=root, check=True, capture_output=True)
    folder = Path(root) / "port"
    subprocess.run([PROGRAM, "build"], cwd=folder, env=environment(root), check=True, capture_output=True)
    deliver_to_all(root, folder)
    kill_and_resume(root, folder)
