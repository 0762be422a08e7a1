//! What is said of the briefs of a mail, of its text, and of the copy that it corrects.

use std::fmt;

use chrono::NaiveDate;

use crate::diagnostic::wording::{choice, list, unknown_name};
use crate::error::Error;
use crate::language::Language;
use crate::ledger::Copy;
use crate::mail::mail_error::MailError;
use crate::mail::mail_part::{MailPart, Unsaid};
use crate::mail::refusal::Refusal;
use crate::model::{Fact, HouseUse, HouseWord};

// Briefs.

pub fn unknown_brief<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    Error::usage(format!("there is no brief `{name}`"), unknown_name(name, known, "brief"))
}

pub fn several_dossiers_have(name: &str, full: &[&String]) -> Error {
    Error::usage(format!("several dossiers have a brief `{name}`"), format!("write {}", choice(full)))
}

pub fn brief_not_found(error: &Error) -> Refusal {
    Refusal::new(error.to_string(), error.hint().unwrap_or_default())
}

pub fn briefs_of_several_dossiers(dossiers: &[&String]) -> Refusal {
    let message = format!("one mail can't hold briefs of {}", list(dossiers));
    Refusal::new(message, "name one dossier with `--path`, or the briefs")
}

pub fn no_brief_for(audiences: &[String]) -> Refusal {
    let message = format!("no brief here is for {}", list(audiences));
    Refusal::new(message, "compare `audience` in recipients.toml with the briefs")
}

pub fn several_briefs_for(audience: &str) -> Refusal {
    let message = format!("several briefs are for `{audience}`");
    Refusal::new(message, "name the brief on the command line, or as `brief` in recipients.toml")
}

pub fn no_brief() -> Refusal {
    Refusal::new("the mail has no brief", "name one")
}

pub fn dossier_has_mistakes(dossier: &str) -> Refusal {
    Refusal::new(format!("the dossier `{dossier}` has mistakes"), "`factbrief check` shows them")
}

pub fn several_dossiers() -> Refusal {
    Refusal::new("one mail can't hold briefs of several dossiers", "write one mail for each dossier")
}

pub fn no_brief_in(dossier: &str, language: Language, known: &[Language]) -> Refusal {
    let known = list(known.iter().map(|language| language.tag()));
    let message = format!("the dossier `{dossier}` has no briefs in `{language}`");
    Refusal::new(message, format!("its languages are {known}"))
}

// The text.

/// `report` is what a report prints of the mistake in the template.
pub fn text_has_mistakes(report: &str) -> Refusal {
    Refusal::reported("its text can't be made", report)
}

pub fn bad_subject(why: impl fmt::Display) -> Refusal {
    Refusal::new(MailError::Subject(why.to_string()).to_string(), "write plain words on one line")
}

impl MailPart {
    /// The part as a sentence has it, and how it is changed.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Salutation => ("the salutation", "change `salutation` in recipients.toml"),
            Self::Subject => ("the subject", "write another `--subject`, or leave it to the template"),
            Self::AttachmentName => ("the name of an attachment", "change the title of the brief"),
        }
    }
}

/// Words of a fact in a part of the mail whose readers may not have them.
pub fn words_of_others(part: MailPart, fact: &Fact, readers: &[String]) -> Refusal {
    let (part, remedy) = part.words();
    let (id, only_for) = (&fact.id, list(fact.only_for.iter().flatten()));
    let readers = readers.join("`, `");
    Refusal::new(
        format!("{part} has the words of `{id}`, which is only for {only_for} and not for `{readers}`"),
        remedy,
    )
}

/// A figure in a part of the mail that can't have a citation.
pub fn unsourced_figure(part: MailPart, figure: &Unsaid) -> Refusal {
    let (part, remedy) = part.words();
    match figure {
        Unsaid::Nowhere(figure) => Refusal::new(
            format!("{part} says `{figure}`, which nothing in the text of the mail gives a source for"),
            format!("{remedy}; a name that the figure belongs to goes into `names` in dossier.toml"),
        ),
        Unsaid::Otherwise(figure, text) => Refusal::new(
            format!("{part} says `{figure}`, and the text of the mail `{text}`"),
            format!("{remedy}; with the figure goes what the text says of it"),
        ),
    }
}

/// A word of the mail that the house doesn't use for its readers, or doesn't explain in it.
pub fn house_word(printed: &str, word: &HouseWord, audience: &str) -> Refusal {
    match &word.wanted {
        HouseUse::Say(instead) => Refusal::new(
            format!("the mail says “{printed}”, which the house doesn't say to `{audience}`"),
            format!(
                "write “{instead}”, in the salutation, in the subject, in `mail.txt.j2` or in the text that it quotes"
            ),
        ),
        HouseUse::Explain(explanation) => Refusal::new(
            format!("the mail says “{printed}” and doesn't explain it to `{audience}`"),
            format!("say “{explanation}” in the paragraph that uses the word first"),
        ),
    }
}

// Whether a page says which copy it corrects.

pub fn correction_unmarked(page: &str, date: &str) -> String {
    format!("`{page}` corrects a copy of {date}, but doesn't say so on its page")
}

pub fn replaces_another(page: &str, edition: &str, date: &str) -> String {
    format!("`{page}` says that it replaces the edition `{edition}`, but it corrects another copy, of {date}")
}

pub fn keep_the_manifest_of_this_copy(edition: &str) -> String {
    format!(
        "`editions/{edition}.toml` is the manifest of another page of that day: keep the one of this copy there and build, or tell \
         its readers in your own words"
    )
}

pub fn how_to_replace(date: &str, brief: &str) -> String {
    format!(
        "keep the manifest of that edition as `editions/{date}.toml`, write `replaces = \"{date}\"` into {brief}.toml, and build"
    )
}

/// The same where the dossier's date isn't after the day of the copy, as that of a correction must be.
pub fn how_to_replace_on_a_later_day(date: &str, brief: &str) -> String {
    format!("set the dossier's `date` to the day of the correction, {}", how_to_replace(date, brief))
}

pub fn reader_has_another(address: &str, held: &Copy, replaced: NaiveDate) -> String {
    format!(
        "`{address}` has `{}/{}` of {}, but the page says that it replaces the one of {replaced}",
        held.dossier, held.brief, held.date
    )
}
