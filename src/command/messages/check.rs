//! What `check` says of a project beside its mistakes.

use std::fmt::Display;

use crate::diagnostic::wording::{count, unknown_name};
use crate::error::Error;
use crate::make::Passed;
use crate::model::Waiver;
use crate::question::Coverage;
use serde_json::{Value, json};

/// `how` the file on the disk differs, where that is known.
pub fn stale(file: &str, how: Option<impl Display>) -> String {
    let how = how.map(|how| format!(": {how}")).unwrap_or_default();
    format!("stale: `{file}` is not what would be built{how}")
}

pub fn literal(page: &str, text: &str, reason: &str) -> String {
    format!("literal: `{page}` prints `{text}` without a source: {reason}")
}

/// The picture of a brief, in which nobody looks for figures.
pub fn picture(brief: &str, file: &str, source: &str) -> String {
    format!("picture: `{brief}` prints `{file}`, from `{source}`; figures in it are read by no audit")
}

pub fn own_words(page: &str, text: &str) -> String {
    format!("own-words: `{page}` says without a source: `{}`", shortened(text))
}

pub fn passed(page: &str, passed: &Passed) -> String {
    let Passed { fact, reason, .. } = passed;
    match &passed.ahead {
        Some(date) => {
            format!("passed: `{page}` names `{fact}`, whose date, `{date}`, is still ahead: {reason}")
        }
        None => format!("passed: `{page}` names `{fact}`, whose date has passed: {reason}"),
    }
}

pub fn lapsed(fact: &str, dossier: &str, due: &str) -> String {
    format!("lapsed: `{fact}` of `{dossier}` fell due by `{due}`, and the pages say that this has passed")
}

pub fn name(name: &str, dossier: &str) -> String {
    format!("name: `{name}` holds a figure that `{dossier}` prints without a source")
}

pub fn nothing_wrong() -> String {
    "nothing wrong".to_owned()
}

/// `47 facts · 6 briefs · nothing wrong`, and before that how often a brief leaves a fact out for space.
pub fn summary(facts: usize, briefs: usize, left_out: usize, found: &str) -> String {
    let counted = format!("{} · {}", count(facts, "fact", "facts"), count(briefs, "brief", "briefs"));
    match left_out {
        0 => format!("{counted} · {found}"),
        some => format!("{counted} · {} left out for space · {found}", count(some, "point", "points")),
    }
}

/// The beginning of a long sentence, enough to find it by.
fn shortened(text: &str) -> String {
    const CHARACTERS: usize = 72;
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

pub fn waived(dossier: &str, of: &str, waiver: &Waiver) -> String {
    let Waiver { rule, why, by, until, span: _ } = waiver;
    format!("waived: `{}` for `{of}` of `{dossier}` until `{until}` by `{by}`: {why}", rule.name())
}

/// What `--strict` makes of warnings.
pub fn strict(warnings: usize) -> String {
    match warnings {
        1 => "`--strict`: the warning fails".to_owned(),
        _ => format!("`--strict`: the {warnings} warnings fail"),
    }
}

/// One brief in one line: what was verified, then what else is to be known of its figures.
pub fn coverage(one: &Coverage) -> String {
    let figures = count(one.figures, "figure", "figures");
    let mut parts = vec![format!("{} verified ({} %)", one.verified, one.percent())];
    let counts = [
        (one.by_eye, "by eye"),
        (one.unverifiable, "unverifiable"),
        (one.unconfirmed, "not confirmed"),
        (one.not_compared, "not compared"),
        (one.contested, "contested"),
        (one.stale, "stale"),
        (one.one_origin, "of one origin"),
    ];
    parts.extend(
        counts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")),
    );
    format!("{}/{}: {figures} · {}", one.dossier, one.brief, parts.join(", "))
}

pub fn coverage_json(one: &Coverage) -> Value {
    let mut view = json!(one);
    view["percent"] = json!(one.percent());
    view
}

/// Fewer figures were verified than was asked for.
pub fn below(one: &Coverage, least: u8) -> String {
    format!(
        "{}/{}: {} % of the figures are verified, fewer than {least} %",
        one.dossier,
        one.brief,
        one.percent()
    )
}

pub fn no_such_brief<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    Error::usage(format!("there is no brief `{name}`"), unknown_name(name, known, "brief"))
}
