//! What is in the places where the program looks is read, refused or named: links are followed within the project only, nothing is
//! written through one, and no table, template or theme is passed over without a word.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::support::harbour::Harbour;
use tempfile::TempDir;

const SECRET: &str = "password = hunter2 of the user";
const OURS: &str = "{% extends \"base.md.j2\" %}\n{% block kind %}OURS{% endblock %}\n";
const INVESTOR: &str = "out/harbour/investor.en.md";

/// A folder outside of every project, with whatever a link could be after.
fn elsewhere() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["secret", "facts/works.toml", "themes/night.toml", "dossier.toml", "sources.toml"] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, SECRET).unwrap();
    }
    folder
}

/// Puts a link there instead of what is there.
fn link(harbour: &Harbour, name: &str, target: &Path) {
    let path = harbour.path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if path.is_dir() {
        fs::remove_dir_all(&path).unwrap()
    } else if path.exists() {
        fs::remove_file(&path).unwrap()
    }
    symlink(target, path).unwrap();
}

/// Every place that a project is read from, with what a link there could lead to.
const PLACES: &[(&str, &str)] = &[
    ("briefs/harbour/dossier.toml", "secret"),
    ("briefs/harbour/sources.toml", "secret"),
    ("briefs/harbour/investor.toml", "secret"),
    ("briefs/harbour/another.toml", "secret"),
    ("briefs/harbour/facts", "facts"),
    ("briefs/harbour/facts/works.toml", "secret"),
    ("briefs/harbour/facts/another.toml", "secret"),
    ("briefs/harbour/editions", "facts"),
    ("briefs/harbour/editions/2026-01-01.toml", "secret"),
    ("briefs/second", ""),
    ("briefs", ""),
    ("templates", ""),
    ("templates/investor.md.j2", "secret"),
    ("templates/another.j2", "secret"),
    ("templates/themes", "themes"),
    ("templates/themes/night.toml", "secret"),
];

#[test]
fn a_link_that_leads_out_is_named_wherever_it_is_and_nothing_is_read_through_it() {
    let away = elsewhere();
    for (place, target) in PLACES {
        for command in ["check", "build", "status"] {
            let harbour = Harbour::new();
            harbour.build();
            let before = harbour.read(INVESTOR);
            link(&harbour, place, &away.path().join(target));
            let said = harbour.run(&[command]);
            assert_eq!(said.code, 1, "{place}: {}{}", said.out, said.err);
            let named = format!("error[bad-link]: the link `{place}` leads out of the project, to `");
            assert!(said.err.contains(&named), "{place}: {}", said.err);
            assert!(!said.err.contains("hunter2") && !said.out.contains("hunter2"), "{place}: {}", said.err);
            assert_eq!(harbour.read(INVESTOR), before, "{place}");
        }
    }
}

#[test]
fn a_link_that_leads_nowhere_or_in_a_ring_is_named_wherever_it_is() {
    for (place, _) in PLACES.iter().filter(|(place, _)| *place != "briefs") {
        for target in ["/nowhere/at/all", "ring"] {
            let harbour = Harbour::new();
            link(&harbour, place, Path::new(target));
            if target == "ring" {
                let beside = Path::new(place).with_file_name("ring");
                link(&harbour, beside.to_str().unwrap(), Path::new("ring"));
            }
            let said = harbour.run(&["check"]);
            assert_eq!(said.code, 1, "{place}: {}{}", said.out, said.err);
            assert!(
                said.err.contains(&format!("error[bad-link]: the link `{place}` leads to `")),
                "{}",
                said.err
            );
        }
    }
}

/// What lies in the project may lie anywhere in it.
#[test]
fn links_within_the_project_are_followed() {
    let harbour = Harbour::new();
    harbour.write("store/works.toml", &harbour.read("briefs/harbour/facts/works.toml"));
    harbour.write("store/page.md.j2", OURS);
    link(&harbour, "briefs/harbour/facts/works.toml", Path::new("../../../store/works.toml"));
    link(&harbour, "templates/investor.md.j2", Path::new("../store/page.md.j2"));
    harbour.build();
    assert!(harbour.read(INVESTOR).contains("OURS"));
    // A whole dossier, too.
    fs::rename(harbour.path("briefs/harbour"), harbour.path("store/harbour")).unwrap();
    fs::remove_file(harbour.path("store/harbour/facts/works.toml")).unwrap();
    symlink("../../works.toml", harbour.path("store/harbour/facts/works.toml")).unwrap();
    symlink("../store/harbour", harbour.path("briefs/harbour")).unwrap();
    let said = harbour.right(&["build"]);
    assert!(said.err.contains("2 current") || said.err.contains("4 current"), "{}", said.err);
    // What git keeps isn't the project's: it may hold passwords.
    harbour.write(".git/config", SECRET);
    link(&harbour, "briefs/harbour/facts/env.toml", &harbour.path(".git/config"));
    let said = harbour.run(&["check"]);
    assert!(
        said.code == 1 && said.err.contains("leads out of the project") && !said.err.contains("hunter2"),
        "{}",
        said.err
    );
}

/// A dossier by itself is a project by itself, and so is a repository, whatever it is called and wherever it lies.
#[test]
fn the_project_ends_with_the_dossier_or_the_repository() {
    let harbour = Harbour::new();
    harbour.write("secret", SECRET);
    harbour.write("store/works.toml", &harbour.read("briefs/harbour/facts/works.toml"));
    fs::rename(harbour.path("briefs/harbour"), harbour.path("cloned")).unwrap();
    symlink("../../secret", harbour.path("cloned/facts/env.toml")).unwrap();
    for path in ["cloned", "./cloned/", "store/../cloned"] {
        let said = harbour.run(&["check", path]);
        assert!(
            said.code == 1 && said.err.contains("leads out of the project") && !said.err.contains("hunter2"),
            "{}",
            said.err
        );
    }
    // The whole of a repository may be called `briefs`.
    fs::remove_dir_all(harbour.path("briefs")).unwrap();
    fs::create_dir_all(harbour.path("briefs/.git")).unwrap();
    fs::rename(harbour.path("cloned"), harbour.path("briefs/cloned")).unwrap();
    fs::remove_file(harbour.path("briefs/cloned/facts/env.toml")).unwrap();
    symlink("../../../secret", harbour.path("briefs/cloned/facts/env.toml")).unwrap();
    let said = harbour.run(&["check"]);
    assert!(said.code == 1 && said.err.contains("leads out of the project"), "{}", said.err);
}

#[test]
fn nothing_is_written_through_a_link_below_out() {
    let victim = TempDir::new().unwrap();
    let mine = |name: &str| victim.path().join(name);
    for name in ["investor.en.md", "manifest.toml"] {
        fs::write(mine(name), SECRET).unwrap();
    }
    let untouched = || {
        assert_eq!(fs::read_dir(victim.path()).unwrap().count(), 2);
        for name in ["investor.en.md", "manifest.toml"] {
            assert_eq!(fs::read_to_string(mine(name)).unwrap(), SECRET);
        }
    };
    for place in ["out", "out/harbour"] {
        let harbour = Harbour::new();
        link(&harbour, place, victim.path());
        for arguments in [&["build"][..], &["build", "--force"], &["build", "-a", "investor"]] {
            let said = harbour.run(arguments);
            assert_eq!(said.code, 2, "{}", said.err);
            assert!(said.err.contains(&format!("`{place}`")) && said.err.contains("link"), "{}", said.err);
            untouched();
        }
    }
    // Within the project nothing is written through one below `out` either.
    let harbour = Harbour::new();
    fs::create_dir_all(harbour.path("kept")).unwrap();
    link(&harbour, "out/harbour", Path::new("../kept"));
    assert_eq!(harbour.run(&["build"]).code, 2);
    assert_eq!(fs::read_dir(harbour.path("kept")).unwrap().count(), 0);
    // A file that is a link is replaced, not what it leads to.
    let harbour = Harbour::new();
    harbour.build();
    for name in ["investor.en.md", "manifest.toml"] {
        link(&harbour, &format!("out/harbour/{name}"), &mine(name));
    }
    harbour.build();
    untouched();
    assert!(!fs::symlink_metadata(harbour.path(INVESTOR)).unwrap().is_symlink());
    assert!(!fs::symlink_metadata(harbour.path("out/harbour/manifest.toml")).unwrap().is_symlink());
    // Even one to the very same bytes is no output.
    fs::copy(harbour.path(INVESTOR), harbour.path("same.md")).unwrap();
    link(&harbour, INVESTOR, &harbour.path("same.md"));
    harbour.build();
    assert!(!fs::symlink_metadata(harbour.path(INVESTOR)).unwrap().is_symlink());
    // Redlines.
    harbour.edit("briefs/harbour/investor.toml", "The harbour is being dredged", "The harbour was dredged");
    link(&harbour, "redlines/harbour", victim.path());
    assert_eq!(harbour.run(&["diff", "--redline", "redlines"]).code, 2);
    untouched();
}

#[test]
fn a_template_or_theme_that_cannot_be_read_is_not_replaced_by_a_built_in_one() {
    let files = ["templates/investor.md.j2", "templates/themes/night.toml"];
    for file in files {
        let harbour = Harbour::new();
        harbour.write("templates/investor.md.j2", OURS);
        harbour.build();
        let before = harbour.read(INVESTOR);
        let mut bytes = if harbour.path(file).exists() { harbour.bytes(file) } else { Vec::new() };
        bytes.extend(b"\x93\xfa");
        harbour.write(file, "");
        fs::write(harbour.path(file), bytes).unwrap();
        for command in ["build", "status", "check"] {
            let said = harbour.run(&[command]);
            assert!(said.code == 1 && said.err.contains("error[not-utf8]"), "{}", said.err);
            assert!(!said.out.contains("current"), "{}", said.out);
            assert_eq!(harbour.read(INVESTOR), before);
        }
    }
}

#[test]
fn a_folder_of_templates_that_was_named_is_there() {
    let harbour = Harbour::new();
    harbour.build();
    for (named, why) in [
        ("hause", "there is no folder of templates `hause`"),
        (
            "briefs/harbour/investor.toml",
            "`briefs/harbour/investor.toml` is a file, not a folder of templates",
        ),
    ] {
        for command in [
            &["build"][..],
            &["check"],
            &["status"],
            &["list"],
            &["show", "cost"],
            &["verify"],
            &["diff"],
            &["watch"],
            &["mail", "investor", "--to", "yui@example.org"],
            &["inspect", "out/harbour/investor.en.pdf", "--against", "briefs"],
        ] {
            let said = harbour.run(&[command, &["--templates", named]].concat());
            assert_eq!(said.code, 2, "{command:?}: {}", said.err);
            assert!(said.err.contains(why), "{command:?}: {}", said.err);
        }
    }
    // The usual one may be missing, but not be a file.
    harbour.right(&["build"]);
    harbour.write("templates", "");
    assert_eq!(harbour.run(&["build"]).code, 2);
}

#[test]
fn what_looks_as_if_it_were_to_be_read_and_is_not_is_named() {
    for (file, named) in [
        ("briefs/harbour/facts/more.TOML", "briefs/harbour/facts/more.TOML"),
        ("briefs/harbour/facts/more.toml.txt", "briefs/harbour/facts/more.toml.txt"),
        ("briefs/harbour/facts/more.tml", "briefs/harbour/facts/more.tml"),
        ("briefs/harbour/facts/more", "briefs/harbour/facts/more"),
        ("briefs/harbour/facts/sub/more.toml", "briefs/harbour/facts/sub"),
        ("briefs/harbour/facts/more.toml/x", "briefs/harbour/facts/more.toml"),
        ("briefs/harbour/editions/2026.TOML", "briefs/harbour/editions/2026.TOML"),
        ("briefs/harbour/editions/2026/manifest.toml", "briefs/harbour/editions/2026"),
        ("briefs/harbour/fact/more.toml", "briefs/harbour/fact"),
        ("briefs/harbour/Editions/more.toml", "briefs/harbour/Editions"),
        ("briefs/harbour/policy.Toml", "briefs/harbour/policy.Toml"),
        ("briefs/harbour/policy.toml.txt", "briefs/harbour/policy.toml.txt"),
        ("briefs/harbour/editions", "briefs/harbour/editions"),
        ("briefs/policy.toml", "briefs/policy.toml"),
        ("briefs/sub/port/dossier.toml", "briefs/sub"),
        ("templates/investor.md.J2", "templates/investor.md.J2"),
        ("templates/investor.md.jinja", "templates/investor.md.jinja"),
        ("templates/sub/investor.md.j2", "templates/sub"),
        ("templates/theme/night.toml", "templates/theme"),
        ("templates/themes/night.TOML", "templates/themes/night.TOML"),
        ("templates/themes/sub/night.toml", "templates/themes/sub"),
        ("templates/themes", "templates/themes"),
    ] {
        let harbour = Harbour::new();
        harbour.write(file, "");
        let said = harbour.run(&["check"]);
        assert!(said.err.contains(&format!("warning[unread-file]: `{named}` ")), "{file}: {}", said.err);
        assert!(!said.err.contains("nothing wrong"), "{file}: {}", said.err);
        assert_eq!(said.code, 0, "{file}: {}", said.err);
        assert!(harbour.right(&["build"]).err.contains("warning[unread-file]"), "{file}");
    }
    // A folder with nothing but fact tables is a dossier that lacks the rest.
    let harbour = Harbour::new();
    harbour.write("briefs/second/facts/a.toml", "");
    let said = harbour.run(&["check"]);
    assert!(
        said.code == 1 && said.err.contains("the dossier `briefs/second` has no `dossier.toml`"),
        "{}",
        said.err
    );
}

#[test]
fn what_is_known_to_be_harmless_is_not_named() {
    let harbour = Harbour::new();
    for file in [
        "briefs/README.md",
        "briefs/harbour/README.md",
        "briefs/harbour/plan.pdf",
        "briefs/harbour/archive/plan.txt",
        "briefs/harbour/facts/.works.toml.swp",
        "briefs/harbour/facts/works.toml~",
        "briefs/harbour/facts/#works.toml#",
        "briefs/harbour/facts/works.toml.orig",
        "briefs/harbour/facts/works.toml.bak",
        "briefs/harbour/facts/.gitkeep",
        "briefs/harbour/facts/README.md",
        "templates/README.md",
        "templates/.DS_Store",
        "templates/investor.md.j2~",
    ] {
        harbour.write(file, "");
    }
    let said = harbour.right(&["check"]);
    assert!(said.err.contains("nothing wrong"), "{}", said.err);
}

/// Every place where a file is read, and how a file of another name there would be called.
const FILES: [(&str, &str); 8] = [
    ("briefs/harbour/dossier.toml", "briefs/harbour/dos\u{1b}sier.toml"),
    ("briefs/harbour/sources.toml", "briefs/harbour/sour\u{9b}ces.toml"),
    ("briefs/harbour/investor.toml", "briefs/harbour/inves\ntor.toml"),
    ("briefs/harbour/facts/works.toml", "briefs/harbour/facts/wo\u{202e}rks.toml"),
    ("briefs/harbour/editions/2026-01-01.toml", "briefs/harbour/editions/2026-01\u{7f}.toml"),
    ("templates/investor.md.j2", "templates/inves\u{7}tor.md.j2"),
    ("templates/more.j2", "templates/mo\rre.j2"),
    ("templates/themes/night.toml", "templates/themes/nig\u{200b}ht.toml"),
];

/// Whatever lies where a file is read: a folder, something that is neither, bytes that are no text. It is refused or named, and
/// where a file is there that can't be read, nothing is built without it.
#[test]
fn in_every_place_what_is_no_text_is_refused_or_named() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::net::UnixListener;
    for (place, _) in FILES {
        for what in ["folder", "socket", "latin", "zeros", "utf-16", "forbidden"] {
            let harbour = Harbour::new();
            let path = harbour.path(place);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if path.exists() {
                fs::remove_file(&path).unwrap();
            }
            match what {
                "folder" => fs::create_dir(&path).unwrap(),
                // A path of a socket may be short only.
                "socket" => {
                    let short = TempDir::new().unwrap();
                    UnixListener::bind(short.path().join("s")).unwrap();
                    fs::rename(short.path().join("s"), &path).unwrap();
                }
                "latin" => fs::write(&path, b"title = \"caf\xe9\"\n").unwrap(),
                "forbidden" => {
                    fs::write(&path, "").unwrap();
                    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
                    // Whoever may read everything is refused nothing.
                    if fs::read(&path).is_ok() {
                        continue;
                    }
                }
                "zeros" => fs::write(&path, [0; 64]).unwrap(),
                _ => fs::write(&path, b"\xff\xfet\0i\0t\0l\0e\0").unwrap(),
            }
            let said = harbour.run(&["build"]);
            assert!(said.err.contains(place), "{what} at {place} isn't named: {}", said.err);
            let is_text = !["folder", "socket"].contains(&what);
            if is_text {
                assert_eq!(
                    said.code,
                    if what == "forbidden" { 2 } else { 1 },
                    "{what} at {place}: {}",
                    said.err
                );
                assert!(!harbour.path("out/harbour/manifest.toml").exists(), "{what} at {place}");
            }
        }
    }
}

#[test]
fn a_name_that_cannot_be_printed_is_refused_in_every_place_and_shown() {
    for (place, named) in FILES {
        let harbour = Harbour::new();
        if !harbour.path(place).exists() {
            harbour.write(place, "");
        }
        fs::create_dir_all(harbour.path(named).parent().unwrap()).unwrap();
        fs::rename(harbour.path(place), harbour.path(named)).unwrap();
        refused(&harbour, named);
    }
    let harbour = Harbour::new();
    fs::rename(harbour.path("briefs/harbour"), harbour.path("briefs/har\u{1b}[2Jbour")).unwrap();
    refused(&harbour, "briefs/har\u{1b}[2Jbour");
    let said = harbour.run(&["check", "briefs/har\u{1b}[2Jbour"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("bad-file-name"), "{}", said.err);
    // Bytes that are no text.
    use std::os::unix::ffi::OsStrExt;
    let harbour = Harbour::new();
    fs::write(harbour.path("briefs/harbour/facts").join(std::ffi::OsStr::from_bytes(b"wo\xffrks.toml")), "")
        .unwrap();
    let said = harbour.run(&["check"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("has a name that isn't UTF-8"), "{}", said.err);
}

fn refused(harbour: &Harbour, named: &str) {
    for command in ["check", "build"] {
        let said = harbour.run(&[command]);
        assert_eq!(said.code, 1, "{named:?}: {}", said.err);
        let shown = factbrief::diagnostic::visible(named);
        assert!(said.err.contains("bad-file-name") && said.err.contains(&*shown), "{named:?}: {}", said.err);
        assert!(
            said.err.contains("help: rename it") && !said.err.contains('\u{1b}'),
            "{named:?}: {}",
            said.err
        );
    }
    assert!(!harbour.path("out").exists(), "{named:?}");
}

#[test]
fn a_folder_that_a_user_names_is_what_its_link_leads_to() {
    let harbour = Harbour::new();
    let elsewhere = TempDir::new().unwrap();
    for folder in ["templates", "fonts", "out"] {
        fs::create_dir(elsewhere.path().join(folder)).unwrap();
        symlink(elsewhere.path().join(folder), harbour.path(&format!("my-{folder}"))).unwrap();
    }
    let page = factbrief::render::BUILT_IN.iter().find(|(name, _)| *name == "base.md.j2").unwrap().1;
    let page = page.replacen("{{ references }}", "From elsewhere.\n\n{{ references }}", 1);
    fs::write(elsewhere.path().join("templates/base.md.j2"), page).unwrap();
    harbour.right(&["build", "--templates", "my-templates", "--font-dir", "my-fonts", "--out", "my-out"]);
    let made = fs::read_to_string(elsewhere.path().join("out/harbour/investor.en.md")).unwrap();
    assert!(made.contains("From elsewhere."), "{made}");
    for option in ["--templates", "--font-dir"] {
        symlink("nowhere", harbour.path("gone")).unwrap();
        let said = harbour.run(&["build", option, "gone"]);
        assert_eq!(said.code, 2, "{option}: {}", said.err);
        assert!(said.err.contains("`gone`"), "{option}: {}", said.err);
        fs::remove_file(harbour.path("gone")).unwrap();
    }
}
