//! A published folder: every file of it is searched for every id, statement, short form, name and hash that isn't its
//! readers', with the streams of the PDFs unpacked.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lopdf::{Document, Object};

use crate::support::harbour::{FACT_FILE, Harbour};

const PUBLISH: [&str; 6] = ["build", "--audience", "engineer", "--out", "pages", "--to-publish"];

const SALE: &str = r#"
[quiet-sale]
statement.en = "The quay was quietly sold to a neighbour."
statement.ja = "岸壁はひそかに隣の会社へ売られた。"
short.en = "Quay quietly sold"
short.ja = "岸壁の密売"
only-for = ["investor"]
subject = "ownership-of-the-quay"
topic = "ownership"
note = "Never tell."
evidence = [{ source = "deed", locator = "page 9", as-printed = "売却" }]
"#;

const DEED: &str = r#"
[deed]
type = "report"
nature = "official"
title.en = "Deed of the quay"
title.ja = "岸壁の証書"
publisher.en = "Aoba Notary"
publisher.ja = "青葉公証役場"
issued = 2026-06-13
language = "ja"
"#;

/// What isn't for engineers.
const SECRETS: [&str; 13] = [
    "quiet-sale",
    "quietly sold",
    "ひそかに",
    "密売",
    "Never tell",
    "ownership",
    "Deed of the quay",
    "岸壁の証書",
    "Aoba Notary",
    "青葉公証役場",
    "investor",
    "unprinted",
    "The harbour is being dredged",
];

fn harbour() -> Harbour {
    let harbour = Harbour::new();
    harbour.write(FACT_FILE, &(harbour.read(FACT_FILE) + SALE));
    harbour.write("briefs/harbour/sources.toml", &(harbour.read("briefs/harbour/sources.toml") + DEED));
    harbour.edit("briefs/harbour/investor.toml", "\"cost\"]", "\"cost\", \"quiet-sale\"]");
    // A dossier with nothing for engineers.
    for file in ["dossier.toml", "sources.toml", "facts/works.toml", "investor.toml"] {
        harbour.write(&format!("briefs/merger/{file}"), &harbour.read(&format!("briefs/harbour/{file}")));
    }
    harbour
}

/// Every file in a folder, by name, with all that can be read out of it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let mut bytes = fs::read(&path).unwrap();
            if path.extension().is_some_and(|extension| extension == "pdf") {
                let document = Document::load_mem(&bytes).unwrap();
                for object in document.objects.values() {
                    if let Object::Stream(stream) = object {
                        bytes
                            .extend(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()));
                    }
                    texts(object, &mut bytes);
                }
            }
            found.insert(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned(), bytes);
        }
    }
    found
}

/// The texts in an object of a PDF, those in UTF-16 as UTF-8.
fn texts(object: &Object, all: &mut Vec<u8>) {
    match object {
        Object::String(text, _) => {
            all.push(b'\n');
            match text.strip_prefix(&[0xfe, 0xff]) {
                Some(wide) => {
                    let units: Vec<u16> =
                        wide.chunks(2).map(|pair| u16::from(pair[0]) << 8 | u16::from(pair[1])).collect();
                    all.extend(String::from_utf16_lossy(&units).bytes());
                }
                None => all.extend(text),
            }
        }
        Object::Array(items) => items.iter().for_each(|item| texts(item, all)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, value)| texts(value, all)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| texts(value, all)),
        _ => {}
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn nothing_that_is_only_for_others_is_in_any_file() {
    let harbour = harbour();
    harbour.build();
    let inside: Vec<u8> = files(&harbour.path("out")).into_values().flatten().collect();
    for secret in
        SECRETS.iter().filter(|secret| !["Never tell", "ownership", "unprinted", "密売"].contains(secret))
    {
        assert!(holds(&inside, secret), "{secret} isn't looked for where it is");
    }
    harbour.right(&PUBLISH);
    let published = files(&harbour.path("pages"));
    let names: Vec<&str> = published.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "harbour/engineer.en.md",
            "harbour/engineer.en.pdf",
            "harbour/engineer.ja.md",
            "harbour/engineer.ja.pdf",
            "published.toml",
        ]
    );
    let manifest = harbour.read("out/harbour/manifest.toml") + &harbour.read("out/merger/manifest.toml");
    let hashes: Vec<&str> = manifest
        .split('"')
        .filter(|text| text.len() >= 16 && text.bytes().all(|b| b.is_ascii_hexdigit()))
        .collect();
    assert!(hashes.len() > 20, "{manifest}");
    for (name, bytes) in &published {
        for secret in SECRETS.iter().chain(&hashes).chain(&["merger", "manifest"]) {
            assert!(!holds(bytes, secret), "{name} holds {secret}");
        }
    }
    assert_eq!(
        harbour.read("pages/published.toml"),
        "# Written by factbrief build --to-publish.\nversion = 1\naudience = \"engineer\"\nfiles = [\"harbour/engineer.en.md\", \"harbour/engineer.en.pdf\", \"harbour/engineer.ja.md\", \"harbour/engineer.ja.pdf\"]\n"
    );
    // The same as a build writes, and the same again.
    for name in names.iter().filter(|name| name.starts_with("harbour")) {
        assert!(harbour.bytes(&format!("pages/{name}")) == harbour.bytes(&format!("out/{name}")), "{name}");
    }
    let said = harbour.right(&PUBLISH);
    assert!(said.err.contains("0 files written, 4 current, 0 removed"), "{}", said.err);
}

#[test]
fn what_is_no_longer_published_is_removed() {
    let harbour = harbour();
    harbour.right(&PUBLISH);
    let said = harbour.right(&[&PUBLISH[..], &["--language", "en", "--to", "md", "--dry-run"]].concat());
    assert!(said.err.contains("to be removed: `harbour/engineer.ja.pdf`"), "{}", said.err);
    assert_eq!(files(&harbour.path("pages")).len(), 5);
    harbour.right(&[&PUBLISH[..], &["--language", "en", "--to", "md"]].concat());
    assert!(files(&harbour.path("pages")).into_keys().eq(["harbour/engineer.en.md", "published.toml"]));
    // The whole brief moves to another dossier.
    let brief = harbour.read("briefs/harbour/engineer.toml");
    harbour.write("briefs/merger/engineer.toml", &brief);
    fs::remove_file(harbour.path("briefs/harbour/engineer.toml")).unwrap();
    harbour.right(&PUBLISH);
    assert!(!harbour.path("pages/harbour").exists());
    assert!(harbour.path("pages/merger/engineer.ja.pdf").exists());
    // What a killed publication left is finished: a file that is due and not named yet, and one that wasn't renamed.
    fs::write(harbour.path("pages/merger/.factbrief-a1B2c3"), "half").unwrap();
    fs::remove_file(harbour.path("pages/merger/engineer.en.md")).unwrap();
    harbour.right(&PUBLISH);
    assert!(
        !harbour.path("pages/merger/.factbrief-a1B2c3").exists()
            && harbour.path("pages/merger/engineer.en.md").exists()
    );
}

#[test]
fn only_a_folder_for_this_audience_is_written_to() {
    let publish = |harbour: &Harbour| harbour.run(&PUBLISH);
    for (prepare, told) in [
        (["pages/notes.txt", "mine"], "`pages` isn't empty: it holds `notes.txt`, and no `published.toml`"),
        (["pages/harbour/manifest.toml", ""], "`pages` isn't empty: it holds `harbour/manifest.toml`"),
        (
            ["pages/published.toml", "version = 1\naudience = \"investor\"\nfiles = []\n"],
            "was published for the audience `investor`",
        ),
        (
            ["pages/published.toml", "version = 1\naudience = \"engineer\"\nfiles = [\"../x\"]\n"],
            "isn't a list that factbrief wrote",
        ),
        (
            ["pages/published.toml", "version = 1\naudience = \"engineer\"\nfiles = [\"a/../../x\"]\n"],
            "isn't a list that factbrief wrote",
        ),
        (["pages/published.toml", "nonsense"], "isn't a list that factbrief wrote"),
        (
            ["pages/published.toml", "version = 2\naudience = \"engineer\"\nfiles = []\n"],
            "isn't a list that factbrief wrote",
        ),
    ] {
        let harbour = harbour();
        harbour.write(prepare[0], prepare[1]);
        let before = files(harbour.folder());
        let said = publish(&harbour);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains(told), "{told}: {}", said.err);
        assert!(files(harbour.folder()) == before, "{told}: something was written");
    }
    let harbour = harbour();
    harbour.right(&PUBLISH);
    for strange in ["pages/index.html", "pages/harbour/x.pdf", "pages/harbour/deeper/x.pdf"] {
        harbour.write(strange, "whose?");
        let said = publish(&harbour);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains("holds files that weren't published there"), "{}", said.err);
        match strange.contains("deeper") {
            true => fs::remove_dir_all(harbour.path("pages/harbour/deeper")).unwrap(),
            false => fs::remove_file(harbour.path(strange)).unwrap(),
        }
    }
    harbour.write("pages/.git/config", "the user's");
    harbour.right(&PUBLISH);
    for (arguments, told) in [
        (&["build", "--out", "pages"][..], "was published for one audience"),
        (&["build", "--audience", "investor", "--out", "pages"], "was published for one audience"),
        (
            &["build", "--audience", "investor", "--out", "pages", "--to-publish"],
            "was published for the audience `engineer`",
        ),
        (&["build", "--audience", "engineer", "--to-publish"], "--out <DIR>"),
        (&["build", "--out", "pages", "--to-publish"], "--audience <AUDIENCE>"),
        (
            &["build", "--audience", "engineers", "--out", "new", "--to-publish"],
            "no brief is for the audience `engineers`",
        ),
        (&["watch", "--audience", "engineer", "--out", "pages", "--to-publish"], "`watch` doesn't publish"),
    ] {
        let said = harbour.run(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(told), "{arguments:?}: {}", said.err);
    }
    assert!(!harbour.path("new").exists());
    // With a mistake anywhere, nothing is published.
    harbour.edit("briefs/merger/investor.toml", "fact('cost').value }}.\"", "fact('costs').value }}.\"");
    let before = files(&harbour.path("pages"));
    let said = harbour.run(&PUBLISH);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("nothing published, because of `merger`"), "{}", said.err);
    assert!(files(&harbour.path("pages")) == before);
}

#[cfg(unix)]
#[test]
fn nothing_is_published_through_a_link() {
    use std::os::unix::fs::symlink;
    let harbour = harbour();
    fs::create_dir(harbour.path("elsewhere")).unwrap();
    symlink("elsewhere", harbour.path("pages")).unwrap();
    assert_eq!(harbour.run(&PUBLISH).code, 2);
    fs::remove_file(harbour.path("pages")).unwrap();
    harbour.right(&PUBLISH);
    fs::remove_dir_all(harbour.path("pages/harbour")).unwrap();
    symlink("../elsewhere", harbour.path("pages/harbour")).unwrap();
    assert_eq!(harbour.run(&PUBLISH).code, 2);
    assert!(files(&harbour.path("elsewhere")).is_empty());
    // Nor is what was published taken from one.
    fs::remove_file(harbour.path("pages/harbour")).unwrap();
    fs::rename(harbour.path("pages/published.toml"), harbour.path("list.toml")).unwrap();
    symlink("../list.toml", harbour.path("pages/published.toml")).unwrap();
    let said = harbour.run(&PUBLISH);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("isn't a list that factbrief wrote"), "{}", said.err);
}
