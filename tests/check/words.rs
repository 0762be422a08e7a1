//! Words of messages are in the files of messages and nowhere else, so that a later step can add another language to them.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms whose words are gathered. A room is added once its messages are in `messages.rs` or a folder of that name.
const ROOMS: [&str; 3] = ["check", "model", "value"];
/// What begins a message or goes on with one.
const WORDING: [&str; 5] = ["Diagnostic::at(", "Diagnostic::without_place(", ".hint(", ".hint_if(", ".also("];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_messages = path.file_stem().is_some_and(|stem| stem == "messages");
        match path.is_dir() {
            _ if is_messages => {}
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

#[test]
fn no_message_is_worded_outside_the_files_of_messages() {
    let mut wrong = Vec::new();
    for file in ROOMS.iter().flat_map(|room| files(&Path::new("src").join(room))) {
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in
            text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            // A sentence in place of an error is one that callers could mistake for another.
            let as_error = line.contains("Result<") && line.contains(", String>");
            if as_error || WORDING.iter().any(|part| line.contains(part)) {
                wrong.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "words of messages belong into messages:\n{}", wrong.join("\n"));
}

/// Three words in a row in a text are a part of a sentence. In `value` printed figures are that too.
#[test]
fn check_holds_no_sentence_outside_its_messages() {
    let mut wrong = Vec::new();
    for file in files(Path::new("src/check")) {
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in
            text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            let quoted = line.split('"').skip(1).step_by(2);
            let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let is_sentence = |text: &str| {
                let words: Vec<&str> = text.split(' ').collect();
                words.windows(3).any(|three| three.iter().all(|word| is_word(word)))
            };
            if quoted.clone().any(is_sentence) {
                wrong.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "sentences belong into messages:\n{}", wrong.join("\n"));
}
