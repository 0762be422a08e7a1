//! What `mail` and `recall --draft` both say.

use crate::diagnostic::wording::{choice, count, list};
use crate::error::Error;
use crate::recall::Doubt;

pub fn new_ledger(ledger: &str) -> String {
    format!("the ledger `{ledger}` is new: nothing is known as delivered")
}

/// A doubt which copies in the ledger are of a dossier, and what would help.
pub fn doubt(dossier: &str, doubt: &Doubt) -> (String, String) {
    match doubt {
        Doubt::NoId { ids } => (
            format!(
                "`{dossier}` has no `id`, and the ledger knows {} of that name with one; they are treated as the same",
                count(ids.len(), "dossier", "dossiers")
            ),
            format!(
                "write the one that it is, {}, into its dossier.toml, or an id of its own",
                choice(ids.iter().map(|id| format!("id = \"{id}\"")))
            ),
        ),
        Doubt::Unnamed => (
            format!(
                "the ledger knows several dossiers `{dossier}`, and copies from when none had an `id`; these are counted as this one's"
            ),
            "`factbrief ledger list` shows when and to whom they went".to_owned(),
        ),
        Doubt::OtherName { names } => (
            format!(
                "the ledger knows the dossier with the `id` of `{dossier}` as {} too, and treats both as one",
                list(names)
            ),
            format!(
                "that is right when the folder was renamed; if `{dossier}` is a copy, write an `id` of its own into its dossier.toml"
            ),
        ),
    }
}

pub fn new_secret(ledger: &str) -> String {
    format!(
        "the secret `{ledger}.key` wasn't beside the ledger, and a new one was made; mails that are in the ledger keep their Message-IDs"
    )
}

pub fn cut_off(line: usize, ledger: &str) -> String {
    format!("line {line} of the ledger `{ledger}` was cut off in the middle and is skipped")
}

pub fn no_home_folder() -> String {
    nobody_known("no recipients.toml: there is no home folder")
}

pub fn no_recipients(file: &str) -> String {
    nobody_known(&format!("no `{file}`"))
}

fn nobody_known(place: &str) -> String {
    format!("{place}; nobody's audience is known, so any page may go to anybody")
}

pub fn write_recipients() -> &'static str {
    "write the file, or name it with `--recipients`; docs/mail.md has an example"
}

/// Files with a name like that of the one that isn't there.
pub fn rename_recipients(alike: &[String]) -> String {
    format!("the folder has {}: name it `recipients.toml` if that is meant", list(alike))
}

pub fn inside_dossier(file: &str) -> Error {
    Error::usage(
        format!("`{file}` is inside a dossier"),
        "keep it in your own folder; a dossier is shared and may be somebody else's",
    )
}

/// `addresses` is empty where nobody's could be read.
pub fn refused(addresses: &str, why: &str) -> String {
    match addresses {
        "" => format!("refused: {why}"),
        _ => format!("refused: {addresses}: {why}"),
    }
}

/// What is said of the mail to somebody.
pub fn of_mail(addresses: &str, what: &str) -> String {
    format!("{addresses}: {what}")
}
