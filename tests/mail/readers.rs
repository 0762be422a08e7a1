//! Mails to everybody in recipients.toml, and what that file keeps from whom.

use std::fs;

use crate::support::desk::{Desk, PEOPLE, TO, readable, with};

#[test]
fn everybody_gets_the_brief_that_is_theirs_and_who_has_none_is_named() {
    let desk = Desk::new();
    desk.recipients(PEOPLE);
    let said = desk.expect(1, &["mail", "--all", "--on", "2026-11-22"]);
    assert!(said.contains("refused: `ada@example.org`: no brief here is for `engineer`"), "{said}");
    let drafts = desk.drafts("outbox");
    let names: Vec<&str> = drafts.iter().map(|(name, _)| &name[..name.len() - 24]).collect();
    assert_eq!(names, ["investor.ja.yui@example.org", "policy.en.paul@example.org"]);
    assert!(readable(&drafts[0].1).contains("田中様、いつもお世話になっております。"));
    assert!(readable(&drafts[1].1).contains("Dear Paul Reed,"));
}

#[test]
fn somebody_of_two_audiences_gets_both_pages_in_one_mail() {
    let desk = Desk::new();
    desk.recipients(&PEOPLE.replace("brief = 'policy'\n", ""));
    desk.expect(1, &["mail", "--all", "--on", "2026-11-22"]);
    let drafts = desk.drafts("outbox");
    let (name, draft) = &drafts[0];
    assert!(name.starts_with("investor+policy.en.paul@example.org."), "{name}");
    assert_eq!(draft.matches("Content-Type: application/pdf").count(), 2);
}

#[test]
fn a_brief_of_several_dossiers_is_named_in_full() {
    let desk = Desk::new();
    for file in ["dossier.toml", "sources.toml", "investor.toml", "facts/works.toml"] {
        desk.write(
            &format!("briefs/pier/{file}"),
            &fs::read_to_string(desk.path(&format!("briefs/port/{file}"))).unwrap(),
        );
    }
    // A copied dossier takes an id of its own.
    desk.edit("briefs/pier/dossier.toml", "\nid = \"", "\nid = \"pier-");
    desk.build();
    desk.recipients(PEOPLE);
    let said = desk.expect(2, &TO);
    assert!(said.contains("write `pier/investor` or `port/investor`"), "{said}");
    let said = desk.expect(1, &["mail", "--all"]);
    assert!(said.contains("one mail can't hold briefs of `pier` and `port`"), "{said}");
    desk.expect(0, &["mail", "pier/investor", "--to", "new@example.org", "-o", "pier"]);
    assert_eq!(desk.drafts("pier").len(), 1);
    desk.expect(1, &["mail", "--all", "--path", "briefs/pier", "-o", "all"]);
    assert_eq!(desk.drafts("all").len(), 1);
    let said = desk.expect(2, &["mail", "invester", "--path", "briefs/pier", "--to", "a@example.org"]);
    assert!(said.contains("there is no brief `invester`") && said.contains("`investor`"), "{said}");
}

#[test]
fn who_is_known_never_gets_the_page_of_another_audience() {
    let desk = Desk::new();
    desk.recipients(PEOPLE);
    let said = desk.expect(1, &["mail", "policy", "--to", "yui@example.org"]);
    let why = "the brief `policy` is for `policy`, but recipients.toml says that `yui@example.org` belongs to `investor`";
    assert!(said.contains(why), "{said}");
    let said = desk.expect(1, &["mail", "policy", "--to", "new@example.org", "--bcc", "Yui@example.org"]);
    assert!(said.contains("belongs to `investor`"), "{said}");
    assert!(desk.drafts("outbox").is_empty());
}

#[test]
fn the_users_own_files_never_come_from_a_dossier() {
    let desk = Desk::new();
    desk.write("briefs/port/mine/people", PEOPLE);
    let said = desk.expect(2, &["mail", "--all", "--recipients", "briefs/port/mine/people"]);
    assert!(said.contains("is inside a dossier"), "{said}");
    desk.write("briefs/port/mine/settings", "server = 'localhost'\n");
    let said = desk.expect(2, &with(&["--send", "--config", "briefs/port/mine/settings"]));
    assert!(said.contains("is inside a dossier"), "{said}");
}

#[test]
fn an_entry_with_a_mistake_gets_nothing_and_the_others_their_mail() {
    let desk = Desk::new();
    let ida =
        "[[recipient]]\nname = 'Ida'\naddress = 'ida@example.org'\naudience = 'policy'\nlanguage = 'xx'\n";
    desk.recipients(&format!("{PEOPLE}{ida}"));
    let said = desk.expect(1, &["mail", "--all", "--on", "2026-11-22"]);
    assert!(said.contains("unknown-choice"), "{said}");
    let drafts = desk.drafts("outbox");
    assert!(drafts.len() == 2 && drafts.iter().all(|(name, _)| !name.contains("ida")), "{said}");
    // What she may see isn't known, whatever is typed.
    let said = desk.expect(1, &["mail", "investor", "--to", "Ida@example.org", "-o", "ida"]);
    assert!(said.contains("the entry of `Ida@example.org` in recipients.toml has mistakes"), "{said}");
    // Two entries for one address: which of them holds isn't known either.
    let twice = "[[recipient]]\nname = 'Yui'\naddress = 'yui@example.org'\naudience = 'policy'\n";
    desk.recipients(&format!("{PEOPLE}{twice}"));
    let said = desk.expect(1, &["mail", "policy", "--to", "yui@example.org", "-o", "ida"]);
    assert!(said.contains("the entry of `yui@example.org`"), "{said}");
    assert!(desk.drafts("ida").is_empty());
}

#[test]
fn recipients_that_cannot_be_read_are_not_nobody() {
    let desk = Desk::new();
    desk.recipients("[[recipient\n");
    let said = desk.expect(1, &["mail", "policy", "--to", "yui@example.org"]);
    assert!(said.contains("toml-syntax") && !said.contains("missing-key"), "{said}");
    let path = desk.root.path().join("data/factbrief/recipients.toml");
    fs::remove_file(&path).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.path("gone.toml"), &path).unwrap();
        let said = desk.expect(2, &["mail", "policy", "--to", "yui@example.org"]);
        assert!(said.contains("recipients.toml"), "{said}");
    }
    assert!(desk.drafts("outbox").is_empty());
}

#[test]
fn a_run_for_one_brief_passes_over_those_for_whom_it_is_not() {
    let desk = Desk::new();
    desk.recipients(&PEOPLE.replace("'engineer'", "'policy'"));
    let said = desk.expect(0, &["mail", "investor", "--all", "--on", "2026-11-22"]);
    assert!(!said.contains("refused"), "{said}");
    assert_eq!(desk.drafts("outbox").len(), 1);
}

#[test]
fn a_dossier_that_cannot_be_read_stops_its_own_mails() {
    let desk = Desk::new();
    desk.write("briefs/broken/dossier.toml", "title = [");
    desk.recipients(PEOPLE);
    for (arguments, why) in [
        (&["mail", "investor", "--to", "new@example.org"][..], "name yours in full, as `dossier/investor`"),
        (&["mail", "broken/investor", "--to", "new@example.org"], "`broken` has the mistakes above"),
        (&["mail", "--all"], "it isn't known which readers get its briefs"),
    ] {
        let said = desk.expect(1, arguments);
        assert!(said.contains("nothing was made: ") && said.contains(why), "{said}");
    }
    assert!(desk.drafts("outbox").is_empty());
    desk.expect(0, &["mail", "port/investor", "--to", "new@example.org"]);
    assert_eq!(desk.drafts("outbox").len(), 1);
}

/// A reader of `policy`, in an entry whose first line and address can be spoilt.
fn rei(opening: &str, address: &str) -> String {
    format!("{opening}\nname = 'Rei'\n{address}\naudience = 'policy'\n")
}

#[test]
fn while_an_entry_cannot_be_read_only_a_sound_reader_gets_a_typed_mail() {
    let entry = |address: &str| rei("[[recipient]]", address);
    let right = "address = 'rei@example.org'";
    let files = [
        ("a blank", entry("address = 'rei@example.org '")),
        ("a tab", entry("address = \"rei@example.org\\t\"")),
        ("a name", entry("address = 'Rei <rei@example.org>'")),
        ("a link", entry("address = 'mailto:rei@example.org'")),
        ("a comma", entry("address = 'rei@example.org,'")),
        ("two", entry("address = 'rei@example.org; rei@example.net'")),
        ("a list", entry("address = ['rei@example.org']")),
        ("a table", entry("address.work = 'rei@example.org'")),
        ("a number", entry("address = 7")),
        ("nothing", entry("address = ''")),
        ("full width", entry("address = 'rei＠example.org'")),
        ("no address", entry("")),
        ("a mistyped key", entry("adress = 'rei@example.org'")),
        ("a capital", entry("Address = 'rei@example.org'")),
        ("a mistyped table", rei("[[recipients]]", right)),
        ("a table in capitals", rei("[[Recipient]]", right)),
        ("a table within another", rei("[[desk.recipient]]", right)),
        ("a table of another name", rei("[[reader]]", right)),
    ];
    let desk = Desk::new();
    for (name, text) in &files {
        desk.recipients(&format!("{PEOPLE}\n{text}"));
        for typed in ["rei@example.org", "new@example.org"] {
            let said = desk.expect(1, &["mail", "investor", "--to", typed]);
            let why = format!("a part of recipients.toml can't be read, and it may be about `{typed}`");
            assert!(said.contains(&why), "{name}: {said}");
        }
        let said =
            desk.expect(1, &["mail", "investor", "--to", "yui@example.org", "--bcc", "rei@example.org"]);
        assert!(said.contains("may be about `rei@example.org`"), "{name}: {said}");
        assert!(desk.drafts("outbox").is_empty(), "{name}");
    }
    // An entry that is right by itself can be relied on.
    desk.expect(1, &["mail", "investor", "--to", "yui@example.org"]);
    assert_eq!(desk.drafts("outbox").len(), 1);
    for (name, text) in [
        ("a single table", rei("[recipient]", right)),
        ("no list of tables", "recipient = ['rei@example.org']\n".to_owned()),
        ("an empty file", String::new()),
        ("a file of comments", "# [[recipient]]\n".to_owned()),
    ] {
        desk.recipients(&text);
        let said = desk.expect(1, &["mail", "investor", "--to", "rei@example.org", "-o", "other"]);
        assert!(said.contains("may be about `rei@example.org`"), "{name}: {said}");
        assert!(desk.drafts("other").is_empty(), "{name}");
    }
}

#[test]
fn every_key_of_recipients_toml_mistyped_keeps_the_page_from_its_reader() {
    let desk = Desk::new();
    let whole = "[[recipient]]\nname = 'Rei'\naddress = 'rei@example.org'\naudience = ['policy', 'investor']\n\
                 language = 'en'\nbrief = 'policy'\nsalutation = 'Dear Rei,'\nnote = 'a friend'\n";
    desk.recipients(whole);
    desk.expect(0, &["mail", "investor", "--to", "rei@example.org", "-o", "right"]);
    let keys = factbrief::format::RECIPIENT.names().chain(factbrief::format::RECIPIENTS.names());
    for key in keys {
        let [opens, table] = ["\n", "[["].map(|before| format!("{before}{key}"));
        let mistyped = |form: &str| {
            let text = whole.replace(&opens, &format!("\n{form}"));
            text.replace(&table, &format!("[[{form}"))
        };
        for form in [format!("{key}s"), format!("x{key}"), key.to_uppercase()] {
            let text = mistyped(&form);
            assert_ne!(text, whole, "{key}");
            desk.recipients(&text);
            let said = desk.expect(1, &["mail", "investor", "--to", "rei@example.org"]);
            let why = ["may be about `rei@example.org`", "the entry of `rei@example.org`"];
            assert!(why.iter().any(|why| said.contains(why)), "{form}: {said}");
            // With `--all` as well: who is named first there is refused, or nobody is in the file.
            let all = desk.run(&["mail", "--all"]);
            assert!(!all.status.success(), "{form}");
            assert!(desk.drafts("outbox").is_empty(), "{form}");
        }
    }
}

#[test]
fn that_there_is_no_list_of_readers_is_said_once() {
    let desk = Desk::new();
    let said =
        desk.expect(0, &["mail", "investor", "policy", "--to", "a@example.org", "--to", "b@example.org"]);
    assert_eq!(said.matches("nobody's audience is known").count(), 1, "{said}");
    assert!(said.contains("data/factbrief/recipients.toml`"), "{said}");
    // A name that is nearly right is named.
    for name in ["recipients.toml.txt", "Recipient.toml"] {
        fs::create_dir_all(desk.root.path().join("data/factbrief")).unwrap();
        fs::write(desk.root.path().join("data/factbrief").join(name), PEOPLE).unwrap();
        let said = desk.expect(0, &["mail", "investor", "--to", "c@example.org"]);
        assert!(said.contains(name), "{said}");
    }
    desk.recipients(PEOPLE);
    let said = desk.expect(0, &["mail", "investor", "--to", "c@example.org"]);
    assert!(!said.contains("nobody's audience"), "{said}");
}
