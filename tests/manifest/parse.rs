//! A manifest is read back as it was written, and one that is damaged, newer or leads elsewhere is unusable.

use factbrief::manifest::{Unreadable, parse, print};

const SMALL: &str = "version = 1\nprogram = \"factbrief 0.1.0\"\ndossier = \"ports\"\n";

fn with_output(name: &str) -> String {
    format!(
        "{SMALL}[output.\"{name}\"]\nbrief = \"board\"\nlanguage = \"en\"\nformat = \"md\"\nhash = \"00\"\nsize = 1\n"
    )
}

#[test]
fn what_is_printed_is_read_back() {
    let manifest = parse(&with_output("board.en.md")).unwrap();
    assert_eq!(parse(&print(&manifest).unwrap()).unwrap(), manifest);
}

#[test]
fn a_name_that_leads_elsewhere_makes_the_manifest_unusable() {
    for name in
        ["../board.en.md", "board.en./../../x.md", "/etc/board.en.md", ".board.en.md", "c:board.en.md"]
    {
        let text = with_output(&name.replace('\\', "\\\\"));
        assert!(matches!(parse(&text), Err(Unreadable::Broken { .. })), "{name}");
    }
}

#[test]
fn a_later_version_is_named_even_when_its_form_is_unknown() {
    let later = "version = 7\nbriefs = \"elsewhere\"\n";
    assert_eq!(parse(later), Err(Unreadable::Newer { version: 7 }));
    assert_eq!(parse(&SMALL.replace("version = 1", "version = 2")), Err(Unreadable::Newer { version: 2 }));
}

#[test]
fn a_damaged_manifest_is_unusable_and_no_panic() {
    for text in ["", "<<<<<<< HEAD\n", "version = \"1\"", "version = -1", &"[a.".repeat(5000)] {
        assert!(matches!(parse(text), Err(Unreadable::Broken { .. })), "{text}");
    }
}
