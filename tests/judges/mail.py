#!/usr/bin/env python3
"""Drafts as an independent parser sees them: Python's `email`, default policy, must find no defect, and must give
back headers, bodies and every attachment byte for byte.

Usage: mail.py PROGRAM
"""
import email
import os
import subprocess
import sys
import tempfile
from email import policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path

PROGRAM = str(Path(sys.argv[1]).resolve())
NAMES = {"en": "Kitahama harbour and offshore wind (investor) 2026-11-21.pdf",
         "ja": "北浜港と洋上風力（investor）2026-11-21.pdf"}


def run(folder, *arguments):
    environment = dict(os.environ, XDG_DATA_HOME=f"{folder}/data", XDG_CONFIG_HOME=f"{folder}/config")
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments}: {done.stderr}"
    return done


def defects(message):
    found = list(message.defects)
    for value in message.values():
        found += getattr(value, "defects", ())
    for part in message.iter_parts():
        found += defects(part)
    # An encoded word in quotes is against RFC 2047 and what every program writes for the others that don't know RFC 2231.
    # Beside it stands the name in the right form, which is what this parser returns.
    known = ("encoded word inside quoted string", "missing trailing whitespace after encoded-word")
    return [defect for defect in found if str(defect) not in known]


def read(path):
    raw = path.read_bytes()
    assert raw.isascii(), f"{path.name}: a byte beyond ASCII"
    assert b"\n" not in raw.replace(b"\r\n", b""), f"{path.name}: a bare line feed"
    assert all(len(line) <= 998 for line in raw.split(b"\r\n")), f"{path.name}: a line beyond 998 bytes"
    message = email.message_from_bytes(raw, policy=policy.default)
    assert not defects(message), f"{path.name}: {defects(message)}"
    return message


def one(folder, name):
    drafts = sorted((folder / name).iterdir())
    assert len(drafts) == 1, drafts
    return read(drafts[0])


with tempfile.TemporaryDirectory() as root:
    subprocess.run([PROGRAM, "new", "port"], cwd=root, check=True, capture_output=True)
    folder = Path(root) / "port"
    policy_brief = (folder / "briefs/port/investor.toml").read_text().replace('"investor"', '"policy"')
    (folder / "briefs/port/policy.toml").write_text(policy_brief)
    run(folder, "build")
    long_name = "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末" * 4
    cases = [("en", "Yui Tanaka"), ("ja", "田中 結衣"), ("ja", long_name), ("en", 'Tanaka, "Yui" (IR)'), ("en", "Ådne =?x?= Bø")]
    for number, (language, name) in enumerate(cases):
        outbox = f"box{number}"
        run(folder, "mail", "investor", "-l", language, "--to", f"{name} <yui@example.org>", "--cc", "b@example.org",
            "--bcc", "c@example.org", "--on", "2026-11-22", "-o", outbox)
        message = one(folder, outbox)
        # The new parser keeps the blanks between encoded words of a name (CPython issue 92081), which RFC 2047 §6.2 says
        # to drop; the old one decodes them as it should.
        assert message["to"].addresses[0].display_name.replace(" ", "") == name.replace(" ", ""), message["to"]
        if name == long_name:
            old = email.message_from_bytes(next((folder / outbox).iterdir()).read_bytes())["to"]
            assert parseaddr(str(make_header(decode_header(old))))[0] == name, old
        assert message["to"].addresses[0].addr_spec == "yui@example.org"
        assert message["cc"].addresses[0].addr_spec == "b@example.org"
        assert message["bcc"].addresses[0].addr_spec == "c@example.org"
        assert message["from"].addresses[0].addr_spec == "desk@example.org"
        assert message["x-unsent"] == "1" and message["mime-version"] == "1.0"
        assert message["date"].datetime.isoformat() == "2026-11-22T00:00:00+00:00", message["date"]
        assert message["message-id"].endswith("@example.org>")
        subject = {"en": "Kitahama harbour and offshore wind: The works are costed; the orders are not all signed",
                   "ja": "北浜港と洋上風力：工費は判明、受注は途上"}[language]
        assert message["subject"] == subject, message["subject"]
        plain = message.get_body(("plain",)).get_content()
        page = message.get_body(("html",)).get_content()
        figure = {"en": "about ¥32 billion", "ja": "約320億円"}[language]
        for body in (plain, page):
            assert figure in body and "[1]" in body and "https://example.org/kitahama/plan" in body, body
        attachments = list(message.iter_attachments())
        assert [part.get_filename() for part in attachments] == [NAMES[language]]
        assert attachments[0].get_content_type() == "application/pdf"
        # As a program reads it that knows no RFC 2231.
        assert str(make_header(decode_header(attachments[0].get_param("name")))) == NAMES[language]
        assert attachments[0].get_content() == (folder / f"out/port/investor.{language}.pdf").read_bytes()

    run(folder, "mail", "investor", "policy", "--attach-markdown", "-l", "ja", "--to", "yui@example.org", "-o", "several")
    files = {part.get_filename(): part.get_payload(decode=True) for part in one(folder, "several").iter_attachments()}
    outputs = [(folder / f"out/port/{brief}.ja.{kind}").read_bytes() for brief in ("investor", "policy") for kind in ("pdf", "md")]
    assert len(files) == 4 and sorted(files.values()) == sorted(outputs), list(files)
    texts = [part.get_content() for part in one(folder, "several").iter_attachments() if part.get_content_type() == "text/markdown"]
    assert len(texts) == 2 and all("港" in text and "\ufffd" not in text for text in texts), texts

    crowd = [f"--{role}=reader{number}@department{role}.example.org" for role in ("to", "cc", "bcc") for number in range(60)]
    run(folder, "mail", "investor", *crowd, "-o", "crowd")
    message = one(folder, "crowd")
    for role in ("to", "cc", "bcc"):
        assert [one.addr_spec for one in message[role].addresses] == [f"reader{n}@department{role}.example.org" for n in range(60)]

print(f"{len(cases) + 2} drafts: no defects, headers and names as meant, attachments byte for byte")
