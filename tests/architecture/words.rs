//! The words of each message are in one place of its room, so that they can be read together and, later, be given in another
//! language.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fs;
use std::path::Path;

use super::rooms::sources;

/// The rooms that keep to it, each with the file or folder of its words; none where a room has no messages. Rooms are added as their
/// words move.
const ROOMS: [(&str, Option<&str>); 9] = [
    ("error.rs", Some("error.rs")),
    ("signature.rs", Some("signature.rs")),
    ("page", Some("page/messages.rs")),
    ("pdf", Some("pdf/messages.rs")),
    ("ledger", Some("ledger/messages.rs")),
    ("recall", None),
    ("mail", Some("mail/messages.rs")),
    ("deliver", Some("deliver/messages.rs")),
    ("command", Some("command/messages")),
];

/// Files whose texts with blanks aren't messages, and why.
const OTHER_FILES: [(&str, &str); 8] = [
    ("page/chart/describe.rs", "words of a page, which belong to its language"),
    ("page/chart/svg.rs", "SVG"),
    ("pdf/annotation.rs", "words of a page, which belong to its language"),
    ("pdf/metadata.rs", "XMP, with the English descriptions of its schemas"),
    ("pdf/profile.rs", "an ICC profile"),
    ("deliver/outlook.rs", "all of it is words: what becomes of a mail"),
    ("mail/header.rs", "headers"),
    ("mail/text.rs", "HTML"),
];

/// Beginnings of texts with blanks that aren't messages in any file: commands of SMTP and IMAP, what the library for JSON writes
/// before a place, a media type, and words that a mail or the name of a file has in its language.
const OTHER_TEXTS: [&str; 8] = [
    "f0 LOGOUT",
    " at line ",
    "UID SEARCH ",
    "user={user}",
    "text/markdown;",
    "{title} (",
    "{title}（",
    "Dear ",
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
            // A reason is for those who read the code.
            if !["reason =", "expect(", "unreachable!("].iter().any(|word| before.ends_with(word)) {
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

#[test]
fn messages_are_in_the_file_of_their_room() {
    let mut wrong = Vec::new();
    for (room, words) in ROOMS {
        for file in sources(&Path::new("src").join(room)) {
            let name = file.strip_prefix("src").unwrap().to_str().unwrap();
            let is_other = OTHER_FILES.iter().any(|(other, _)| *other == name);
            let is_of_words = words.is_some_and(|words| Path::new(name).starts_with(words));
            if is_of_words || is_other {
                continue;
            }
            let worded =
                texts(&fs::read_to_string(&file).unwrap()).into_iter().filter(|(_, text)| is_worded(text));
            wrong.extend(worded.map(|(line, text)| format!("{}:{line}: {text:?}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "texts outside of the file for messages:\n{}", wrong.join("\n"));
}

#[test]
fn no_message_travels_as_a_bare_text_of_an_error() {
    let mut wrong = Vec::new();
    for (room, _) in ROOMS {
        for file in sources(&Path::new("src").join(room)) {
            let source = fs::read_to_string(&file).unwrap();
            let lines = source.lines().enumerate();
            let bare = lines.filter(|(_, line)| line.contains("-> Result<") && line.contains(", String> {"));
            wrong.extend(
                bare.map(|(number, line)| format!("{}:{}: {}", file.display(), number + 1, line.trim())),
            );
        }
    }
    assert!(wrong.is_empty(), "give the error a type:\n{}", wrong.join("\n"));
}
