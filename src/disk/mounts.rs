//! Which file systems tell of every change: not those that others change too, by a network or from outside of a container.

use std::path::{Path, PathBuf};

/// File systems that tell of whatever is changed in them on this machine, which is all that can be. All others are looked
/// at again and again.
const TELLING: [&str; 19] = [
    "bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "hfsplus", "jfs", "msdos", "nilfs2",
    "ntfs3", "ramfs", "reiserfs", "tmpfs", "udf", "vfat", "xfs", "zfs",
];

/// The type of the file system that a path is on, if it may not tell of changes. `mounts` is what Linux says in
/// `/proc/self/mountinfo` (proc(5)); the path has no links in it.
pub fn silent(mounts: &str, path: &Path) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((first, second)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (first.split(' ').nth(4), second.split(' ').next()) else { continue };
        let point = unescaped(point);
        let depth = point.components().count();
        // Of two at one place, the later one lies on top.
        if path.starts_with(&point) && best.is_none_or(|(known, _)| depth >= known) {
            best = Some((depth, kind));
        }
    }
    best.filter(|(_, kind)| !TELLING.contains(kind)).map(|(_, kind)| kind.to_owned())
}

/// A path as it is, from one in which blanks and the like are octal numbers.
fn unescaped(point: &str) -> PathBuf {
    let mut text = point.to_owned();
    for (written, meant) in [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")] {
        text = text.replace(written, meant);
    }
    PathBuf::from(text)
}
