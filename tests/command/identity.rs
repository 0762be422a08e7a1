//! What tells dossiers of one name apart in the ledger, by the commands that ask it.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::desk::{Desk, files, printed, readable, with};

const DOSSIER: &str = "briefs/port/dossier.toml";
const FACTS: &str = "briefs/port/facts/works.toml";

/// The dossier's id.
fn id(desk: &Desk) -> String {
    let text = fs::read_to_string(desk.path(DOSSIER)).unwrap();
    text.split("\nid = \"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The project with a page that was sent by hand.
fn sent() -> Desk {
    let desk = Desk::new();
    desk.expect(0, &with(&["-o", "first"]));
    let draft = desk.draft("first");
    let id = draft.split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap();
    desk.expect(0, &["ledger", "sent", id]);
    desk
}

fn correct(desk: &Desk) {
    desk.restate(FACTS, "320億", "350億");
    desk.build();
}

#[test]
fn a_dossier_is_known_by_its_id_after_its_folder_and_title_have_changed() {
    let desk = sent();
    desk.edit(DOSSIER, "Kitahama harbour and offshore wind", "Kitahama");
    fs::rename(desk.path("briefs/port"), desk.path("briefs/harbour")).unwrap();
    desk.build();
    // Its files name the dossier, so that they are others; the reader is told that nothing else is.
    let said = desk.expect(0, &with(&["-o", "second"]));
    assert!(said.contains("the ledger knows the dossier with the `id` of `harbour` as `port` too"), "{said}");
    assert!(readable(&desk.draft("second")).contains("No fact has changed since your copy of 21 November"));
    desk.restate("briefs/harbour/facts/works.toml", "320億", "350億");
    desk.build();
    let said = desk.expect(1, &["recall", "--draft"]);
    assert!(said.contains("1 wrong") && !said.contains("not judged"), "{said}");
    let correction = readable(&desk.draft("outbox"));
    assert!(correction.contains("(Your copy says about ¥32 billion.)"), "{correction:.3000}");
}

#[test]
fn two_dossiers_of_one_name_are_told_apart() {
    let (desk, other) = (sent(), Desk::new());
    assert_ne!(id(&desk), id(&other), "each `new` writes another");
    correct(&other);
    let ledger = desk.ledger();
    let ledger = ledger.to_str().unwrap();
    let output = other.run(&["recall", "--ledger", ledger]);
    let said = crate::support::desk::said(&output);
    assert!(output.status.success() && printed(&output).is_empty(), "{}{said}", printed(&output));
    assert!(
        said.contains(
            "1 copy of `port` with `yui@example.org`: the dossier of that name here has another `id`"
        ),
        "{said}"
    );
    // The reader holds no copy of this one, and gets it.
    let said = other.expect(0, &with(&["--ledger", ledger]));
    assert!(!said.contains("was delivered"), "{said}");
    assert!(!readable(&other.draft("outbox")).contains("changed since"));
    // What went out of the one replaces nothing of the other.
    let draft = other.draft("outbox");
    let sent = draft.split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap();
    other.expect(0, &["ledger", "sent", sent, "--ledger", ledger]);
    correct(&desk);
    assert!(printed(&desk.run(&["recall"])).contains("yui@example.org holds port/investor.en"));
}

#[test]
fn what_was_recorded_without_an_id_counts_for_the_name() {
    let desk = sent();
    let text = fs::read_to_string(desk.ledger()).unwrap();
    let own = format!("\"dossier-id\":\"{}\",", id(&desk));
    assert!(text.contains(&own), "{text:.400}");
    fs::write(desk.ledger(), text.replace(&own, "")).unwrap();
    let said = desk.expect(0, &with(&["-o", "second"]));
    assert!(said.contains("this copy was delivered on") && !said.contains("the ledger knows"), "{said}");
    correct(&desk);
    assert!(desk.expect(1, &["recall"]).contains("1 wrong"));
    // Once another dossier of that name is known, nobody can tell whose it was.
    let line = text.lines().next().unwrap().replace(&id(&desk), "another-dossier").replace("yui@", "ada@");
    let line = line.replace("\"id\":\"", "\"id\":\"0");
    fs::write(desk.ledger(), format!("{}{line}\n", text.replace(&own, ""))).unwrap();
    let said = desk.expect(1, &["recall"]);
    assert!(said.contains("knows several dossiers `port`, and copies from when none had an `id`"), "{said}");
}

#[test]
fn a_dossier_without_an_id_is_known_by_its_name_and_that_is_said() {
    let desk = sent();
    let id = id(&desk);
    desk.edit(DOSSIER, &format!("id = \"{id}\"\n"), "");
    desk.build();
    let said = desk.expect(0, &with(&["-o", "second"]));
    assert!(
        said.contains("`port` has no `id`, and the ledger knows 1 dossier of that name with one"),
        "{said}"
    );
    assert!(
        said.contains("this copy was delivered on") && said.contains(&format!("`id = \"{id}\"`")),
        "{said}"
    );
    // The help works.
    desk.edit(DOSSIER, "languages =", &format!("id = \"{id}\"\nlanguages ="));
    desk.build();
    assert!(!desk.expect(0, &with(&["-o", "second"])).contains("has no `id`"));
}

#[test]
fn a_copied_dossier_takes_an_id_of_its_own() {
    let desk = Desk::new();
    for file in files(&desk.path("briefs/port")) {
        let to = file.to_str().unwrap().replace("briefs/port", "briefs/pier");
        fs::create_dir_all(std::path::Path::new(&to).parent().unwrap()).unwrap();
        fs::copy(&file, to).unwrap();
    }
    let said = desk.expect(1, &["check"]);
    assert_eq!(said.matches("is another dossier's too").count(), 2, "{said}");
    for command in [&["build"][..], &with(&[]), &["recall"]] {
        assert_eq!(desk.run(command).status.code(), Some(1), "{command:?}");
    }
    assert!(desk.drafts("outbox").is_empty());
    desk.edit("briefs/pier/dossier.toml", &id(&desk), "pier-of-kitahama");
    desk.build();
    for id in ["short", "With Capitals and blanks", "pier_of_kitahama", "北浜の埠頭です"] {
        desk.edit("briefs/pier/dossier.toml", "\nid = \"", &format!("\nid = \"{id}\" #"));
        let said = desk.expect(1, &["check"]);
        assert!(said.contains("bad-name") && said.contains("can't be a dossier's id"), "{said}");
        desk.edit("briefs/pier/dossier.toml", &format!("\nid = \"{id}\" #"), "\nid = \"");
    }
}

#[test]
fn an_id_stands_in_no_output_and_no_mail() {
    let desk = sent();
    let id = id(&desk);
    for file in files(&desk.path("out")).into_iter().chain(files(&desk.path("first"))) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(id.len()).any(|window| window == id.as_bytes()), "{}", file.display());
    }
}
