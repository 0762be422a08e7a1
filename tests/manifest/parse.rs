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
        assert!(matches!(parse(&text), Err(Unreadable::OutputName { .. })), "{name}");
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
        assert!(matches!(parse(text), Err(Unreadable::Toml { .. })), "{text}");
    }
}

#[test]
fn a_number_or_a_date_that_cannot_be_read_is_refused_with_its_place() {
    let with = |value: &str| {
        format!(
            "{SMALL}[fact.cost]\nstatement.en = \"It costs.\"\nvalues.value = {{ {value}, text = {{ en = \"it\" }} }}\nstatus = \"reported\"\nstage = \"done\"\nas-of = \"2026\"\nlapsed = false\nevidence = []\n"
        )
    };
    let number = |text: &str| {
        with(&format!(
            "kind = \"quantity\", bound = \"exact\", about = false, number = \"{text}\", unit = \"JPY\""
        ))
    };
    let manifest = parse(&number("1.50")).unwrap();
    assert!(print(&manifest).unwrap().contains("number = \"1.5\""));
    for (text, says) in [
        (number("many"), "line 6: `many` isn't a number"),
        (number(""), "line 6: `` isn't a number"),
        (number("1").replace("lapsed = false\n", ""), "missing field `lapsed` of the fact `cost`"),
        (with("kind = \"date\", date = \"some day\""), "line 6: `some day` is not a date"),
    ] {
        let why = parse(&text).unwrap_err().to_string();
        assert!(why.starts_with(says), "{why}");
    }
}

/// A later version may say more, and say it in words that this one doesn't know: what it wrote is written again as it was.
#[test]
fn words_of_a_later_version_are_kept() {
    let text = format!(
        "{SMALL}[fact.cost]\nstatement.en = \"It costs.\"\nstatement.fr = \"Il coûte.\"\nstatus = \"rumoured\"\nstage = \"dreamt\"\nas-of = \"decade 2020\"\ndue = \"fall 2026\"\nlapsed = false\nevidence = []\n"
    );
    let manifest = parse(&text).unwrap();
    assert!(
        print(&manifest).unwrap().ends_with(text.strip_prefix(SMALL).unwrap()),
        "{}",
        print(&manifest).unwrap()
    );
}
