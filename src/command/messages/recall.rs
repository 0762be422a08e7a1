//! What `recall` says.

use crate::account::{Change, PropertyText};
use crate::compare::cause;
use crate::diagnostic::wording::{count, list};
use crate::error::Error;
use crate::recall::{Deviation, Holding, Outdated, Wrong};

pub fn only_for_corrections() -> Error {
    Error::usage(
        "`--from`, `--attach-markdown`, `--unfinished` and `--on` say how corrections are written",
        "add `--draft`, or leave them out",
    )
}

/// Numbers of copies, and the ledger.
pub fn summary(copies: usize, wrong: usize, unjudged: usize, ledger: &str) -> String {
    let unjudged = if unjudged == 0 { String::new() } else { format!(", {unjudged} not judged") };
    format!(
        "{} known from the ledger `{ledger}`, {wrong} wrong{unjudged}; what was sent from another machine or by hand isn't in it",
        count(copies, "copy", "copies")
    )
}

/// Why copies of a dossier can't be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unjudged {
    /// The dossier can't be read.
    Unread,
    /// The dossier of that name that is here isn't theirs.
    OtherId,
    /// The dossier isn't here.
    Elsewhere,
}

/// What isn't judged, and what would help.
pub fn not_judged<'a>(
    dossier: &str,
    copies: usize,
    readers: impl IntoIterator<Item = &'a str>,
    why: Unjudged,
) -> (String, &'static str) {
    let (why, help) = match why {
        Unjudged::Unread => {
            ("the dossier has mistakes", "correct what is shown above, and run the command again")
        }
        Unjudged::OtherId => (
            "the dossier of that name here has another `id`",
            "run `factbrief recall PATH` on the dossier that the copies are of",
        ),
        Unjudged::Elsewhere => {
            ("the dossier isn't here", "run `factbrief recall PATH` on the dossier, where it is")
        }
    };
    let copies = count(copies, "copy", "copies");
    (format!("not judged: {copies} of `{dossier}` with {}: {why}", list(readers)), help)
}

/// Who holds what, and for each fact how it deviates from the dossier.
pub fn wrong(found: &Wrong<'_>) -> Vec<String> {
    let Holding { recipient, copy, delivery } = found.holding;
    let holds = if found.holding.is_certain() { "holds" } else { "may hold" };
    let what = format!("{} of {}", copy.full_name(), copy.date);
    let right = if found.matters() { "" } else { ", and nothing that counts has changed" };
    let became = format!("({} {})", delivery.became(), delivery.time);
    let mut lines = vec![format!("{} {holds} {what}{right}  {became}", recipient.address)];
    let (matter, rest): (Vec<&Outdated>, Vec<&Outdated>) =
        found.facts.iter().partition(|fact| fact.matters());
    for fact in matter.into_iter().chain(rest) {
        for one in &fact.deviations {
            let mark = if one.matters() { "!" } else { " " };
            lines.push(format!("  {mark} {}: {}", fact.id, deviation(one, fact)));
        }
        lines.extend(fact.causes.iter().map(|why| format!("      {}", cause(why))));
    }
    lines
}

fn deviation(deviation: &Deviation, fact: &Outdated) -> String {
    let or_none = |text: &str| if text.is_empty() { "none".to_owned() } else { format!("`{text}`") };
    let was_and_is = |change: &Change| {
        let [old, new] = texts(change);
        format!("was {}, is {}", or_none(old), or_none(new))
    };
    match deviation {
        Deviation::Withdrawn => format!("withdrawn; the copy says `{}`", fact.statement),
        Deviation::Superseded { by } => format!("superseded by `{by}`; the copy says `{}`", fact.statement),
        Deviation::EndedInput { input, by } => {
            format!("computed from `{input}`, which `{by}` superseded; the copy says `{}`", fact.statement)
        }
        Deviation::NotForAudience => "no longer for this audience".to_owned(),
        Deviation::Figure { change, within } => {
            let small = if *within { ", within `recall-above`" } else { "" };
            let differences: Vec<String> = change.differences.iter().map(ToString::to_string).collect();
            let gap = if differences.is_empty() { "" } else { "  " };
            let name = change.property.name();
            format!("{name} {}{small}{gap}{}", was_and_is(change), differences.join(", "))
        }
        Deviation::Standing(change) => format!("{} {}", change.property.name(), was_and_is(change)),
        Deviation::Lapsed => "its date has passed since".to_owned(),
        Deviation::Wording { change, .. } if change.old == change.new => "in other words".to_owned(),
        Deviation::Wording { change, .. } => format!("in other words: {}", was_and_is(change)),
        Deviation::AsOf(change) => {
            let [old, new] = texts(change);
            format!("was as of {old}, is as of {new}")
        }
    }
}

/// What was and what is said; an empty text where nothing is.
pub fn texts(change: &Change) -> [&str; 2] {
    [&change.old, &change.new].map(|said| match said {
        Some(PropertyText::Plain(text)) => text.as_str(),
        _ => "",
    })
}
