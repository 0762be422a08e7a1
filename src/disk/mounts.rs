//! Which file systems report every change. Those that others change too, over a network or from outside of a container, may
//! not.

use std::path::{Path, PathBuf};

/// File systems that report every change, because only this machine changes them. All others are looked at repeatedly.
const REPORTING: [&str; 19] = [
    "bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "hfsplus", "jfs", "msdos", "nilfs2",
    "ntfs3", "ramfs", "reiserfs", "tmpfs", "udf", "vfat", "xfs", "zfs",
];

/// The type of the file system that a path is on, if it may not report changes. `mounts` is the text of
/// `/proc/self/mountinfo` on Linux (proc(5)); the path has no links in it.
pub fn silent(mounts: &str, path: &Path) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((first, second)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (first.split(' ').nth(4), second.split(' ').next()) else { continue };
        let point = unescaped(point);
        let depth = point.components().count();
        // Of two at one place, the later one hides the other.
        if path.starts_with(&point) && best.is_none_or(|(known, _)| depth >= known) {
            best = Some((depth, kind));
        }
    }
    best.filter(|(_, kind)| !REPORTING.contains(kind)).map(|(_, kind)| kind.to_owned())
}

/// A path from its form in that file, where blanks and the like are octal numbers.
fn unescaped(point: &str) -> PathBuf {
    let mut text = point.to_owned();
    for (written, meant) in [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")] {
        text = text.replace(written, meant);
    }
    PathBuf::from(text)
}
