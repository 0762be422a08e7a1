//! What is said of any command: what is wrong with a path or a day, the marks before remarks, and the ends of summaries.

use std::fmt::Display;

use chrono::NaiveDate;

use crate::diagnostic::wording::{count, list};
use crate::error::Error;

/// How the progress of briefs or mails is drawn, in the words of the library that draws it.
pub const PROGRESS: &str = "{bar:30} {pos} of {len} {msg}";

/// What errors name in place of a file.
pub const STANDARD_OUTPUT: &str = "standard output";
pub const MANUAL_PAGE: &str = "the manual page";

pub fn error(what: impl Display) -> String {
    format!("error: {what}")
}

pub fn warning(what: &str) -> String {
    format!("warning: {what}")
}

pub fn remark(what: &str) -> String {
    format!("note: {what}")
}

/// The remedy under an error of a command.
pub fn hint(what: &str) -> String {
    format!("help: {what}")
}

/// The remedy under a remark.
pub fn help(what: &str) -> String {
    format!("  = help: {what}")
}

pub fn no_command(typed: &str, nearest: &str) -> Error {
    Error::usage(
        format!("there is no command and no folder `{typed}`"),
        format!("write `factbrief {nearest}`, the nearest command"),
    )
}

pub fn no_project() -> Error {
    Error::usage(
        "there is no folder `briefs` here",
        "go to the project's folder, name the folder of dossiers with `factbrief build PATH`, or make a project with `factbrief new DIR`",
    )
}

pub fn no_folder(typed: &str) -> Error {
    Error::usage(format!("there is no folder `{typed}`"), "check the path; it starts from the current folder")
}

/// `near` is the nearest folder that holds dossiers.
pub fn no_folder_but(typed: &str, near: &str) -> Error {
    Error::usage(
        format!("there is no folder `{typed}`"),
        format!("name `{near}`, the nearest folder that holds dossiers"),
    )
}

pub fn not_a_day(typed: &str, option: &str) -> Error {
    Error::usage(format!("`{typed}` isn't a day"), format!("write `{option} 2026-11-21` or `{option} today`"))
}

pub fn later_than(dossier: &str, date: NaiveDate, on: NaiveDate) -> String {
    format!("the pages of `{dossier}` are dated {date}, later than {on}, and say what has passed by {date}")
}

pub fn waits(folder: &str) -> String {
    format!("waiting for another build in `{folder}`")
}

pub fn no_home_folder(option: &str) -> Error {
    Error::usage("your home folder isn't known", format!("name the file with `{option}`"))
}

pub fn more_mistakes(number: usize) -> String {
    format!("{} not shown", count(number, "more mistake is", "more mistakes are"))
}

/// `code` is that of what was found; `CODE` where it differs.
pub fn read_more(code: &str) -> String {
    hint(&format!("`factbrief explain {code}` says what this means and what helps"))
}

pub fn shortened(brief: &str, facts: &[String]) -> String {
    format!("space: `{brief}` shows the short form of {}", list(facts))
}

pub fn left_out(brief: &str, facts: &[String]) -> String {
    format!("space: `{brief}` leaves out {}", list(facts))
}

pub fn abandoned(folder: &str, project: &str) -> String {
    format!(
        "`{folder}` holds the outputs of a dossier that isn't in `{project}`; if it is gone for good, remove the folder"
    )
}

/// `2 errors, 1 warning`, or nothing.
pub fn tally(errors: usize, warnings: usize) -> Option<String> {
    numbers([(errors, "error", "errors"), (warnings, "warning", "warnings")])
}

/// `2 figures not compared, 1 form not read, 1 source in a language that isn't read`, or nothing.
pub fn unproven(compared: usize, read: usize, foreign: usize) -> Option<String> {
    numbers([
        (compared, "figure not compared", "figures not compared"),
        (read, "form not read", "forms not read"),
        (foreign, "source in a language that isn't read", "sources in languages that aren't read"),
    ])
}

fn numbers<const N: usize>(of: [(usize, &str, &str); N]) -> Option<String> {
    let parts = of.into_iter().filter(|(number, ..)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, one, many)| count(number, one, many)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

pub fn with_unproven(summary: &str, unproven: &str) -> String {
    format!("{summary} · {unproven}")
}

pub fn of_dossier(dossier: &str, what: &str) -> String {
    format!("`{dossier}`: {what}")
}
