#!/usr/bin/env python3
"""Sending to real SMTP servers on loopback: 200 mails to aiosmtpd once each, with and without TLS and login; through Exim of
Debian too, which is `not judged` where it can't begin; then kill -9 at 200 points, most of them within the SMTP
conversation, and resume: nobody gets two, and nobody is left out without being named. A server with somebody in between, who
puts an answer in, gets nothing.

Usage: smtp.py PROGRAM [POINTS]
"""
import email
import logging
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections import Counter
from email import policy
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

warnings.simplefilter("ignore")  # aiosmtpd's advice about logins without TLS, which are tested here
logging.disable(logging.CRITICAL)
PROGRAM = str(Path(sys.argv[1]).resolve())
POINTS = int(sys.argv[2]) if len(sys.argv) > 2 else 200
CROWD = 8


class Post:
    """Takes mail, notes the conversation's steps, and at or after one of them kills the client."""

    def __init__(self):
        self.lock = threading.Lock()
        self.open = 0
        self.reset()

    def reset(self, kill_at=None, delay=0.0, lose=False):
        self.received, self.steps, self.fell = Counter(), [], None
        self.kill_at, self.delay, self.lose, self.client = kill_at, delay, lose, None

    def step(self, name):
        """Notes a step of the client's that isn't answered yet; returns whether that has killed it."""
        with self.lock:
            self.steps.append((name, time.monotonic()))
            client = self.client if self.kill_at == len(self.steps) else None
        if client and self.delay:
            threading.Timer(self.delay, self.kill, [client]).start()
        elif client:
            self.kill(client)
        return bool(client) and not self.delay

    def kill(self, client):
        with self.lock:
            if client.poll() is None and client is self.client:
                self.fell = self.steps[-1][0] if self.open and self.steps else "outside"
                client.kill()
                client.wait()

    def settle(self):
        """Waits until the server has noticed that the client is gone: it may still be taking the last mail."""
        started = time.monotonic()
        while self.open:
            assert time.monotonic() - started < 10, "a connection stays open"
            time.sleep(0.001)

    async def handle_DATA(self, server, session, envelope):
        if self.step("end of message") and self.lose:
            return "451 lost"
        with self.lock:
            self.received.update(envelope.rcpt_tos)
        return "250 taken"


class Line(SMTP):
    """One connection, each step of which is noted before it is answered."""

    def connection_made(self, transport):
        if self.transport is None:  # STARTTLS makes the same connection once more.
            self.event_handler.open += 1
        super().connection_made(transport)
        self.event_handler.step("connection")

    def connection_lost(self, error):
        self.event_handler.open -= 1
        super().connection_lost(error)

    async def smtp_EHLO(self, hostname):
        self.event_handler.step("EHLO")
        await super().smtp_EHLO(hostname)

    async def smtp_MAIL(self, arg):
        self.event_handler.step("MAIL")
        await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg):
        self.event_handler.step("RCPT")
        await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg):
        self.event_handler.step("DATA")
        await super().smtp_DATA(arg)

    async def smtp_QUIT(self, arg):
        self.event_handler.step("QUIT")
        await super().smtp_QUIT(arg)


class Office(Controller):
    def factory(self):
        return Line(self.handler, **self.SMTP_kwargs)


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
        controller = Office(post, hostname="127.0.0.1", port=0, server_hostname="localhost", **options)
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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        controller.port = probe.getsockname()[1]
    controller.start()


def points_of(steps, whole):
    """Where the runs are killed, as step, delay and whether the server loses the mail: at each step of the conversation; at
    the end of each message once more, the mail being lost; spread over the time between each step and the next; and, for a
    tenth or so, at any time of the whole run, its start included, of which the step is None."""
    last = len(steps)
    points = [(step, 0.0, False) for step in range(1, last + 1)]
    points += [(at + 1, 0.0, True) for at, (name, _) in enumerate(steps) if name == "end of message"]
    gaps = [later[1] - earlier[1] for earlier, later in zip(steps, steps[1:])]
    each = max(0, POINTS - POINTS // 10 - len(points)) // len(gaps)
    points += [(at + 1, gap * (part + 0.5) / each, False) for at, gap in enumerate(gaps) for part in range(each)]
    rest = max(0, POINTS - len(points))
    points += [(None, whole * (at + 1) / (rest + 1), False) for at in range(rest)]
    return [points[at * len(points) // POINTS] for at in range(POINTS)]


def kill_and_resume(root, folder):
    people(root, CROWD)
    everybody = {f"r{n}@example.org" for n in range(CROWD)}
    post = Post()
    controller = Office(post, hostname="127.0.0.1", port=0)
    with_port(controller)
    try:
        started = time.monotonic()
        subprocess.run(arguments(controller.port, "none", f"{root}/whole.jsonl"), cwd=folder, env=environment(root), check=True,
                       capture_output=True)
        points = points_of(post.steps, time.monotonic() - started)
        fell, named_in_all = Counter(), 0
        for number, (step, delay, lose) in enumerate(points):
            ledger = f"{root}/kill{number}.jsonl"
            post.settle()
            post.reset(step, delay, lose)
            with post.lock:
                client = subprocess.Popen(arguments(controller.port, "none", ledger), cwd=folder, env=environment(root),
                                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                post.client = client
            try:
                client.wait(None if step else delay)
            except subprocess.TimeoutExpired:
                post.kill(client)
            # A timer that is still running has nobody to kill any more.
            post.client = post.kill_at = None
            post.settle()
            fell[post.fell if client.returncode == -9 else "no kill"] += 1
            before = Counter(post.received)
            done = subprocess.run(arguments(controller.port, "none", ledger), cwd=folder, env=environment(root), capture_output=True,
                                  text=True)
            named = uncertain(done.stderr)
            named_in_all += len(named)
            where = f"point {number} (step {step}, delay {delay}, lost {lose}, fell at {post.fell})"
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
        inside = len(points) - fell["outside"] - fell["no kill"]
        tally = ", ".join(f"{times} {name}" for name, times in fell.most_common())
        assert inside >= len(points) * 3 // 4, f"only {inside} of {len(points)} kills fell within the SMTP conversation: {tally}"
        assert all(fell[name] for name in ("MAIL", "RCPT", "DATA", "end of message")), tally
        print(f"kill -9 at {len(points)} points, {inside} of them within the SMTP conversation (last step seen: {tally}): "
              f"nobody got two, {named_in_all} named as uncertain, nobody left out")
    finally:
        controller.stop()


class Meddler(threading.Thread):
    """A server on whose way somebody has put an answer of their own behind the one to STARTTLS, so that each later answer is
    read for the command after. It refuses every message in the end."""

    def __init__(self, context):
        super().__init__(daemon=True)
        self.context, self.messages = context, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def run(self):
        while True:
            connection, _ = self.listener.accept()
            try:
                self.converse(connection)
            except OSError:
                pass  # The client has gone away, as it should.

    def converse(self, connection):
        connection.sendall(b"220 ready\r\n")
        connection.recv(1000)
        connection.sendall(b"250-here\r\n250 STARTTLS\r\n")
        connection.recv(1000)
        connection.sendall(b"220 go on\r\n250 put in by somebody\r\n")
        with self.context.wrap_socket(connection, server_side=True) as secured, secured.makefile("rb") as lines:
            for line in lines:
                if line.startswith(b"DATA"):
                    secured.sendall(b"354 go on\r\n")
                    if any(line == b".\r\n" for line in lines):
                        self.messages += 1
                        secured.sendall(b"552 too large\r\n")
                else:
                    secured.sendall(b"250 ok\r\n")


def answers_put_in(root, folder):
    meddler = Meddler(certificates(root))
    meddler.start()
    ledger = f"{root}/meddled.jsonl"
    words = arguments(meddler.port, "starttls", ledger, "--ca-file", f"{root}/ca.pem", "--tries", "1", "--to", "r0@example.org")
    done = subprocess.run(["investor" if word == "--all" else word for word in words], cwd=folder, env=environment(root),
                          capture_output=True, text=True)
    assert done.returncode == 2 and "more came with the server's answer to STARTTLS" in done.stderr, done.stderr
    assert meddler.messages == 0 and Path(ledger).read_text() == "", done.stderr
    print("an answer put in before TLS: noticed, nothing handed over")


def through_exim(root, folder):
    """The mail goes through Exim of Debian, with TLS and a login, to a server that keeps it: once, to everybody, and with the
    attachment as it is. Exim takes settings of ours from root only."""
    if os.getuid() != 0 or not shutil.which("exim4"):
        print("not judged: Exim isn't here, or doesn't run as root")
        return
    certificates(root)
    kept = []

    class Kept:
        async def handle_DATA(self, server, session, envelope):
            kept.append((sorted(envelope.rcpt_tos), envelope.content))
            return "250 taken"

    keeper = Controller(Kept(), hostname="127.0.0.1", port=0)
    with_port(keeper)
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    starttls, tls = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    # Its processes run as another user.
    for path in (Path(root), Path(root) / "key.pem", Path(root) / "cert.pem"):
        path.chmod(0o755)
    spool = Path(root) / "spool"
    spool.mkdir()
    shutil.chown(spool, "Debian-exim")
    configuration = Path(root) / "exim.conf"
    configuration.write_text(f"""
primary_hostname = localhost
spool_directory = {spool}
log_file_path = {spool}/%slog
local_interfaces = 127.0.0.1
daemon_smtp_ports = {starttls} : {tls}
tls_on_connect_ports = {tls}
tls_advertise_hosts = *
tls_certificate = {root}/cert.pem
tls_privatekey = {root}/key.pem
acl_smtp_rcpt = rcpt
acl_smtp_data = taken
deliver_drop_privilege = true
begin acl
rcpt:
  accept authenticated = *
  deny message = log in first
taken:
  accept
begin routers
on:
  driver = manualroute
  route_list = * 127.0.0.1
  self = send
  transport = on
begin transports
on:
  driver = smtp
  port = {keeper.port}
  allow_localhost
  hosts_avoid_tls = *
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{desk}}}}{{eq{{$auth3}}{{correct horse}}}}}}}}
  server_set_id = $auth2
  server_advertise_condition = ${{if def:tls_in_cipher}}
""")
    log = open(f"{root}/exim.log", "w+")
    server = subprocess.Popen(["exim4", "-C", str(configuration), "-bdf", "-q1m"], stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def told():
        log.seek(0)
        return "".join([log.read(), *(path.read_text() for path in sorted(spool.glob("*log")))])[-1500:]

    def until(what, ready):
        started = time.monotonic()
        while not ready():
            assert server.poll() is None and time.monotonic() - started < 30, f"{what}: {told()}"
            time.sleep(0.1)

    def answers():
        try:
            socket.create_connection(("127.0.0.1", starttls), 1).close()
            return True
        except OSError:
            return False

    try:
        until("Exim doesn't start", answers)
        for number, (security, port) in enumerate([("starttls", starttls), ("tls", tls)]):
            letter = arguments(port, security, f"{root}/open{number}.jsonl", "--ca-file", f"{root}/ca.pem", "--tries", "1", "--user", "desk",
                               "--to", "r0@example.org", "--bcc", "r1@example.org")
            letter = ["investor" if word == "--all" else word for word in letter]
            done = subprocess.run([*letter, "--password-env", "WRONG"], cwd=folder, env=dict(environment(root), WRONG="battery staple"),
                                  capture_output=True, text=True)
            assert done.returncode == 2 and "refused user and password (535" in done.stderr, done.stderr + told()
            before = len(kept)
            for _ in range(2):
                done = subprocess.run([*letter, "--password-env", "MAIL_PASSWORD"], cwd=folder, env=environment(root), capture_output=True,
                                      text=True)
                assert done.returncode == 0 and "correct horse" not in done.stderr, done.stderr + told()
            # It may hand the mail on for each reader apart.
            until("nothing arrives", lambda: {who for whom, _ in kept[before:] for who in whom} == {"r0@example.org", "r1@example.org"})
            assert sorted(who for whom, _ in kept[before:] for who in whom) == ["r0@example.org", "r1@example.org"], kept
            for _, content in kept[before:]:
                message = email.message_from_bytes(content, policy=policy.default)
                (attachment,) = message.iter_attachments()
                assert attachment.get_content() == (Path(folder) / "out/port/investor.en.pdf").read_bytes()
                assert message["bcc"] is None and b"r1@example.org" not in content
        print("Exim, STARTTLS and TLS, login: each reader once in two runs, the attachment byte for byte")
    finally:
        server.terminate()
        server.wait(20)
        keeper.stop()


with tempfile.TemporaryDirectory() as root:
    subprocess.run([PROGRAM, "new", "port"], cwd=root, check=True, capture_output=True)
    folder = Path(root) / "port"
    subprocess.run([PROGRAM, "build"], cwd=folder, env=environment(root), check=True, capture_output=True)
    deliver_to_all(root, folder)
    answers_put_in(root, folder)
    through_exim(root, folder)
    kill_and_resume(root, folder)
