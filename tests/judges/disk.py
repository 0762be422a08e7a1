#!/usr/bin/env python3
"""Disks as they fail: a small tmpfs that is full at many points, a file system that is read-only, a folder that may not be
written, a folder that vanishes. Each output must be the old or the new one, whole; a build that failed must say where,
with exit status 2, and not claim success; the next one must repair the rest.

Usage: disk.py PROGRAM
"""
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

# Where another user may run it too.
PLACE = tempfile.TemporaryDirectory()
os.chmod(PLACE.name, 0o755)
PROGRAM = shutil.copy(sys.argv[1], PLACE.name)
os.chmod(PROGRAM, 0o755)
NOBODY = 65534


def build(folder, *arguments, **options):
    return subprocess.run([PROGRAM, "build", *arguments], cwd=folder, capture_output=True, text=True, **options)


def good(folder, *arguments):
    done = build(folder, *arguments)
    assert done.returncode == 0, done.stderr
    return outputs(folder)


def outputs(folder):
    return {path.name: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()}


def failed(done):
    assert done.returncode == 2, f"exit status {done.returncode}: {done.stderr}"
    assert "out/" in done.stderr, f"it doesn't say where: {done.stderr}"
    assert "rebuilt" not in done.stderr, f"it claims success: {done.stderr}"


def whole(now, old, new, where):
    for name, content in now.items():
        if not name.startswith(".factbrief-"):
            assert content in (old.get(name), new.get(name)), f"{where}: {name} is neither the old nor the new one"
    lost = [name for name in old if name not in now]
    assert not lost, f"{where}: lost {lost}"


def project(folder):
    made = subprocess.run([PROGRAM, "new", "project"], cwd=folder, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return folder / "project"


def may_not_be_written(folder):
    """A folder of another user's: nobody may build into it, root isn't asked."""
    root = project(folder)
    old = good(root)
    if os.geteuid() != 0:
        for path in (root / "out").rglob("*"):
            path.chmod(0o555)
        (root / "out").chmod(0o555)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    other = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    failed(build(root, "--date", "2027-01-31", **other))
    assert outputs(root) == old, "a folder that may not be written was written"
    for path in [root / "out", *(root / "out").rglob("*")]:
        path.chmod(0o755)
    assert good(root, "--date", "2027-01-31") != old
    print("a folder that may not be written: refused, nothing changed, made again once it may")


def vanishes(folder):
    """The folder is removed again and again while builds run."""
    root = project(folder)
    expected = good(root)
    stop = threading.Event()

    def remove():
        while not stop.wait(0.0003):
            shutil.rmtree(root / "out", ignore_errors=True)

    remover = threading.Thread(target=remove)
    remover.start()
    ended = {0: 0, 2: 0}
    try:
        for _ in range(60):
            done = build(root, "--force")
            ended[done.returncode] += 1
            assert done.returncode == 0 or "rebuilt" not in done.stderr, done.stderr
            assert "panicked" not in done.stderr, done.stderr
    finally:
        stop.set()
        remover.join()
    assert good(root) == expected
    print(f"a folder that vanishes: {ended[0]} builds ended well, {ended[2]} said that they couldn't; the next repaired")


def mount(out, size, *options):
    command = ["mount", "-t", "tmpfs", "-o", ",".join([f"size={size}k", *options]), "tmpfs", str(out)]
    subprocess.run(command, check=True)


def full(folder):
    """A tmpfs with room for a part of what is to be written."""
    root = project(folder)
    old = good(root)
    new = good(root, "--date", "2027-01-31")
    assert set(old) == set(new) and all(old[name] != new[name] for name in old)
    room = sum((len(content) + 4095) // 4096 * 4 for content in new.values())
    points = range(0, room, max(room // 24, 4))
    refused = 0
    for free in points:
        shutil.rmtree(root / "out")
        (root / "out").mkdir()
        # The old ones, and room for so much beside them; the folder takes some too.
        mount(root / "out", 2 * room + 512)
        assert good(root) == old
        filler = root / "out" / "filler"
        state = os.statvfs(root / "out")
        filler.write_bytes(b"." * max(state.f_bavail * state.f_frsize - free * 1024, 0))
        done = build(root, "--date", "2027-01-31")
        content = outputs(root)
        content.pop("filler")
        whole(content, old, new, f"{free} KiB free")
        if done.returncode != 0:
            failed(done)
            refused += 1
        filler.unlink()
        assert good(root, "--date", "2027-01-31") == new
        subprocess.run(["umount", str(root / "out")], check=True)
    assert refused > len(points) // 4, "the disk was hardly ever full"
    print(f"a full disk at {len(points)} points: refused at {refused}, each file whole, repaired by the next build")


def read_only(folder):
    root = project(folder)
    old = good(root)
    held = outputs(root)
    shutil.copytree(root / "out", root / "copy")
    mount(root / "out", 8192)
    shutil.copytree(root / "copy", root / "out", dirs_exist_ok=True)
    subprocess.run(["mount", "-o", "remount,ro", str(root / "out")], check=True)
    failed(build(root, "--date", "2027-01-31"))
    assert outputs(root) == held == old
    nothing = build(root)
    assert nothing.returncode == 0, f"nothing is to be written, and nothing need be: {nothing.stderr}"
    subprocess.run(["mount", "-o", "remount,rw", str(root / "out")], check=True)
    assert good(root, "--date", "2027-01-31") != old
    subprocess.run(["umount", str(root / "out")], check=True)
    print("a read-only file system: refused, nothing changed; with nothing to do no refusal")


def each(*tests):
    for test in tests:
        with tempfile.TemporaryDirectory() as folder:
            test(Path(folder))


if sys.argv[2:] == ["--mounted"]:
    each(full, read_only)
else:
    each(may_not_be_written, vanishes)
    sys.stdout.flush()
    namespace = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*namespace, "true"], capture_output=True).returncode == 0:
        subprocess.run([*namespace, sys.executable, __file__, PROGRAM, "--mounted"], check=True)
    else:
        print("skipped: this user may not mount a small disk; tests/build/crash.rs limits the size of files instead")
