//! What this room says: why a mail may not go out and what would help, why it may, and what should be known before it goes.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;

use super::header::MAX_LINE;
use super::mail_error::MailError;
use super::refusal::Refusal;
use crate::diagnostic::wording::{choice, count, list, unknown_name};
use crate::error::Error;
use crate::language::Language;
use crate::ledger::Copy;
use crate::model::{HouseUse, HouseWord};

impl fmt::Display for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject(why) => write!(f, "the subject can't be used in a mail: {why}"),
            Self::Attachment(name) => write!(f, "`{name}` can't be encoded"),
            Self::Message(why) => write!(f, "the message can't be written: {why}"),
            Self::LongLine => {
                write!(
                    f,
                    "a line of the mail would be longer than {MAX_LINE} octets, and servers refuse that"
                )
            }
            Self::LongName => {
                write!(f, "the name before the address makes a line of more than {MAX_LINE} octets")
            }
            Self::Address { address, why } => write!(f, "`{address}` isn't an address: {why}"),
        }
    }
}

impl std::error::Error for MailError {}

// Files.

/// The remedy for every file that isn't what a build makes.
pub(super) const BUILD: &str = "run `factbrief build`, look at the page, and then mail it";

pub(super) fn not_a_file(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` isn't a file"), "remove it, and run `factbrief build`")
}

/// Sizes on the disk and in the mail, and the limit, in bytes.
pub(super) fn file_too_large(at: &str, on_disk: u64, in_mail: u64, limit: u64) -> Refusal {
    let (on_disk, in_mail, limit) = (size(on_disk), size(in_mail), size(limit));
    let message = format!("`{at}` has {on_disk}, which takes {in_mail} in a mail; the limit is {limit}");
    Refusal::new(message, MAX_SIZE)
}

pub(super) fn files_too_large(in_mail: u64, limit: u64) -> Refusal {
    let message = format!("its attachments take {} in the mail; the limit is {}", size(in_mail), size(limit));
    Refusal::new(message, MAX_SIZE)
}

const MAX_SIZE: &str = "many servers refuse larger mails; `--max-size` raises the limit";

/// A size for people, in the units of the limit.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => count(usize::try_from(bytes).unwrap_or_default(), "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

pub(super) fn missing(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` isn't there"), BUILD)
}

pub(super) fn unreadable(error: &Error) -> Refusal {
    Refusal::new(error.to_string(), error.hint().unwrap_or(BUILD))
}

pub(super) fn empty(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` is empty"), BUILD)
}

pub(super) fn stale(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` is stale: it isn't what a build would make now"), BUILD)
}

pub(super) fn pdf_unreadable(at: &str, error: impl fmt::Display) -> Refusal {
    Refusal::new(format!("`{at}` can't be checked: {error}"), BUILD)
}

pub(super) fn other_content_hash(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` carries no facts, and its content hash isn't that of the brief"), BUILD)
}

pub(super) fn facts_unreadable(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` carries facts that can't be read"), BUILD)
}

pub(super) fn unknown_facts(at: &str, ids: &[&String]) -> Refusal {
    Refusal::new(format!("`{at}` holds facts that the dossier doesn't have: {}", list(ids)), BUILD)
}

pub(super) fn facts_for_others(at: &str, ids: &[&String], audiences: &BTreeSet<String>) -> Refusal {
    Refusal::new(format!("`{at}` holds facts that aren't for {}: {}", list(audiences), list(ids)), BUILD)
}

pub(super) fn no_pdf() -> Refusal {
    Refusal::new("a brief has no PDF", "run `factbrief build`")
}

pub(super) fn unfinished(brief: &str) -> Refusal {
    let hint = "take `marking` out when it is finished, and build; or add `--unfinished` for readers who are to see the draft";
    Refusal::new(format!("`{brief}` is marked as a draft"), hint)
}

/// A draft that goes out because it was asked for.
pub(super) fn goes_out_unfinished(brief: &str) -> String {
    format!("`{brief}` is marked as a draft, and goes out as one")
}

// Readers.

pub(super) fn no_recipient() -> Refusal {
    Refusal::new("the mail has no recipient", "name one with `--to`")
}

pub(super) fn bad_mailbox(error: &MailError) -> Refusal {
    Refusal::new(error.to_string(), "check the address")
}

pub(super) fn named_twice(address: impl fmt::Display) -> Refusal {
    Refusal::new(format!("`{address}` would get the mail twice"), "name each address once")
}

pub(super) fn brief_for_others(brief: &str, audience: &str, readers: &BTreeSet<String>) -> Refusal {
    let message =
        format!("the brief `{brief}` is for `{audience}`, but the reader belongs to {}", list(readers));
    Refusal::new(message, "send the brief that is for this reader")
}

pub(super) fn brief_for_others_by_file(
    brief: &str,
    audience: &str,
    address: impl fmt::Display,
    theirs: &[String],
) -> Refusal {
    let theirs = list(theirs);
    let message = format!(
        "the brief `{brief}` is for `{audience}`, but recipients.toml says that `{address}` belongs to {theirs}"
    );
    Refusal::new(message, "send the brief that is for this reader, or change recipients.toml")
}

pub(super) fn entry_has_mistakes(address: impl fmt::Display) -> Refusal {
    let message = format!("the entry of `{address}` in recipients.toml has mistakes");
    Refusal::new(message, "correct it: it decides who may see what")
}

pub(super) fn people_unreadable(address: impl fmt::Display) -> Refusal {
    let message = format!("a part of recipients.toml can't be read, and it may be about `{address}`");
    let hint =
        "correct the mistakes shown above; until then, only readers whose own entry has no mistakes get mail";
    Refusal::new(message, hint)
}

// Dates.

pub(super) fn clock_is_behind(page: NaiveDate, today: NaiveDate) -> Refusal {
    let message = format!("the page is dated {page}, but the clock says {today}");
    Refusal::new(message, "correct the clock; a page with a date to come is sent on that day")
}

pub(super) fn plans_have_lapsed(page: NaiveDate, ids: &BTreeSet<&String>) -> Refusal {
    let message =
        format!("the page dated {page} still presents as open plans whose date has passed: {}", list(ids));
    Refusal::new(message, "bring the facts and `date` in dossier.toml up to date, and build")
}

pub(super) fn superseded_since(page: NaiveDate, ids: &BTreeSet<&String>) -> Refusal {
    let message =
        format!("the page dated {page} prints facts whose place others have taken since: {}", list(ids));
    Refusal::new(message, "name the other facts in the brief, set a later `date` in dossier.toml, and build")
}

pub(super) fn not_fresh(audience: &str, on: NaiveDate, ids: &BTreeSet<&String>) -> String {
    format!("facts of the page are older on {on} than `{audience}` should get: {}", list(ids))
}

pub(super) fn too_old(audience: &str, on: NaiveDate, ids: &BTreeSet<&String>) -> Refusal {
    let message =
        format!("facts of the page are older on {on} than a page for `{audience}` may have: {}", list(ids));
    Refusal::new(message, "find out what holds now, and correct the facts and their `as-of`")
}

/// A word of the mail that the house doesn't use for its readers, or doesn't explain in it.
pub(super) fn house_word(printed: &str, word: &HouseWord, audience: &str) -> Refusal {
    match &word.wanted {
        HouseUse::Say(instead) => Refusal::new(
            format!("the mail says “{printed}”, which the house doesn't say to `{audience}`"),
            format!("write “{instead}”, in the subject, in `mail.txt.j2` or in the text that it quotes"),
        ),
        HouseUse::Explain(explanation) => Refusal::new(
            format!("the mail says “{printed}” and doesn't explain it to `{audience}`"),
            format!("say “{explanation}” in the paragraph that uses the word first"),
        ),
    }
}

/// What should be known of a draft that is judged by an earlier day and goes out today.
pub(super) fn by_today(today: NaiveDate, refusal: &Refusal) -> String {
    format!("by today, {today}, {}", refusal.message)
}

pub(super) fn review_is_due_today(today: NaiveDate, ids: &BTreeSet<&String>) -> String {
    format!("by today, {today}, facts of the page should have been reviewed: {}", list(ids))
}

pub(super) fn review_is_due(on: NaiveDate, ids: &BTreeSet<&String>) -> String {
    format!("facts of the page should have been reviewed before {on}: {}", list(ids))
}

pub(super) fn review_is_missing(on: NaiveDate, ids: &BTreeSet<&String>) -> Refusal {
    Refusal::new(review_is_due(on, ids), "check whether they still hold, and set the next `review-by`")
}

pub(super) fn judged_by_earlier_day(page: NaiveDate, on: NaiveDate) -> String {
    format!(
        "the page is dated {page}, later than the day by which it is judged, {on}: whether a plan has lapsed since isn't known"
    )
}

// Briefs.

pub(super) fn unknown_brief<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    Error::usage(format!("there is no brief `{name}`"), unknown_name(name, known, "brief"))
}

pub(super) fn several_dossiers_have(name: &str, full: &[&String]) -> Error {
    Error::usage(format!("several dossiers have a brief `{name}`"), format!("write {}", choice(full)))
}

pub(super) fn brief_not_found(error: &Error) -> Refusal {
    Refusal::new(error.to_string(), error.hint().unwrap_or_default())
}

pub(super) fn briefs_of_several_dossiers(dossiers: &[&String]) -> Refusal {
    let message = format!("one mail can't hold briefs of {}", list(dossiers));
    Refusal::new(message, "name one dossier with `--path`, or the briefs")
}

pub(super) fn no_brief_for(audiences: &[String]) -> Refusal {
    let message = format!("no brief here is for {}", list(audiences));
    Refusal::new(message, "compare `audience` in recipients.toml with the briefs")
}

pub(super) fn several_briefs_for(audience: &str) -> Refusal {
    let message = format!("several briefs are for `{audience}`");
    Refusal::new(message, "name the brief on the command line, or as `brief` in recipients.toml")
}

pub(super) fn no_brief() -> Refusal {
    Refusal::new("the mail has no brief", "name one")
}

pub(super) fn dossier_has_mistakes(dossier: &str) -> Refusal {
    Refusal::new(format!("the dossier `{dossier}` has mistakes"), "`factbrief check` shows them")
}

pub(super) fn several_dossiers() -> Refusal {
    Refusal::new("one mail can't hold briefs of several dossiers", "write one mail for each dossier")
}

pub(super) fn no_brief_in(dossier: &str, language: Language, known: &[Language]) -> Refusal {
    let known = list(known.iter().map(|language| language.tag()));
    let message = format!("the dossier `{dossier}` has no briefs in `{language}`");
    Refusal::new(message, format!("its languages are {known}"))
}

// The text.

/// `report` is what a report prints of the mistake in the template.
pub(super) fn text_has_mistakes(report: &str) -> Refusal {
    Refusal::reported("its text can't be made", report)
}

pub(super) fn bad_subject(why: impl fmt::Display) -> Refusal {
    Refusal::new(MailError::Subject(why.to_string()).to_string(), "write plain words on one line")
}

// Why a mail may go out.

pub(super) fn files_are_current(files: usize, folder: &str) -> String {
    format!("{} in `{folder}`, byte for byte what a build makes now", count(files, "file", "files"))
}

pub(super) fn files_fit(in_mail: u64, limit: u64) -> String {
    format!("{} of attachments in the mail; the limit is {}", size(in_mail), size(limit))
}

pub(super) fn no_plan_has_lapsed(page: NaiveDate, on: NaiveDate) -> String {
    format!("no plan has lapsed between {page} and {on}")
}

pub(super) fn facts_were_read(name: &str, number: usize, audiences: &BTreeSet<String>) -> String {
    format!("`{name}`: {} read back from it, each for {}", count(number, "fact", "facts"), choice(audiences))
}

pub(super) fn facts_are_known_by_hash(name: &str, number: usize, audiences: &BTreeSet<String>) -> String {
    let (facts, audiences) = (count(number, "fact", "facts"), choice(audiences));
    format!("`{name}`: {facts} known by its content hash, since it carries none, each for {audiences}")
}

// Who a mail is from, and who gets a correction.

pub(super) fn no_contact(dossier: &str) -> Refusal {
    Refusal::new(
        format!("the dossier `{dossier}` has no contact to send it from"),
        "give `--from`, or write `contact` in dossier.toml",
    )
}

pub(super) fn typed_sender(typed: &str, why: impl fmt::Display) -> Refusal {
    not_a_sender("`--from`", typed, why)
}

pub(super) fn contact_as_sender(contact: &str, why: impl fmt::Display) -> Refusal {
    not_a_sender("the dossier's `contact`", contact, why)
}

fn not_a_sender(what: &str, text: &str, why: impl fmt::Display) -> Refusal {
    Refusal::new(
        format!("{what} can't be the sender: `{}`: {why}", text.escape_debug()),
        "write `Name <mail@example.org>`",
    )
}

pub(super) fn recorded_address(recorded: &str, why: impl fmt::Display) -> Refusal {
    by_hand(format!("`{}` in the ledger isn't an address: {why}", recorded.escape_debug()))
}

pub(super) fn no_brief_to_correct(why: impl fmt::Display) -> Refusal {
    by_hand(why.to_string())
}

fn by_hand(why: String) -> Refusal {
    Refusal::new(why, "write to this reader by hand")
}

// Whether a page says which copy it corrects.

pub(super) fn correction_unmarked(page: &str, date: &str) -> String {
    format!("`{page}` corrects a copy of {date}, but doesn't say so on its page")
}

pub(super) fn replaces_another(page: &str, edition: &str, date: &str) -> String {
    format!("`{page}` says that it replaces the edition `{edition}`, but it corrects another copy, of {date}")
}

pub(super) fn keep_the_manifest_of_this_copy(edition: &str) -> String {
    format!(
        "`editions/{edition}.toml` is the manifest of another page of that day: keep the one of this copy there and build, or tell \
         its readers in your own words"
    )
}

pub(super) fn how_to_replace(date: &str, brief: &str) -> String {
    format!(
        "keep the manifest of that edition as `editions/{date}.toml`, write `replaces = \"{date}\"` into {brief}.toml, and build"
    )
}

/// The same where the dossier's date isn't after the day of the copy, as that of a correction must be.
pub(super) fn how_to_replace_on_a_later_day(date: &str, brief: &str) -> String {
    format!("set the dossier's `date` to the day of the correction, {}", how_to_replace(date, brief))
}

pub(super) fn reader_has_another(address: &str, held: &Copy, replaced: NaiveDate) -> String {
    format!(
        "`{address}` has `{}/{}` of {}, but the page says that it replaces the one of {replaced}",
        held.dossier, held.brief, held.date
    )
}

// What was typed, and the days of a run.

/// Dossiers that can't be read, where every reader is written to.
pub(super) fn readers_unknown(dossiers: &[String]) -> String {
    nothing_made(&format!(
        "until {} can be read, it isn't known which readers get its briefs; correct the mistakes above",
        list(dossiers)
    ))
}

pub(super) fn has_mistakes(dossier: &str) -> String {
    nothing_made(&format!("`{dossier}` has the mistakes above"))
}

/// A brief that dossiers which can't be read may have too.
pub(super) fn may_be_in_several(brief: &str, dossiers: &[String]) -> String {
    nothing_made(&format!(
        "{} can't be read and may have a brief `{brief}` too; name yours in full, as `dossier/{brief}`",
        list(dossiers)
    ))
}

fn nothing_made(why: &str) -> String {
    format!("nothing was made: {why}")
}

pub(super) fn not_an_address(typed: &str, why: impl fmt::Display) -> Refusal {
    Refusal::new(
        format!("`{}` isn't an address: {why}", typed.escape_debug()),
        "write `Name <mail@example.org>`, or the address alone",
    )
}

pub(super) fn day_is_past(on: NaiveDate, today: NaiveDate) -> Error {
    Error::usage(
        format!("`--on {on}` is past, and what is sent goes out today, {today}"),
        "leave out `--on`: a plan whose date has passed since would not be seen",
    )
}
