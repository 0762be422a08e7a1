#!/usr/bin/env python3
"""Drafts put into a real mailbox: dovecot on loopback, with a certificate and a password that are thrown away. What
`mail --imap` puts there is read back with Python's imaplib: the bytes of the draft file but for `X-Unsent`, the attachment as
in out/, the flag of a draft, once however often the command is repeated.

Usage: imap.py PROGRAM
"""
import base64
import email
import hashlib
import imaplib
import json
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from email import policy
from pathlib import Path

PROGRAM = str(Path(sys.argv[1]).resolve())
PASSWORD = 'correct "horse\\ staple'
TOKEN = "tok-123"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificates(root):
    """A certificate authority and a certificate of its for 127.0.0.1."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=root, check=True, capture_output=True)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test CA",
            "-addext", "basicConstraints=critical,CA:TRUE")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "request.pem", "-subj", "/CN=localhost")
    (root / "extensions").write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\nbasicConstraints=CA:FALSE\n"
                                     "extendedKeyUsage=serverAuth\nkeyUsage=digitalSignature\n")
    openssl("x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "cert.pem",
            "-days", "2", "-extfile", "extensions")


class Dovecot:
    """A server of its own, with folders as they are told; ends with the block."""

    def __init__(self, root, folders, more=""):
        self.root = Path(root)
        self.base = Path(tempfile.mkdtemp(prefix="dovecot-", dir=root))
        self.plain, self.tls = free_port(), free_port()
        # Whoever runs the judge; dovecot's mail processes refuse to be root.
        user = "mail" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        entry = pwd.getpwnam(user)
        inner = "nobody" if os.getuid() == 0 else user
        group = pwd.getpwnam(inner).pw_gid
        import grp
        group = grp.getgrgid(group).gr_name
        mail = self.base / "mail"
        mail.mkdir()
        (self.base / "users").write_text(f"desk:{{PLAIN}}{PASSWORD}:{entry.pw_uid}:{entry.pw_gid}::{mail}\n")
        boxes = "\n".join(f"  mailbox {json.dumps(name, ensure_ascii=False)} {{\n    auto = subscribe\n{use}\n  }}" for name, use in folders)
        self.config = self.base / "dovecot.conf"
        self.config.write_text(f"""
base_dir = {self.base}/run
state_dir = {self.base}/run
log_path = {self.base}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {inner}
default_internal_group = {group}
default_login_user = {inner}
mail_location = maildir:~/Maildir
first_valid_uid = 1
first_valid_gid = 0
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = yes
auth_mechanisms = plain
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = {self.base}/users
}}
userdb {{
  driver = passwd-file
  args = {self.base}/users
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.plain}
  }}
  inet_listener imaps {{
    port = {self.tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
{boxes}
}}
{more}
""")
        if os.getuid() == 0:
            for path in (self.root, self.base):
                path.chmod(0o755)
            shutil.chown(mail, user)

    def __enter__(self):
        started = time.monotonic()
        self.process = subprocess.Popen(["dovecot", "-F", "-c", str(self.config)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.plain), 1).close()
                return self
            except OSError:
                ended = self.process.poll()
                assert ended is None, f"dovecot ended with {ended}: {self.process.stderr.read().decode()} {self.log()}"
                assert time.monotonic() - started < 20, f"dovecot doesn't start: {self.log()}"
                time.sleep(0.05)

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def log(self):
        path = self.base / "log"
        return path.read_text()[-2000:] if path.exists() else ""

    def client(self):
        client = imaplib.IMAP4_SSL("127.0.0.1", self.tls, ssl_context=ssl.create_default_context(cafile=self.root / "ca.pem"))
        client.login("desk", PASSWORD)
        return client

    def messages(self, folder):
        """Flags and bytes of each message; the folder's name in modified UTF-7 and in quotes."""
        client = self.client()
        assert client.select(f'"{folder}"', readonly=True)[0] == "OK", folder
        numbers = client.search(None, "ALL")[1][0].split()
        found = [client.fetch(number, "(FLAGS BODY.PEEK[])")[1] for number in numbers]
        client.logout()
        return [(imaplib.ParseFlags(answer[0][0] + answer[-1]) if isinstance(answer[-1], bytes) else imaplib.ParseFlags(answer[0][0]),
                 answer[0][1]) for answer in found]


class Desk:
    """A project with its own home, and the user's settings in it."""

    def __init__(self, root, name):
        self.home = Path(root) / name
        self.home.mkdir()
        self.folder = self.home / "port"
        subprocess.run([PROGRAM, "new", "port"], cwd=self.home, check=True, capture_output=True)
        self.run(0, "build")

    def environment(self, **more):
        return dict(os.environ, XDG_DATA_HOME=f"{self.home}/data", XDG_CONFIG_HOME=f"{self.home}/config", MAIL_PASSWORD=PASSWORD,
                    WRONG_PASSWORD="battery", MAIL_TOKEN=TOKEN, **more)

    def run(self, status, *words):
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, env=self.environment(), capture_output=True, text=True, timeout=120)
        assert done.returncode == status, f"{words}: {done.returncode} instead of {status}: {done.stderr}"
        assert PASSWORD not in done.stdout + done.stderr
        return done.stderr

    def settings(self, server, security="starttls", password="MAIL_PASSWORD", more=""):
        """Another server, user and password for SMTP stand beside it, and are nobody's business here."""
        port = server.tls if security == "tls" else server.plain
        folder = self.home / "config/factbrief"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "mail.toml").write_text(f"""
server = "127.0.0.2"
user = "another"
password-env = "WRONG_PASSWORD"

[imap]
server = "127.0.0.1"
port = {port}
security = "{security}"
user = "desk"
password-env = "{password}"
ca-file = "{server.root}/ca.pem"
timeout = 20
{more}
""")


LETTER = ("mail", "investor", "--to", "Yui Tanaka <yui@example.org>", "--bcc", "hidden@example.org", "--on", "2026-11-22")


def whole(root, number, security, folders, raw, more="", language="en"):
    """One draft into the folder, and the same once more."""
    desk = Desk(root, f"desk{number}")
    with Dovecot(root, folders) as server:
        desk.settings(server, security, more=more)
        letter = (*LETTER, "-l", language)
        said = desk.run(0, *letter, "--imap")
        assert "1 draft in the mailbox, nothing sent" in said.replace("1 of 1 draft", "1 draft"), said
        again = desk.run(0, *letter, "--imap")
        assert "already" in again, again
        messages = server.messages(raw)
        assert len(messages) == 1, f"{len(messages)} messages in {raw}: {said}{again}"
        (flags, content), = messages
        assert b"\\Draft" in flags and b"\\Seen" not in flags, flags
        desk.run(0, *letter, "-o", "box")
        (file,) = (desk.folder / "box").iterdir()
        expected = file.read_bytes().replace(b"X-Unsent: 1\r\n", b"")
        assert content == expected, f"{len(content)} bytes instead of {len(expected)}"
        message = email.message_from_bytes(content, policy=policy.default)
        assert message["bcc"].addresses[0].addr_spec == "hidden@example.org" and message["x-unsent"] is None
        (attachment,) = message.iter_attachments()
        ours = (desk.folder / f"out/port/investor.{language}.pdf").read_bytes()
        assert hashlib.sha256(attachment.get_content()).digest() == hashlib.sha256(ours).digest()
        ledger = desk.home / "data/factbrief/ledger.jsonl"
        entry = json.loads(ledger.read_text().splitlines()[0])
        assert entry["state"] == "drafted" and entry["mailbox"]["server"] == "127.0.0.1" and entry["mailbox"]["user"] == "desk", entry
        for path in desk.home.rglob("*"):
            if path.is_file():
                held = path.read_bytes()
                assert PASSWORD.encode() not in held and base64.b64encode(f"\0desk\0{PASSWORD}".encode()) not in held, path
        return entry["mailbox"]["folder"]


def refusals(root):
    desk = Desk(root, "refused")
    with Dovecot(root, [("Drafts", ""), ("Entwürfe & mehr", "")]) as server:
        desk.settings(server)
        said = desk.run(2, *LETTER, "--imap")
        assert "marked no folder" in said and "`Entwürfe & mehr`" in said and "`Drafts`" in said, said
        said = desk.run(2, *LETTER, "--imap", "--drafts-folder", "Draughts")
        assert "no folder `Draughts`" in said, said
        desk.settings(server, password="WRONG_PASSWORD")
        said = desk.run(2, *LETTER, "--imap", "--drafts-folder", "Drafts")
        assert "the server refused user and password [AUTHENTICATIONFAILED]" in said and "battery" not in said, said
        # A server that was typed isn't given what the file has, and without TLS dovecot takes no password.
        said = desk.run(2, *LETTER, "--imap", "--server", "localhost", "--port", str(server.plain), "--ca-file", f"{root}/ca.pem")
        assert "no user is named" in said, said
        assert (desk.home / "data/factbrief/ledger.jsonl").read_text() == ""
        # On this machine itself no TLS is needed, and a name may hold whatever it likes.
        desk.settings(server, security="none")
        client = server.client()
        assert client.create('"Work/The \\"new\\" &- &Tgtm+DBN-"')[0] == "OK"
        client.logout()
        said = desk.run(0, *LETTER, "--imap", "--drafts-folder", 'Work/The "new" & 下書き')
        assert len(server.messages('Work/The \\"new\\" &- &Tgtm+DBN-')) == 1, said
        desk.settings(server)
        # A certificate that nobody vouches for.
        path = desk.home / "config/factbrief/mail.toml"
        path.write_text(path.read_text().replace("ca-file", "# ca-file"))
        assert "TLS:" in desk.run(2, *LETTER, "--imap")
        assert not server.messages("Drafts")
    print("refused: no folder for drafts, a name that isn't there, a wrong password, a certificate of nobody's")


def quota(root):
    desk = Desk(root, "quota")
    limits = "protocol imap {\n  mail_plugins = quota imap_quota\n}\nplugin {\n  quota = count:User quota\n  quota_rule = *:storage=10K\n  quota_vsizes = yes\n}\n"
    with Dovecot(root, [("Drafts", "    special_use = \\Drafts")], limits) as server:
        desk.settings(server)
        said = desk.run(1, *LETTER, "--imap")
        assert "OVERQUOTA" in said and "0 of 1 draft" in said, said
        assert not server.messages("Drafts")
        listed = subprocess.run([PROGRAM, "ledger", "list"], cwd=desk.folder, env=desk.environment(), capture_output=True, text=True).stdout
        assert "refused" in listed and "drafted" not in listed, listed
    print("a mailbox that is full: said, and in the ledger as refused")


def changed(root):
    """A draft that was deleted is written again; one that was edited, and one of another page, are others."""
    desk = Desk(root, "changed")
    with Dovecot(root, [("Drafts", "    special_use = \\Drafts")]) as server:
        desk.settings(server)
        desk.run(0, *LETTER, "--imap")
        client = server.client()
        client.select("Drafts")
        client.store("1", "+FLAGS", "\\Deleted")
        client.logout()
        said = desk.run(0, *LETTER, "--imap")
        assert "another draft of it" in said and len(server.messages("Drafts")) == 2, said
        works = desk.folder / "briefs/port/facts/works.toml"
        works.write_text(works.read_text().replace("320億", "350億"))
        desk.run(0, "build")
        desk.run(0, *LETTER, "--imap")
        assert len(server.messages("Drafts")) == 3
        # Many readers in one run, over one connection.
        people = "".join(f"[[recipient]]\nname = 'Reader {n}'\naddress = 'r{n}@example.org'\naudience = 'investor'\n" for n in range(40))
        (desk.home / "data/factbrief/recipients.toml").write_text(people)
        for _ in range(2):
            said = desk.run(0, "mail", "--all", "--imap", "--on", "2026-11-22")
            assert "40 of 40 drafts in the mailbox" in said, said
        assert len(server.messages("Drafts")) == 43
    print("a deleted draft and a new page are written again; 40 readers, each once in two runs")


with tempfile.TemporaryDirectory() as made:
    top = Path(made)
    certificates(top)
    cases = [
        ("starttls", [("Drafts", "    special_use = \\Drafts"), ("Sent", "    special_use = \\Sent")], "Drafts", "", "en", "Drafts"),
        ("tls", [("Entwürfe", "    special_use = \\Drafts")], "Entw&APw-rfe", "", "en", "Entwürfe"),
        ("starttls", [("下書き", "    special_use = \\Drafts")], "&Tgtm+DBN-", "", "ja", "下書き"),
        ("tls", [("Drafts", "    special_use = \\Drafts"), ("Other", "")], "Other", "drafts-folder = 'Other'", "en", "Other"),
    ]
    for number, (security, folders, raw, more, language, shown) in enumerate(cases):
        told = whole(top, number, security, folders, raw, more, language)
        assert told == shown, told
        print(f"{security}, {shown}: byte for byte, once in two runs")
    refusals(top)
    quota(top)
    changed(top)
