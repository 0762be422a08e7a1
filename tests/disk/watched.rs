//! Which events of the file system `watch` builds after.

use std::path::PathBuf;

use factbrief::disk::internals::{Watched, silent};
use notify::event::{AccessKind, AccessMode, CreateKind, DataChange, MetadataKind, ModifyKind, RenameMode};
use notify::{Event, EventKind};

fn concerns(kind: EventKind, path: &str) -> bool {
    let watched = Watched {
        roots: [PathBuf::from("/ports/briefs"), PathBuf::from("/ports/templates")],
        out: PathBuf::from("/ports/briefs/out"),
        linked: vec![PathBuf::from("/ports/store/works.toml"), PathBuf::from("/ports/shared")],
    };
    watched.concerns(&Event::new(kind).add_path(PathBuf::from(path)))
}

#[test]
fn what_is_built_from_concerns_and_nothing_else_does() {
    let saved = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    assert!(concerns(saved, "/ports/briefs/harbour/facts/berths.toml"));
    assert!(concerns(saved, "/ports/templates/investor.md.j2"));
    assert!(concerns(saved, "/ports/store/works.toml"));
    assert!(concerns(saved, "/ports/shared/facts/berths.toml"));
    assert!(concerns(EventKind::Modify(ModifyKind::Name(RenameMode::To)), "/ports/briefs/harbour"));
    assert!(concerns(EventKind::Create(CreateKind::Folder), "/ports/templates"));
    for path in [
        "/ports/briefs/out/harbour/manifest.toml",
        "/ports/briefs/harbour/.berths.toml.swp",
        "/ports/briefs/harbour/berths.toml~",
        "/ports/briefs/harbour/notes.txt",
        "/ports/briefs/harbour/archive/plan.txt",
        "/ports/README.toml",
        "/ports/store/other.toml",
    ] {
        assert!(!concerns(saved, path), "{path}");
    }
    let touched = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
    assert!(!concerns(touched, "/ports/briefs/harbour/berths.toml"));
    let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
    assert!(!concerns(opened, "/ports/briefs/harbour/berths.toml"));
    // A build reads the archive, which may lie in a folder that is watched; that is no reason for another build.
    let closed = EventKind::Access(AccessKind::Close(AccessMode::Read));
    for path in ["/ports/briefs/harbour/archive", "/ports/briefs/harbour/archive/plan.txt"] {
        assert!(!concerns(opened, path) && !concerns(closed, path), "{path}");
    }
}

#[test]
fn a_file_system_that_others_change_too_may_tell_of_nothing() {
    let mounts = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard\n\
        30 27 0:40 / /home/rei/net rw shared:4 master:1 - nfs4 server:/x rw\n\
        31 27 0:41 / /home/rei/my\\040share rw - cifs //server/x rw\n\
        32 27 0:42 / /mnt/bind rw - fuse.bindfs /home/rei/real rw\n\
        33 32 0:43 / /mnt/bind/inner rw - tmpfs tmpfs rw\n\
        34 27 0:44 / /over rw - ext4 /dev/vdb rw\n\
        35 27 0:45 / /over rw - overlay overlay rw\n\
        damaged line\n";
    for (path, kind) in [
        ("/home/rei/briefs", None),
        ("/home/rei/net/briefs", Some("nfs4")),
        ("/home/rei/network", None),
        ("/home/rei/my share/briefs", Some("cifs")),
        ("/mnt/bind/briefs", Some("fuse.bindfs")),
        ("/mnt/bind/inner/briefs", None),
        ("/over/briefs", Some("overlay")),
    ] {
        assert_eq!(silent(mounts, std::path::Path::new(path)).as_deref(), kind, "{path}");
    }
    assert_eq!(silent("", std::path::Path::new("/briefs")), None);
    assert_eq!(
        silent("27 1 254:0 / / rw - some-new-fs /dev/vda rw", std::path::Path::new("/x")).as_deref(),
        Some("some-new-fs")
    );
}
