//! Reads `mail.toml`.

use std::sync::Arc;

use toml::de::DeValue;

use super::messages::people as says;
use super::syntax::parse;
use super::toml::{File, Item, TomlTable};
use crate::diagnostic::{self, Diagnostic, SourceText};
use crate::format::{MAILBOX, OUTGOING};
use crate::model::{Account, Outgoing, Proof, SecretSource, Security};
use crate::value::Choice;

/// The settings of the file, and everything that is wrong in it.
pub fn outgoing(source: &Arc<SourceText>) -> (Outgoing, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = parse(&file, &source.text);
    let table = TomlTable::of(&file, parsed.get_ref(), 0..0);
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
    let mut found = file.into_found(parsed.get_ref());
    diagnostic::sort(&mut found);
    (outgoing, found.into_iter().map(discreet).collect())
}

/// A server and who the user is there.
fn account(table: &TomlTable<'_>) -> Account {
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
            item.report(says::several_secrets(item.span()));
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
        security: table.get("security").and_then(Item::choice),
        user: text("user"),
        secret,
        ca_file: text("ca-file"),
        timeout: number("timeout", 3600).and_then(|seconds| u64::try_from(seconds).ok()),
    }
}

/// Words in backticks that a message may show: those of the program, never those of the file.
fn is_known(word: &str) -> bool {
    OUTGOING.has(word) || MAILBOX.has(word) || Security::NAMES.contains(&word) || word == says::COMMAND
}

/// The same diagnostic without anything that could be a password.
pub fn discreet(found: Diagnostic) -> Diagnostic {
    says::discreet(found, is_known)
}

/// A text on one line. A longer one has taken in the lines after it, and a secret in them could be printed as the name
/// of a server.
fn one_line(item: Item<'_>) -> Option<&str> {
    let text = item.text()?;
    if text.contains(char::is_control) {
        item.report(says::several_lines(item.span(), item.key));
        return None;
    }
    Some(text)
}

fn command(item: Item<'_>) -> Option<Vec<String>> {
    if matches!(item.value.get_ref(), DeValue::String(_)) {
        item.report(says::command_as_text(item.span(), item.key));
        return None;
    }
    let words: Vec<String> = item.texts()?.into_iter().map(|(word, _)| word.to_owned()).collect();
    // A message names the program where it can't be run.
    if words.first().is_some_and(|program| program.contains(char::is_control)) {
        item.report(says::program_of_several_lines(item.span(), item.key));
        return None;
    }
    if words.is_empty() {
        item.report(says::empty_command(item.span()));
        return None;
    }
    Some(words)
}
