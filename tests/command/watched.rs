//! Which events of the file system `watch` builds after.

use std::path::PathBuf;

use factbrief::command::internals::Watched;
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
