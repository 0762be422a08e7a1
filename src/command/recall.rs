//! `recall`: who holds a sent copy that is now wrong, and the mails that set it right.

use std::collections::BTreeMap;

use serde_json::json;

use super::Verdict;
use super::mail_arguments::RecallArguments;
use super::post::{self, Desk};
use super::terminal;
use crate::diagnostic::wording::{count, list};
use crate::error::Result;
use crate::language::Language;
use crate::ledger::Role;
use crate::mail::{Letter, Refusal, find_briefs, prepare};
use crate::model::{Address, Mailbox};
use crate::read::shown;
use crate::recall::{Difference, FactChange, Holding, compare, holdings};

/// A copy with what is no longer right in it.
struct Found<'h> {
    holding: Holding<'h>,
    changes: Vec<FactChange>,
}

impl Found<'_> {
    fn matters(&self) -> bool {
        self.changes.iter().any(FactChange::matters)
    }
}

/// Recalls.
///
/// # Errors
/// When the disk fails.
pub fn run(arguments: &RecallArguments) -> Result<Verdict> {
    post::known_ledger(arguments.place.ledger.as_deref())?;
    let Some(desk) = post::open(&arguments.path, &arguments.place)? else { return Ok(Verdict::Wrong) };
    let held = holdings(&desk.history, arguments.drafts);
    let (mut found, mut elsewhere): (Vec<Found<'_>>, Vec<&str>) = (Vec::new(), Vec::new());
    for holding in &held {
        let dossier = desk.outcomes.iter().filter_map(|outcome| outcome.dossier.as_ref());
        match dossier.into_iter().find(|dossier| dossier.name == holding.copy.dossier) {
            None => elsewhere.push(&holding.copy.dossier),
            Some(dossier) => {
                let changes = compare(holding.copy, dossier);
                if !changes.is_empty() {
                    found.push(Found { holding: *holding, changes });
                }
            }
        }
    }
    found.sort_by_key(|one| !one.matters());
    let wrong = found.iter().filter(|one| one.matters()).count();
    if arguments.json {
        terminal::print_json(&json!({
            "schema": "factbrief/recall",
            "version": 1,
            "ledger": shown(&desk.ledger),
            "copies": held.len() - elsewhere.len(),
            "wrong": wrong,
            "found": found.iter().map(as_json).collect::<Vec<_>>(),
        }))?;
    } else {
        terminal::print(&found.iter().map(describe).collect::<String>())?;
    }
    elsewhere.sort_unstable();
    elsewhere.dedup();
    if !elsewhere.is_empty() {
        terminal::note(&format!("copies of {} were not judged: the dossier isn't here", list(&elsewhere)));
    }
    terminal::note(&format!(
        "{} known from the ledger `{}`, {} wrong; what was sent from another machine or by hand isn't in it",
        count(held.len(), "copy", "copies"),
        shown(&desk.ledger),
        wrong
    ));
    if arguments.write {
        write_corrections(arguments, &desk, &found)?;
    }
    Ok(if wrong == 0 { Verdict::Right } else { Verdict::Wrong })
}

fn describe(found: &Found<'_>) -> String {
    let Holding { recipient, copy, delivery } = found.holding;
    let holds = if found.holding.is_certain() { "holds" } else { "may hold" };
    let what = format!("{}/{}.{} of {}", copy.dossier, copy.brief, copy.language, copy.date);
    let right = if found.matters() { "" } else { ", right but for words" };
    let mut text = format!(
        "{} {holds} {what}{right}  ({} {})\n",
        recipient.address,
        delivery.state.name(),
        delivery.time
    );
    let (matter, rest): (Vec<&FactChange>, Vec<&FactChange>) =
        found.changes.iter().partition(|change| change.matters());
    for change in matter.into_iter().chain(rest) {
        for difference in &change.differences {
            let mark = if difference.matters() { "!" } else { " " };
            text.push_str(&format!("  {mark} {}: {}\n", change.id, said(difference, change)));
        }
    }
    text
}

fn said(difference: &Difference, change: &FactChange) -> String {
    let or_none = |text: &str| if text.is_empty() { "none".to_owned() } else { format!("`{text}`") };
    match difference {
        Difference::Withdrawn => format!("withdrawn; the copy says `{}`", change.statement),
        Difference::NotForAudience => "no longer for this audience".to_owned(),
        Difference::Figure { name, old, new, within } => {
            let small = if *within { ", within `recall-above`" } else { "" };
            format!("{name} was {}, is {}{small}", or_none(old), or_none(new))
        }
        Difference::Standing { what, old, new } => {
            format!("{what} was {}, is {}", or_none(old), or_none(new))
        }
        Difference::Lapsed => "its date has passed since".to_owned(),
        Difference::Wording => "in other words".to_owned(),
        Difference::AsOf { old, new } => format!("was as of {old}, is as of {new}"),
    }
}

fn as_json(found: &Found<'_>) -> serde_json::Value {
    let Holding { recipient, copy, delivery } = found.holding;
    json!({
        "address": recipient.address,
        "certain": found.holding.is_certain(),
        "message": delivery.id,
        "time": delivery.time,
        "dossier": copy.dossier,
        "brief": copy.brief,
        "language": copy.language,
        "date": copy.date,
        "wrong": found.matters(),
        "changes": found.changes.iter().map(|change| json!({
            "fact": change.id,
            "matters": change.matters(),
            "differences": change.differences.iter().map(difference_json).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn difference_json(difference: &Difference) -> serde_json::Value {
    match difference {
        Difference::Withdrawn => json!({ "kind": "withdrawn" }),
        Difference::NotForAudience => json!({ "kind": "not-for-audience" }),
        Difference::Figure { name, old, new, within } => {
            json!({ "kind": "figure", "name": name, "old": old, "new": new, "within": within })
        }
        Difference::Standing { what, old, new } => {
            json!({ "kind": "standing", "name": what, "old": old, "new": new })
        }
        Difference::Lapsed => json!({ "kind": "lapsed" }),
        Difference::Wording => json!({ "kind": "wording" }),
        Difference::AsOf { old, new } => json!({ "kind": "as-of", "old": old, "new": new }),
    }
}

/// Writes one correction to each reader of a wrong copy, for each dossier and language.
fn write_corrections(arguments: &RecallArguments, desk: &Desk, found: &[Found<'_>]) -> Result<()> {
    let mut wanted: BTreeMap<(String, &str, &str), Vec<&Found<'_>>> = BTreeMap::new();
    for one in found.iter().filter(|one| one.matters()) {
        let Holding { recipient, copy, .. } = one.holding;
        let key = (recipient.address.to_ascii_lowercase(), copy.dossier.as_str(), copy.language.as_str());
        wanted.entry(key).or_default().push(one);
    }
    let (limits, date) = post::limits(&arguments.draft)?;
    let mut mails = Vec::new();
    for of_one in wanted.values() {
        let Some(first) = of_one.first() else { continue };
        let Holding { recipient, copy, .. } = first.holding;
        let Ok(address) = Address::parse(&recipient.address) else { continue };
        let mut names: Vec<String> =
            of_one.iter().map(|one| format!("{}/{}", copy.dossier, one.holding.copy.brief)).collect();
        names.dedup();
        let mut letter = Letter {
            recipients: vec![(Role::To, Mailbox { name: recipient.name.clone(), address })],
            briefs: Vec::new(),
            language: Language::from_tag(&copy.language),
            audiences: Vec::new(),
            salutation: None,
            subject: None,
            correction: true,
        };
        let judged = match find_briefs(&names, &desk.outcomes) {
            Ok(briefs) => {
                letter.briefs = briefs;
                prepare(&letter, &desk.project(), &limits)
            }
            Err(error) => Err(vec![Refusal::new(error.to_string(), "write to this reader by hand")]),
        };
        match judged.and_then(|prepared| match post::sender(arguments.draft.from.as_deref(), &prepared) {
            Ok(from) => Ok((prepared, from)),
            Err(refusal) => Err(vec![refusal]),
        }) {
            Ok(mail) => mails.push(mail),
            Err(refusals) => post::refused(&letter, &refusals),
        }
    }
    for path in post::write_drafts(&mails, &arguments.draft.outbox, &desk.ledger, date)? {
        terminal::note(&format!("draft: {}", shown(&path)));
    }
    Ok(())
}
