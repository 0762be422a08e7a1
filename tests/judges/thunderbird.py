#!/usr/bin/env python3
"""Thunderbird opens a draft under a virtual display, sends it to a server on loopback, and what arrives is held against the
draft: the attachments byte for byte, everybody who gets it with those that nobody sees, subject and text.

Where Thunderbird can't be had or doesn't start, it ends with `not judged: why` and exit status 0; where it opens the draft as
anything else than a message to be written, or another message arrives, it fails. It ends within minutes whatever happens.

Usage: thunderbird.py PROGRAM
"""
import email
import hashlib
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from email import policy
from pathlib import Path

PROGRAM = str(Path(sys.argv[1]).resolve())
TOOLS = {"thunderbird": "thunderbird", "Xvfb": "xvfb", "xdotool": "xdotool"}
INSTALLING, JUDGING = 240, 180
logging.disable(logging.CRITICAL)


class NotJudged(Exception):
    pass


def install():
    """Installs what isn't there from Debian; elsewhere the package of that name may only fetch a snap."""
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if not missing:
        return "was there"
    release = Path("/etc/os-release")
    ids = [line.split("=")[1].strip('"') for line in release.read_text().splitlines() if line.startswith("ID=")] if release.exists() else []
    if ids != ["debian"]:
        raise NotJudged(f"{', '.join(missing)} aren't here, and are installed on Debian only")
    sudo = [] if os.getuid() == 0 else ["sudo", "-n"]
    started = time.monotonic()
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
        left = INSTALLING - (time.monotonic() - started)
        try:
            done = subprocess.run([*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *words], stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, timeout=max(1, left))
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotJudged(f"{', '.join(missing)} can't be installed: {type(error).__name__}") from error
        if done.returncode:
            raise NotJudged(f"{', '.join(missing)} can't be installed: {done.stderr.strip().splitlines()[-1:]}")
    sizes = subprocess.run(["dpkg-query", "-W", "-f", "${Installed-Size}\n", *missing], capture_output=True, text=True).stdout.split()
    return f"installed in {time.monotonic() - started:.0f} s, {sum(map(int, sizes)) // 1024} MB"


class Post:
    """Keeps what arrives."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content))
        return "250 taken"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def profile(folder, port):
    """An account without a mailbox, a server for sending without a login, and none of the questions of a first start."""
    settings = {
        "mail.accountmanager.accounts": "account1,account2",
        "mail.accountmanager.defaultaccount": "account1",
        "mail.accountmanager.localfoldersserver": "server2",
        "mail.account.account1.identities": "id1",
        "mail.account.account1.server": "server1",
        "mail.account.account2.server": "server2",
        "mail.identity.id1.fullName": "Bay Area Desk",
        "mail.identity.id1.useremail": "desk@example.org",
        "mail.identity.id1.valid": True,
        "mail.identity.id1.smtpServer": "smtp1",
        "mail.identity.id1.fcc": False,
        "mail.server.server1.type": "pop3",
        "mail.server.server1.hostname": "127.0.0.1",
        "mail.server.server1.port": 1,
        "mail.server.server1.userName": "desk",
        "mail.server.server1.name": "desk@example.org",
        "mail.server.server1.login_at_startup": False,
        "mail.server.server1.check_new_mail": False,
        "mail.server.server2.type": "none",
        "mail.server.server2.hostname": "Local Folders",
        "mail.server.server2.userName": "nobody",
        "mail.server.server2.name": "Local Folders",
        "mail.smtpservers": "smtp1",
        "mail.smtp.defaultserver": "smtp1",
        "mail.smtpserver.smtp1.hostname": "127.0.0.1",
        "mail.smtpserver.smtp1.port": port,
        "mail.smtpserver.smtp1.authMethod": 1,
        "mail.smtpserver.smtp1.try_ssl": 0,
        "mail.smtpserver.smtp1.username": "",
        "app.donation.eoy.version.viewed": 99,
        "app.normandy.enabled": False,
        "app.update.enabled": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
        "mail.SpellCheckBeforeSend": False,
        "mail.compose.attachment_reminder": False,
        "mail.compose.warn_public_recipients.aggressive": False,
        "mail.inappnotifications.enabled": False,
        "mail.provider.suppress_dialog_on_startup": True,
        "mail.rights.version": 1,
        "mail.shell.checkDefaultClient": False,
        "mail.spotlight.firstRunDone": True,
        "mail.warn_on_send_accel_key": False,
        "mailnews.start_page.enabled": False,
        "mailnews.start_page_override.mstone": "ignore",
        "network.proxy.type": 0,
        "toolkit.telemetry.enabled": False,
        "toolkit.telemetry.reportingpolicy.firstRun": False,
        "browser.safebrowsing.malware.enabled": False,
        "extensions.update.enabled": False,
        "services.settings.server": "http://127.0.0.1:1/v1",
    }
    shown = {True: "true", False: "false"}
    lines = []
    for name, value in settings.items():
        text = shown[value] if isinstance(value, bool) else str(value) if isinstance(value, int) else f'"{value}"'
        lines.append(f'user_pref("{name}", {text});\n')
    folder.mkdir()
    (folder / "user.js").write_text("".join(lines))


class Screen:
    """A virtual display and what runs on it; all of it ends with the block."""

    def __init__(self, home):
        self.home, self.running = home, []
        self.began = time.monotonic()

    def __enter__(self):
        reading, writing = os.pipe()
        self.start(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"], dict(os.environ),
                   pass_fds=[writing])
        os.close(writing)
        os.set_blocking(reading, False)
        number = b""
        while not number.endswith(b"\n"):
            if self.running[0].poll() is not None or time.monotonic() - self.began > 20:
                raise NotJudged("Xvfb gives no display")
            try:
                number += os.read(reading, 100)
            except BlockingIOError:
                time.sleep(0.05)
        os.close(reading)
        self.environment = dict(os.environ, DISPLAY=f":{number.decode().strip()}", HOME=str(self.home), XDG_RUNTIME_DIR=str(self.home),
                                MOZ_CRASHREPORTER_DISABLE="1", LIBGL_ALWAYS_SOFTWARE="1", NO_AT_BRIDGE="1", GDK_BACKEND="x11", LANG="C.UTF-8")
        for name in ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            self.environment.pop(name, None)
        return self

    def __exit__(self, *_):
        for process in reversed(self.running):
            # Thunderbird has processes of its own.
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(process.pid, number)
                    process.wait(5)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    pass

    def start(self, words, environment, **more):
        log = open(self.home / f"{words[0]}.log", "ab")
        self.running.append(subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                             start_new_session=True, **more))
        return self.running[-1]

    def tool(self, *words):
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=20)
        return done.stdout.split("\n")[:-1]

    def windows(self):
        """The titles of what can be seen, by window."""
        found = {window: " ".join(self.tool("getwindowname", window)) for window in self.tool("search", "--onlyvisible", "--name", ".")}
        return {window: title for window, title in found.items() if title}

    def left(self):
        return JUDGING - (time.monotonic() - self.began)


def send(screen, draft, post):
    """Lets Thunderbird open the draft and send it as it is."""
    program = screen.start(["thunderbird", "--no-remote", "--profile", str(screen.home / "profile"), str(draft)], screen.environment)
    opened = None
    while not opened:
        titles = screen.windows()
        opened = next((window for window, title in titles.items() if title.startswith("Write: ")), None)
        if opened:
            break
        if program.poll() is not None and not titles:
            raise NotJudged(f"Thunderbird ended with {program.returncode}: {(screen.home / 'thunderbird.log').read_text()[-300:]!r}")
        if screen.left() < 60:
            if not titles:
                raise NotJudged("Thunderbird shows no window")
            raise AssertionError(f"the draft isn't opened as a message to be written, but as {sorted(titles.values())}")
        time.sleep(0.5)
    title = titles[opened]
    # Until the draft is in it the window has another title.
    while not post.mails:
        if screen.left() < 5:
            raise AssertionError(f"nothing arrives; windows: {sorted(screen.windows().values())}")
        window = next((window for window, shown in screen.windows().items() if shown.startswith("Write: ")), None)
        if window:
            # It takes a while until the window obeys; a key that comes too early is lost.
            time.sleep(3)
            title = screen.windows().get(window, title)
            if not post.mails:
                screen.tool("windowfocus", "--sync", window)
                screen.tool("key", "--clearmodifiers", "ctrl+Return")
        for _ in range(20):
            if post.mails:
                break
            time.sleep(0.25)
    return title


def run(home, *words):
    environment = dict(os.environ, XDG_DATA_HOME=f"{home}/data", XDG_CONFIG_HOME=f"{home}/config")
    done = subprocess.run([PROGRAM, *words], cwd=home / "port" if (home / "port").exists() else home, env=environment,
                          capture_output=True, text=True)
    assert done.returncode == 0, f"{words}: {done.stderr}"


def judge(home):
    from aiosmtpd.controller import Controller
    run(home, "new", "port")
    folder = home / "port"
    run(home, "build")
    to, hidden = [f"Yui Tanaka <yui{n}@example.org>" for n in (1, 2)], ["hidden@example.org", "another@example.org"]
    run(home, "mail", "investor", "-l", "ja", "--attach-markdown", *(f"--to={one}" for one in to), *(f"--bcc={one}" for one in hidden),
        "--on", "2026-11-22")
    (draft,) = (folder / "outbox").iterdir()
    post = Post()
    controller = Controller(post, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        profile(home / "profile", controller.port)
        with Screen(home) as screen:
            title = send(screen, draft, post)
            took = time.monotonic() - screen.began
            version = subprocess.run(["thunderbird", "--version"], env=screen.environment, capture_output=True, text=True, timeout=30).stdout
    finally:
        controller.stop()
    sender, readers, content = post.mails[0]
    ours = email.message_from_bytes(draft.read_bytes(), policy=policy.default)
    theirs = email.message_from_bytes(content, policy=policy.default)
    assert sender == "desk@example.org", sender
    assert sorted(readers) == sorted(["yui1@example.org", "yui2@example.org", *hidden]), readers
    assert theirs["bcc"] is None and theirs["x-unsent"] is None, theirs.items()
    assert not any(one.encode() in content for one in hidden), "a hidden recipient is in the mail"
    addresses = lambda message: [(one.display_name, one.addr_spec) for one in message["to"].addresses]
    assert addresses(theirs) == addresses(ours) and theirs["subject"] == ours["subject"], theirs.items()
    files = lambda message: {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    sent, meant = files(theirs), files(ours)
    assert list(sent) == list(meant) and len(meant) == 2, f"{list(sent)} instead of {list(meant)}"
    for (name, held), kind in zip(sent.items(), ("pdf", "md")):
        made = (folder / f"out/port/investor.ja.{kind}").read_bytes()
        assert held == made, f"{name}: {len(held)} bytes instead of {len(made)}"
    text = lambda message: " ".join(message.get_body(("html", "plain")).get_content().split())
    for figure in ("約320億円", "https://example.org/kitahama/plan"):
        assert figure in text(theirs) and figure in text(ours), text(theirs)
    hashes = ", ".join(hashlib.sha256(held).hexdigest()[:16] for held in sent.values())
    print(f"{version.strip()}: opened as “{title}”, sent and received in {took:.0f} s: {len(sent)} attachments byte for byte "
          f"(SHA-256 {hashes}…), {len(readers)} recipients, {len(hidden)} of them seen by nobody")


try:
    told = install()
    print(f"Thunderbird: {told}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        judge(Path(made))
except NotJudged as why:
    print(f"not judged: {why}")
