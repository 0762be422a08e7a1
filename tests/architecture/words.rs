//! The words of each message are in one place of its room, so that they can be read together and, later, be given in another
//! language.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::repo::repo;
use std::fmt::Write;
use std::fs;

use super::rooms::sources;

/// The rooms that keep to it, each with the file or folder of its words; none where a room has no messages.
const ROOMS: [(&str, Option<&str>); 26] = [
    ("error.rs", Some("error.rs")),
    ("signature", Some("signature/messages.rs")),
    ("value", Some("value/messages.rs")),
    ("model", Some("model/messages.rs")),
    ("check", Some("check/messages")),
    ("render", Some("render/messages")),
    ("page", Some("page/messages.rs")),
    ("pdf", Some("pdf/messages.rs")),
    ("ledger", Some("ledger/messages.rs")),
    ("recall", None),
    ("mail", Some("mail/messages")),
    ("deliver", Some("deliver/messages.rs")),
    ("derive", Some("derive/messages.rs")),
    ("account", Some("account/messages.rs")),
    ("disk", Some("disk/messages.rs")),
    ("manifest", Some("manifest/messages.rs")),
    ("verify", Some("verify/messages.rs")),
    ("review", Some("review/messages.rs")),
    ("intake", Some("intake/messages.rs")),
    ("make", Some("make/messages.rs")),
    ("build", Some("build/messages.rs")),
    ("redline", Some("redline/messages.rs")),
    ("compare", Some("compare/messages.rs")),
    ("question", Some("question/messages.rs")),
    ("language", None),
    ("command", Some("command/messages")),
];

/// Files whose texts with blanks aren't messages, and why.
const OTHER_FILES: [(&str, &str); 23] = [
    ("check/values.rs", "forms of values in TOML"),
    ("render/own_words.rs", "words by which a sentence is judged"),
    ("page/chart/describe.rs", "words of a page, which belong to its language"),
    ("page/chart/svg.rs", "SVG"),
    ("pdf/annotation.rs", "words of a page, which belong to its language"),
    ("pdf/character_map.rs", "PostScript"),
    ("pdf/metadata.rs", "XMP, with the English descriptions of its schemas"),
    ("pdf/profile.rs", "an ICC profile"),
    ("deliver/outlook.rs", "all of it is words: what becomes of a mail"),
    ("mail/header.rs", "headers"),
    ("make/annex.rs", "Markdown"),
    ("mail/text.rs", "HTML"),
    ("compare/report.rs", "Markdown and HTML"),
    ("redline/html.rs", "HTML"),
    ("question/schema.rs", "a JSON Schema"),
    ("intake/entry.rs", "TOML"),
    ("review/note.rs", "TOML"),
    ("intake/extract.rs", "HTML, and the name of a library"),
    ("intake/pdf.rs", "the name of a library"),
    ("language/abbreviations.rs", "what is said for an abbreviation"),
    ("language/names.rs", "names of languages"),
    ("language/en.rs", "the words of a language"),
    ("language/ja.rs", "the words of a language"),
];

/// Rooms whose texts with blanks aren't messages, and why.
const OTHER_ROOMS: [(&str, &str); 1] = [("value/", "words of printed figures and dates")];

/// Beginnings of texts with blanks that aren't messages in any file: commands of SMTP and IMAP, a media type, words that a
/// mail or the name of a file has in its language, what git, Git LFS and a library say, the beginning of a file and of a
/// signature, TOML and Markdown; a name that no template can bind.
const OTHER_TEXTS: [&str; 16] = [
    "the rendering",
    " at line ",
    "f0 LOGOUT",
    "UID SEARCH ",
    "user={user}",
    "text/markdown;",
    "{title} (",
    "{title}（",
    "Dear ",
    "not a git repository",
    "version https://git-lfs",
    "factbrief verified 2",
    ", sha256 = ",
    "{line_end}{path}sha256 = ",
    "\\n- {} · {}",
    "signature of a page by factbrief",
];

/// The texts in a file, with their lines: of literals, not of comments, attributes or reasons.
fn texts(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if let Some(character) =
            ["'\"'", "'\\\"'", "'\\''", "b'\"'"].iter().find(|one| rest.starts_with(**one))
        {
            at += character.len();
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            let (text, _) = raw.split_once("\"#").unwrap();
            found.push((source[..at].lines().count(), text.to_owned()));
            at += text.len() + 5;
        } else if first == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            let end = end.unwrap();
            let before = source[..at].trim_end();
            // A reason is for those who read the code, and an attribute of serde is code.
            if !["reason =", "expect(", "unreachable!(", "serialize =", "into ="]
                .iter()
                .any(|word| before.ends_with(word))
            {
                found.push((source[..at].lines().count(), rest[1..=end].to_owned()));
            }
            at += end + 2;
        } else {
            at += first.len_utf8();
        }
    }
    found
}

/// Whether a text could be part of a message: it has a blank that isn't at an end, and small letters that aren't the name of
/// something to put in.
fn is_worded(text: &str) -> bool {
    let words: String =
        text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let has_letters = words.chars().any(|c| c.is_ascii_lowercase());
    text.trim().contains(' ') && has_letters && !OTHER_TEXTS.iter().any(|other| text.starts_with(other))
}

/// What begins a message or goes on with one.
const WORDING: [&str; 5] = ["Diagnostic::at(", "Diagnostic::without_place(", ".hint(", ".hint_if(", ".also("];

/// A file of one of the rooms.
struct RoomFile {
    /// Its path from `src`.
    name: String,
    text: String,
    /// Whether it is for the words of its room.
    is_for_words: bool,
}

fn files() -> Vec<RoomFile> {
    let mut found = Vec::new();
    for (room, words) in ROOMS {
        for file in sources(&repo("src").join(room)) {
            let name = file.strip_prefix(repo("src")).unwrap().to_str().unwrap().to_owned();
            let rest = words.and_then(|words| name.strip_prefix(words));
            let is_for_words = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            found.push(RoomFile { name, text: fs::read_to_string(&file).unwrap(), is_for_words });
        }
    }
    found
}

/// The lines of files that are wrong, without comments.
fn wrong_lines(files: impl IntoIterator<Item = RoomFile>, is_wrong: impl Fn(&str) -> bool) -> String {
    let mut wrong = String::new();
    for RoomFile { name, text, .. } in files {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        for (number, line) in lines.filter(|(_, line)| is_wrong(line)) {
            writeln!(wrong, "src/{name}:{}: {}", number + 1, line.trim()).unwrap();
        }
    }
    wrong
}

#[test]
fn messages_are_in_the_file_of_their_room() {
    let mut wrong = String::new();
    let is_other = |file: &RoomFile| {
        OTHER_FILES.iter().any(|(other, _)| *other == file.name)
            || OTHER_ROOMS.iter().any(|(room, _)| file.name.starts_with(room))
    };
    for file in files().into_iter().filter(|file| !file.is_for_words && !is_other(file)) {
        for (line, text) in texts(&file.text).into_iter().filter(|(_, text)| is_worded(text)) {
            writeln!(wrong, "src/{}:{line}: {text:?}", file.name).unwrap();
        }
    }
    assert!(wrong.is_empty(), "texts outside of the file for messages:\n{wrong}");
}

#[test]
fn no_message_is_worded_outside_the_file_of_its_room() {
    let others = files().into_iter().filter(|file| !file.is_for_words);
    // A hint that is asked for has no words.
    let worded = |line: &str| WORDING.iter().any(|part| line.replace(".hint()", "").contains(part));
    let wrong = wrong_lines(others, worded);
    assert!(wrong.is_empty(), "words of messages belong into the file for messages:\n{wrong}");
}

#[test]
fn no_message_travels_as_a_bare_text_of_an_error() {
    let bare = |line: &str| {
        let maps = line.replace("<String, String>>", ">");
        maps.split_once("Result<").is_some_and(|(_, types)| types.contains(", String>"))
    };
    let wrong = wrong_lines(files(), bare);
    assert!(wrong.is_empty(), "give the error a type:\n{wrong}");
}
