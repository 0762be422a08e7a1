//! What comes from outside is shown, never obeyed: no command of the program gives a terminal a command, or lets a text from
//! outside begin a line.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use crate::support::repo::repo;
use std::fs;

use clap::CommandFactory;
use factbrief::command::Arguments;
use factbrief::diagnostic::{visible, visible_json, visible_lines};
use lopdf::{Document, Object, StringFormat};

use crate::support::desk::{Desk, printed, said};

/// A text as an attacker would write it: it clears the screen, rings, colours (once by a single character), turns the
/// direction, and goes on in lines of its own.
const HOSTILE: &str = "x\u{1b}[2J\u{7}\u{9b}31m\u{202e}\u{2066}\u{200b}\u{2028}\nforged\r\n  current    yes\u{85}\u{7f}\u{e0041}";
/// The same as a text of TOML or JSON, which know other escapes.
const TOML: &str = r"x\u001b[2J\u0007\u009b31m\u202e\u2066\u2028\nforged\r\n  current    yes\u0085\u007f";
const JSON: &str =
    r"x\u001b[2J\u0007\u009b31m\u202e\u2066\u200b\u2028\nforged\r\n  current    yes\u0085\u007f";

/// Sees that nothing that was printed commands a terminal and that no line is the attacker's; gives back all of it.
fn harmless(desk: &Desk, arguments: &[&str]) -> String {
    let output = desk.run(arguments);
    let all = [printed(&output), said(&output)].concat();
    assert!(output.status.code().is_some_and(|code| code < 3), "{arguments:?}: {all}");
    let obeyed: Vec<char> =
        all.chars().filter(|&c| c != '\n' && visible(&c.to_string()) != c.to_string()).collect();
    assert!(obeyed.is_empty(), "{arguments:?} prints {obeyed:?}: {all}");
    let forged = |line: &&str| line.starts_with("forged") || line.starts_with("  current    yes");
    assert_eq!(all.lines().find(forged), None, "{arguments:?}: {all}");
    all
}

/// What a text of a fact may hold, since the check refuses all else that nobody sees.
const CALM: &str = r"x\nforged\r\n  current    yes";

/// The project of a desk in which every text is as hostile as it may be while every check passes.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("briefs/port/facts/hostile.toml", &format!(
        "[calm]\nstatement.en = \"It is {CALM}\"\nstatement.ja = \"{CALM}である。\"\nshort.en = \"{CALM}\"\nshort.ja = \"{CALM}\"\n\
         as-of = 2026-11-20\nstatus = \"reported\"\ntopic = \"{CALM}\"\nevidence = [{{ source = \"hostile\", locator = \"page 3\" }}]\n"
    ));
    let sources = fs::read_to_string(desk.path("briefs/port/sources.toml")).unwrap();
    desk.write("briefs/port/sources.toml", &format!(
        "{sources}\n[hostile]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"{CALM}\"\ntitle.ja = \"{CALM}\"\npublisher = \"{CALM}\"\nissued = 2026-11-20\nlanguage = \"en\"\n"
    ));
    desk
}

/// Every command with what it repeats of a hostile file, name or argument.
#[test]
fn every_command_shows_what_lies_outside_and_obeys_none_of_it() {
    let desk = desk();
    let ledger = desk.root.path().join("hostile.jsonl");
    desk.expect(0, &["mail", "investor", "--to", "yui@example.org", "--ledger", ledger.to_str().unwrap()]);
    let record = fs::read_to_string(&ledger).unwrap();
    assert!(record.contains("yui@example.org"), "{record}");
    let record = record
        .replace("yui@example.org", JSON)
        .replace("\"language\":\"en\"", &format!("\"language\":\"{JSON}\""));
    let record = record.replace("\"brief\":\"investor\"", &format!("\"brief\":\"{JSON}\""));
    let record = record.replace("\"dossier\":\"port\"", &format!("\"dossier\":\"{JSON}\""));
    fs::write(&ledger, record).unwrap();
    let ledger = ledger.to_str().unwrap();
    let manifest = fs::read_to_string(desk.path("out/port/manifest.toml")).unwrap();
    assert!(manifest.contains("320億") || manifest.contains("32"), "{manifest}");
    desk.write("old/manifest.toml", &manifest.replace("as-of = \"", &format!("as-of = \"{TOML}")));
    let copy = hostile_copy(&fs::read(desk.path("out/port/investor.en.pdf")).unwrap());
    fs::write(desk.path("copy.pdf"), copy).unwrap();
    desk.write("broken/port/dossier.toml", &format!("\"{TOML}\" = 1\n"));
    desk.write("raw/port/dossier.toml", "# \u{9b}31m\u{202e}\u{85}\ntitle = \u{1b}[2J\u{9b}31m\n");
    desk.write("broken/port/sources.toml", &format!("[\"{TOML}\"]\ntype = \"{TOML}\"\n"));
    desk.write(
        "broken/port/facts/a.toml",
        &format!("[\"{TOML}\"]\nstatus = \"{TOML}\"\nstatement.en = \"{TOML} {{{{ fact }}}}\"\n"),
    );
    desk.write(
        "broken/port/investor.toml",
        &format!("audience = \"{TOML}\"\ntheme = \"{TOML}\"\n[[section]]\nfacts = [\"{TOML}\"]\n"),
    );
    desk.write(
        "theirs/investor.md.j2",
        &format!("{{% extends \"base.md.j2\" %}}\n{{{{ \"{TOML}\" | {HOSTILE} }}}}\n"),
    );
    desk.write("tidy/investor.md.j2", &format!("{{% extends \"{TOML}\" %}}\n"));

    // With `false` nothing of the attacker's is repeated at all.
    let rows: &[(bool, &[&str])] = &[
        (true, &["build", "broken"]),
        (false, &["build", "raw"]),
        (false, &["check", "raw", "--format", "json"]),
        (false, &["build", "briefs", "--templates", "theirs"]),
        (true, &["build", "briefs", "--templates", "tidy"]),
        (true, &["build", HOSTILE]),
        (true, &["build", "briefs", "--templates", "none-at-all", "--date", HOSTILE]),
        (true, &["check", "broken"]),
        (true, &["check", "broken", "--format", "json"]),
        (true, &["check", "briefs", "--templates", "tidy", "--format", "json"]),
        (true, &["check", HOSTILE]),
        (true, &["check", "--on", HOSTILE]),
        (true, &["check", "--format", HOSTILE]),
        (true, &["status", "broken"]),
        (true, &["status", HOSTILE]),
        (true, &["list", "--topic", HOSTILE]),
        (true, &["list", "--json"]),
        (false, &["list"]),
        (true, &["show", "calm"]),
        (true, &["show", "calm", "--json"]),
        (true, &["show", HOSTILE]),
        (true, &["verify", "broken"]),
        (true, &["verify", "--archive", HOSTILE]),
        (true, &["add", "source", HOSTILE, "--archive", "."]),
        (true, &["add", "source", "old/manifest.toml", "--archive", ".", "--id", HOSTILE]),
        (true, &["diff", "--against", "old/manifest.toml"]),
        (true, &["diff", "--against", "old/manifest.toml", "--format", "json"]),
        (true, &["diff", "--against", "old/manifest.toml", "--format", "markdown"]),
        (true, &["diff", "--against", "old/manifest.toml", "--format", "html"]),
        (true, &["diff", "--against", HOSTILE]),
        (true, &["inspect", "copy.pdf"]),
        (true, &["inspect", "copy.pdf", "--json"]),
        (true, &["inspect", HOSTILE]),
        (true, &["due", HOSTILE]),
        (true, &["due", "--on", HOSTILE]),
        (false, &["due", "--json"]),
        (false, &["reproduce", "copy.pdf"]),
        (false, &["reproduce", "copy.pdf", "--json"]),
        (true, &["reproduce", "copy.pdf", "--rev", HOSTILE]),
        (true, &["reproduce", HOSTILE]),
        (true, &["review", HOSTILE, "--by", "desk"]),
        (true, &["review", "calm", "--by", "desk", "--on", HOSTILE]),
        (true, &["watch", HOSTILE]),
        (true, &["explain", HOSTILE]),
        (true, &["schema", HOSTILE]),
        (true, &["completions", HOSTILE]),
        (true, &["man", HOSTILE]),
        (true, &["new", "briefs/port/dossier.toml/\u{1b}[2Jforged"]),
        (true, &["new", HOSTILE]),
        (true, &["theme", "new", HOSTILE]),
        (true, &["mail", HOSTILE, "--to", "yui@example.org"]),
        (true, &["mail", "investor", "--to", HOSTILE]),
        (true, &["recall", "--drafts", "--ledger", ledger]),
        (true, &["recall", "--drafts", "--ledger", ledger, "--json"]),
        (true, &["ledger", "list", "--ledger", ledger]),
        (true, &["ledger", "list", "--json", "--ledger", ledger]),
        (true, &["ledger", "sent", HOSTILE, "--ledger", ledger]),
        (true, &["ledger", "forget", HOSTILE, "--ledger", ledger]),
    ];
    for command in Arguments::command().get_subcommands() {
        let name = command.get_name();
        assert!(name == "help" || rows.iter().any(|(_, row)| row[0] == name), "no row tries `{name}`");
    }
    let shown = rows.iter().map(|(repeats, arguments)| (*repeats, arguments, harmless(&desk, arguments)));
    let silent: Vec<String> = shown
        .filter(|(repeats, _, all)| *repeats && !all.contains("forged"))
        .map(|(_, arguments, all)| format!("{arguments:?} repeats nothing: {all}"))
        .collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// A folder's name is text from outside too.
#[cfg(unix)]
#[test]
fn names_of_folders_are_shown() {
    let desk = Desk::new();
    for name in ["po\u{1b}[2Jrt", "po\nforged", "po\u{202e}rt", "po\u{9b}31m"] {
        fs::rename(desk.path("briefs/port"), desk.path("briefs").join(name)).unwrap();
        for command in ["build", "check", "status", "diff", "list", "verify"] {
            let path = format!("briefs/{name}");
            harmless(&desk, &[command]);
            harmless(&desk, &[command, &path]);
        }
        harmless(&desk, &["mail", "investor", "--to", "yui@example.org"]);
        fs::remove_file(desk.path("briefs").join(name).join("dossier.toml")).unwrap();
        harmless(&desk, &["check"]);
        fs::remove_dir_all(desk.path("briefs")).unwrap();
        desk.write("briefs/port/dossier.toml", "");
    }
}

/// The copy with another title, publisher and subject: UTF-16 holds every character.
fn hostile_copy(bytes: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    let text = "\u{feff}".encode_utf16().chain(HOSTILE.encode_utf16());
    let text: Vec<u8> = text.flat_map(u16::to_be_bytes).collect();
    for object in document.objects.values_mut() {
        let Object::Dictionary(entries) = object else { continue };
        for key in ["Title", "Author", "Subject"] {
            if entries.has(key.as_bytes()) {
                entries.set(key, Object::String(text.clone(), StringFormat::Hexadecimal));
            }
        }
    }
    let mut changed = Vec::new();
    document.save_to(&mut changed).unwrap();
    changed
}

/// One file writes to the terminal, so that nothing gets there past it.
#[test]
fn one_file_writes_to_the_terminal() {
    let mut folders = vec![repo("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let ways = ["print!(", "println!(", "stdout()", "stderr()", "/dev/tty"];
            let used: Vec<&str> = ways.into_iter().filter(|way| text.contains(way)).collect();
            assert!(used.is_empty() || path.ends_with("command/terminal.rs"), "{}: {used:?}", path.display());
        }
    }
}

#[test]
fn what_is_printed_as_itself_stays_and_all_else_is_written_out() {
    for plain in [
        "A plain line, 120億円 – “約”, é, e\u{301}, か\u{3099}, \u{3000}全角, 5\u{202f}000, ★ · → 🚢",
        r#"quotes ' " and a backslash \"#,
    ] {
        assert_eq!(visible(plain), plain);
        assert_eq!(visible_lines(plain), plain);
        assert_eq!(visible_json(plain), plain);
    }
    for (hostile, written) in [
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\u{1b}]0;title\u{7}", r"\u{1b}]0;title\u{7}"),
        ("\u{9b}31m\u{85}\u{7f}\0", r"\u{9b}31m\u{85}\u{7f}\u{0}"),
        ("\u{202e}\u{2066}\u{200e}\u{61c}", r"\u{202e}\u{2066}\u{200e}\u{61c}"),
        ("\u{200b}\u{feff}\u{ad}\u{2060}", r"\u{200b}\u{feff}\u{ad}\u{2060}"),
        (
            "\u{2028}\u{2029}\u{fff9}\u{e0041}\u{e000}\u{10ffff}",
            r"\u{2028}\u{2029}\u{fff9}\u{e0041}\u{e000}\u{10ffff}",
        ),
    ] {
        assert_eq!(visible(hostile), written);
    }
    assert_eq!(visible_lines("a\n\tb\u{1b}\r\n"), "a\n\tb\\u{1b}\\r\n");
    let json = serde_json::json!({ "a\u{9b}": "b\u{202e}\u{7f}\u{e0041}\n日本" });
    let shown = visible_json(&json.to_string()).into_owned();
    assert!(
        shown.contains(r"\u009b") && shown.contains(r"\udb40\udc41") && shown.contains("日本"),
        "{shown}"
    );
    assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), json);
}

/// The characters that are taken for plain without being looked up are what the standard library prints as themselves.
#[test]
fn no_character_is_taken_for_plain_that_is_not_printed() {
    for character in
        ('\u{80}'..='\u{ffff}').filter(|character| visible(&character.to_string()) == character.to_string())
    {
        let looked_up = character.escape_debug().count() == 1;
        let blank = character.is_whitespace() && !character.is_control();
        let combining = format!("a{character}").escape_debug().count() == 2;
        assert!(looked_up || blank || combining, "{:04x}", u32::from(character));
    }
}
