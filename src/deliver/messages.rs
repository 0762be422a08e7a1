//! What this room says: why a connection, a login or a hand-over failed, and what would help.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::io;
use std::time::Duration;

use super::plan::{Course, Receipt};
use crate::diagnostic::wording::{choice, list, on_one_line};
use crate::error::Error;
use crate::model::Proof;

pub(super) fn variable_not_set() -> Error {
    Error::usage(
        // The name isn't repeated: the user may have written the secret itself in its place.
        "the environment variable that should hold the secret isn't set",
        "give the name of the variable, and set it for this command only; or name a command that prints the secret",
    )
}

pub(super) fn no_secret_command() -> Error {
    Error::usage("the command for the secret is empty", "name a program")
}

pub(super) fn secret_command_not_run(program: &str, error: &io::Error) -> Error {
    Error::usage(format!("can't run `{program}` to get the secret: {error}"), "check the command")
}

pub(super) fn secret_command_failed(program: &str, status: impl Display) -> Error {
    let message = format!("`{program}` didn't give the secret: {status}");
    Error::usage(message, "run the command by hand to see why")
}

pub(super) fn secret_is_empty(program: &str) -> Error {
    let message = format!("the first line that `{program}` printed holds no secret");
    Error::usage(message, "run the command by hand to see what it prints")
}

pub(super) fn no_mail_server() -> Error {
    Error::usage(
        "no mail server is named",
        "write `server = \"smtp.example.org\"` in mail.toml in your configuration folder, or give `--server`",
    )
}

pub(super) fn no_mailbox_server() -> Error {
    Error::usage(
        "no mailbox server is named",
        "write `server = \"imap.example.org\"` under `[imap]` in mail.toml in your configuration folder, or give `--server`",
    )
}

pub(super) fn not_encrypted(host: &str) -> Error {
    Error::usage(
        format!(
            "`{host}` is another machine, and `security = \"none\"` would send everything to it unencrypted"
        ),
        "use `starttls` or `tls`",
    )
}

pub(super) fn user_without_secret() -> Error {
    Error::usage(
        "a user is named, but nothing says where the password is",
        "add `password-env`, `password-command`, `token-env` or `token-command`",
    )
}

pub(super) fn secret_without_user() -> Error {
    Error::usage("a secret is named, but no user", "add `user`")
}

pub(super) fn no_connection_for_mails(host: &str, port: u16, why: &str) -> Error {
    no_connection(host, port, why, "run the same command again to send what was not attempted")
}

pub(super) fn no_connection_for_drafts(host: &str, port: u16, why: &str) -> Error {
    no_connection(host, port, why, "run the same command again for the drafts that aren't in the mailbox yet")
}

fn no_connection(host: &str, port: u16, why: &str, hint: &str) -> Error {
    Error::Network {
        message: format!("no connection to `{host}`, port {port}: {why}"),
        hint: Some(hint.to_owned()),
    }
}

pub(super) fn folder_not_opened(host: &str, folder: &str, why: &str) -> Error {
    Error::Network {
        message: format!("`{host}` doesn't open the folder {}: {why}", list([folder])),
        hint: Some("name another folder with `--drafts-folder`".to_owned()),
    }
}

/// Why no folder for drafts was chosen.
pub(super) enum NoDraftsFolder<'a> {
    /// The mailbox has none of the name.
    Unknown(&'a str),
    /// None was named, and the server has marked none.
    Unmarked,
    /// Several have the name.
    SeveralNamed(&'a str),
    /// None was named, and the server has marked several.
    SeveralMarked(Vec<&'a str>),
}

/// Names that are listed at most where one has to be chosen.
const MAX_LISTED: usize = 40;

pub(super) fn no_drafts_folder(why: &NoDraftsFolder<'_>, all: &[String]) -> Error {
    let why = match why {
        NoDraftsFolder::Unknown(name) => format!("the mailbox has no folder {}", list([name])),
        NoDraftsFolder::Unmarked => "the server has marked no folder as the one for drafts".to_owned(),
        NoDraftsFolder::SeveralNamed(name) => format!("several folders are called {}", list([name])),
        NoDraftsFolder::SeveralMarked(names) => {
            format!("the server has marked several folders for drafts, {}", list(names))
        }
    };
    let shown = list(all.iter().take(MAX_LISTED));
    let more = match all.len().saturating_sub(MAX_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let has = if all.is_empty() {
        "the server lists no folders".to_owned()
    } else {
        format!("it has {shown}{more}")
    };
    Error::usage(
        format!("{why}; {has}"),
        "give `--drafts-folder`, or write `drafts-folder` under `[imap]` in mail.toml, with a name as it is shown here",
    )
}

pub(super) fn run_ended() -> String {
    "the run ended before its turn".to_owned()
}

pub(super) fn lost_before_turn() -> String {
    "the connection was lost before its turn".to_owned()
}

pub(super) fn draft_too_large(bytes: usize, folder: &str, limit: u64) -> String {
    format!("the draft has {bytes} bytes, and the folder {} accepts at most {limit}", list([folder]))
}

pub(super) fn no_starttls() -> String {
    "the server doesn't offer STARTTLS, so nothing was sent".to_owned()
}

pub(super) fn added_before_tls() -> String {
    "more came with the server's answer to STARTTLS, and somebody on the way may have added it; nothing was sent"
        .to_owned()
}

pub(super) fn secured_already() -> String {
    "the connection is secured already".to_owned()
}

pub(super) fn not_a_server_name(host: &str) -> String {
    format!("`{}` isn't the name of a server", on_one_line(host))
}

pub(super) fn ca_file_unreadable(error: impl Display) -> String {
    format!("`ca-file` can't be read: {error}")
}

pub(super) fn ca_file_empty() -> &'static str {
    "`ca-file` holds no certificate"
}

pub(super) fn tls(why: &str) -> String {
    format!("TLS: {}", on_one_line(why))
}

pub(super) fn no_address() -> String {
    "the server's name has no address".to_owned()
}

pub(super) fn no_address_in_time(timeout: Duration) -> String {
    format!("no address was found for the server's name within {} s", timeout.as_secs())
}

pub(super) fn answer_too_long() -> String {
    "the server's answer is too long".to_owned()
}

pub(super) fn line_too_long() -> String {
    "a line of the server's answer is too long".to_owned()
}

pub(super) fn name_too_long() -> String {
    "the server announces a text that is too long for a folder's name".to_owned()
}

pub(super) fn not_smtp() -> String {
    "the server's answer isn't a reply of a mail server".to_owned()
}

pub(super) fn not_imap() -> String {
    "the server's answer isn't IMAP".to_owned()
}

/// Why reading or writing over a connection failed.
pub(super) fn lost(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => "the server didn't answer in time".to_owned(),
        io::ErrorKind::UnexpectedEof => closed(),
        _ => on_one_line(&error.to_string()),
    }
}

pub(super) fn closed() -> String {
    "the server closed the connection".to_owned()
}

pub(super) fn unasked() -> String {
    "the server answered before it was asked".to_owned()
}

pub(super) fn before_greeting() -> String {
    "the server sent another answer before its greeting".to_owned()
}

/// `said` is the answer, where it may be repeated.
pub(super) fn out_of_turn(said: Option<&str>) -> String {
    let said = said.map_or_else(String::new, |said| format!(": {said}"));
    format!("the server's answer doesn't fit the command{said}")
}

pub(super) fn for_address(address: impl Display, why: &str) -> String {
    format!("for `{address}`: {why}")
}

/// What an SMTP server said against it, by the number of its reply.
pub(super) fn smtp_refusal(code: u16, text: &str) -> String {
    let kind = if code / 100 == 4 { "transient" } else { "permanent" };
    format!("{kind} error ({code}): {text}")
}

/// What an IMAP server said against it; nothing where it gave no reason.
pub(super) fn imap_refusal(said: &str) -> String {
    match said {
        "" => "the server refuses and doesn't say why".to_owned(),
        said => format!("the server refuses: {said}"),
    }
}

pub(super) fn turned_away(said: &str) -> String {
    format!("the server refuses the connection: {said}")
}

/// `said` is what the server gave as its reason, where it may be repeated.
pub(super) fn ended_by_server(said: Option<&str>) -> String {
    let said = said.map_or_else(String::new, |said| format!(": {said}"));
    format!("the server ends the connection{said}")
}

pub(super) fn no_known_imap() -> String {
    "the server speaks neither IMAP4rev1 nor IMAP4rev2".to_owned()
}

pub(super) fn folders_unreadable() -> String {
    "the server's list of folders can't be read".to_owned()
}

pub(super) fn search_unanswered() -> String {
    "the server doesn't say whether the folder holds the draft already, so it wasn't put there".to_owned()
}

pub(super) fn no_user() -> String {
    "the server asks for a login, but no user is named".to_owned()
}

pub(super) fn already_logged_in() -> String {
    "the server takes the connection as logged in before any login, so it isn't known whose mailbox it is"
        .to_owned()
}

/// Why a login failed.
pub(super) enum LoginFailure<'a> {
    /// The server offers none of these ways to log in with SMTP.
    NoMechanism(&'a [&'a str]),
    /// The server doesn't take a token with IMAP.
    NoToken,
    /// The server takes no password on this connection with IMAP.
    NoPassword,
    /// The connection was lost.
    Lost,
    /// The server asked for something other than what was offered.
    AskedForMore(Proof),
    /// The server can't check it now; with the codes that it gave.
    NotNow(&'a str),
    /// The server refused it; with the codes that it gave.
    Refused(Proof, &'a str),
    /// The reply had this number, which doesn't belong there.
    OutOfTurn(u16),
}

pub(super) fn login_failed(why: &LoginFailure<'_>) -> String {
    let why = match why {
        LoginFailure::NoMechanism(names) => format!("the server doesn't offer {}", choice(*names)),
        LoginFailure::NoToken => "the server doesn't offer `XOAUTH2`".to_owned(),
        LoginFailure::NoPassword => {
            "the server offers neither `PLAIN` nor `LOGIN` on this connection".to_owned()
        }
        LoginFailure::Lost => "the connection was lost".to_owned(),
        LoginFailure::AskedForMore(proof) => {
            format!("the server asked for something other than {}", name_of(*proof))
        }
        LoginFailure::NotNow(codes) => format!("the server can't check it now{codes}"),
        LoginFailure::Refused(proof, codes) => format!("the server refused {}{codes}", name_of(*proof)),
        LoginFailure::OutOfTurn(code) => format!("the server's answer {code} doesn't fit a login"),
    };
    format!("the login failed: {why}")
}

fn name_of(proof: Proof) -> &'static str {
    match proof {
        Proof::Password => "user and password",
        Proof::Token => "the token, which may have expired",
    }
}

/// What is said of a mail that doesn't simply go out, and what would help; nothing when it does.
pub fn outlook(course: &Course) -> Option<(String, String)> {
    match course {
        Course::Send => None,
        Course::Delivered { last, times } => {
            let often = if *times > 1 { format!(", {times} times") } else { String::new() };
            Some((
                format!("this copy was delivered on {} as `{}`{often}", last.time, last.id),
                format!("`--again={}` sends it once more", times + 1),
            ))
        }
        Course::Divided { held, times } => {
            let has = |receipt: &Receipt| {
                format!("`{}` has `{}` since {}", receipt.address, receipt.what, receipt.time)
            };
            let all: Vec<String> = held.iter().map(has).collect();
            Some((
                format!("a part of it was delivered: {}", all.join(", ")),
                format!(
                    "leave out who has it, or the brief that they have; `--again={}` sends it to all",
                    times + 1
                ),
            ))
        }
        Course::Uncertain { doubts } => {
            let mut mails: BTreeMap<&str, (&str, BTreeSet<&str>)> = BTreeMap::new();
            for Receipt { address, id, time, .. } in doubts {
                mails.entry(id).or_insert((time, BTreeSet::new())).1.insert(address);
            }
            let said =
                mails.values().map(|(time, readers)| format!("the mail of {time} to {}", list(readers)));
            let said: Vec<String> = said.collect();
            let ids: Vec<&str> = mails.keys().copied().collect();
            Some((
                format!("whether {} arrived can't be known", said.join(" and ")),
                format!(
                    "ask the reader: `factbrief ledger sent {}` if it arrived, else `--retry-uncertain`",
                    ids.join(" ")
                ),
            ))
        }
    }
}

/// A message that can't be written although everything in it was judged.
pub(super) fn draft_unwritten(why: impl Display) -> Error {
    Error::usage(why.to_string(), "look for characters in names and titles that no mail can hold")
}
