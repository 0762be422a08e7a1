//! Reads `mail.toml`.

use std::sync::Arc;

use toml::de::DeValue;

use super::toml::{File, Item, Table};
use crate::diagnostic::wording::{count, list};
use crate::diagnostic::{self, Code, Diagnostic, SourceText};
use crate::format::{MAILBOX, OUTGOING, SECURITIES};
use crate::model::{Account, Outgoing, Proof, SecretSource, Security};

/// The settings of the file, and everything that is wrong in it.
pub fn outgoing(source: &Arc<SourceText>) -> (Outgoing, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = super::parse(&file, &source.text);
    let table = Table { file: &file, map: parsed.get_ref(), range: 0..0 };
    if errors.is_empty() {
        table.check_keys(&OUTGOING, &file.span(0..0));
    }
    let imap = table.get("imap").and_then(Item::table);
    if let Some(imap) = &imap {
        imap.check_keys(&MAILBOX, &imap.span());
    }
    let named = |key| imap.as_ref().and_then(|imap| imap.get(key)).and_then(one_line).map(str::to_owned);
    let outgoing = Outgoing {
        smtp: account(&table),
        per_minute: table
            .get("per-minute")
            .and_then(|item| item.integer(1, 6000))
            .and_then(|mails| u32::try_from(mails).ok()),
        imap: imap.as_ref().map(account).unwrap_or_default(),
        drafts_folder: named("drafts-folder"),
    };
    let mut found = file.into_found();
    diagnostic::sort(&mut found);
    (outgoing, found.into_iter().map(discreet).collect())
}

/// A server and who the user is there.
fn account(table: &Table<'_>) -> Account {
    let text = |key| table.get(key).and_then(one_line).map(str::to_owned);
    let number = |key, most| table.get(key).and_then(|item| item.integer(1, most));
    let secrets = [
        ("password-env", Proof::Password),
        ("password-command", Proof::Password),
        ("token-env", Proof::Token),
        ("token-command", Proof::Token),
    ];
    let mut secret = None;
    for (key, proof) in secrets {
        let Some(item) = table.get(key) else { continue };
        if secret.is_some() {
            let hint =
                "keep one of `password-env`, `password-command`, `token-env` and `token-command`".to_owned();
            item.report(Code::BadValue, "the secret comes from several places", Some(hint));
        }
        let found = if key.ends_with("-env") {
            one_line(item).map(|name| SecretSource::Variable(name.to_owned()))
        } else {
            command(item).map(|words| SecretSource::Command { words, folder: None })
        };
        secret = found.map(|found| (proof, found)).or(secret);
    }
    Account {
        server: text("server"),
        port: number("port", 65535).and_then(|port| u16::try_from(port).ok()),
        security: table
            .get("security")
            .and_then(|item| item.choice(SECURITIES, &[]))
            .and_then(Security::from_name),
        user: text("user"),
        secret,
        ca_file: text("ca-file"),
        timeout: number("timeout", 3600).and_then(|seconds| u64::try_from(seconds).ok()),
    }
}

/// Words in backticks that a message may show: those of the program, and none of the file.
fn is_known(word: &str) -> bool {
    OUTGOING.has(word) || MAILBOX.has(word) || SECURITIES.contains(&word) || word == EXAMPLE
}

/// The same mistake without anything that could be a password: who errs in this file may have written it anywhere in it, also
/// as the name of a key. The line is named and not shown; what is said of it are names that the program knows, and lengths.
pub fn discreet(found: Diagnostic) -> Diagnostic {
    let Some(span) = &found.span else { return found };
    let place = format!("line {} of `{}`", span.line(), span.source.path);
    let length = || count(span.text().chars().count(), "character", "characters");
    let message = match found.code {
        Code::UnknownKey => format!("{place}: there is no such key; it has {}", length()),
        Code::UnknownChoice => {
            let key = list(known_in(&found.message));
            format!("{place}: {key} can't have this value; it has {}", length())
        }
        // What these say is of the program's making, but for the key.
        Code::WrongType | Code::OutOfRange | Code::BadValue | Code::EmptyText
            if says_only_known(&found.message) =>
        {
            format!("{place}: {}", found.message)
        }
        _ => format!("{place} isn't as it should be"),
    };
    let hint = found.hint.filter(|hint| found.code != Code::TomlSyntax && says_only_known(hint));
    let hint =
        hint.or_else(|| Some("docs/mail.md shows what can stand in it; the password itself can't".into()));
    Diagnostic { hint, ..Diagnostic::without_place(found.code, message) }
}

/// The names in backticks that the program knows.
fn known_in(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).filter(|word| is_known(word)).collect()
}

/// Whether a text shows no name but known ones.
fn says_only_known(text: &str) -> bool {
    text.split('`').skip(1).step_by(2).all(is_known)
}

/// A text on one line: one that goes on has taken in what follows, which may be a secret and would be printed as the name
/// of a server.
fn one_line(item: Item<'_>) -> Option<&str> {
    let text = item.text()?;
    if text.contains(char::is_control) {
        let hint = "close the quotes on the line on which they open".to_owned();
        item.report(Code::BadValue, format!("`{}` takes one line", item.key), Some(hint));
        return None;
    }
    Some(text)
}

/// A command as it is written.
const EXAMPLE: &str = "[\"pass\", \"show\", \"smtp\"]";

fn command(item: Item<'_>) -> Option<Vec<String>> {
    if matches!(item.value.get_ref(), DeValue::String(_)) {
        let hint = format!("write its parts: `{EXAMPLE}`");
        item.report(
            Code::WrongType,
            format!("`{}` is a list of a program and its arguments", item.key),
            Some(hint),
        );
        return None;
    }
    let words: Vec<String> = item.texts()?.into_iter().map(|(word, _)| word.to_owned()).collect();
    // The program is named where it can't be run.
    if words.first().is_some_and(|program| program.contains(char::is_control)) {
        let hint = "close the quotes on the line on which they open".to_owned();
        item.report(Code::BadValue, format!("the program of `{}` takes one line", item.key), Some(hint));
        return None;
    }
    if words.is_empty() {
        item.report(Code::EmptyText, "the command is empty", Some(format!("name a program: `{EXAMPLE}`")));
        return None;
    }
    Some(words)
}
