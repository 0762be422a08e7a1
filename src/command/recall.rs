//! `recall`: who holds a sent copy that is now wrong, and the mails that correct it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::mail_arguments::RecallArguments;
use super::messages::mail::draft;
use super::messages::recall::{self as messages, Unjudged, texts};
use super::outbox;
use super::post::{self, Desk};
use super::terminal;
use super::verdict::Verdict;
use crate::account::Change;
use crate::compare::{cause_view, difference_view};
use crate::disk::shown;
use crate::error::Result;
use crate::mail::{Purpose, corrections, prepare_from, unmarked};
use crate::recall::{Deviation, Holding, OpenDrafts, Wrong, holdings, judge};

/// Recalls.
///
/// # Errors
/// When the disk fails.
pub fn run(arguments: &RecallArguments) -> Result<Verdict> {
    let draft = &arguments.draft;
    if !arguments.write
        && (draft.from.is_some() || draft.attach_markdown || draft.unfinished || draft.on.is_some())
    {
        return Err(messages::only_for_corrections());
    }
    post::known_ledger(arguments.place.ledger.as_deref())?;
    let Some(desk) = post::open(&arguments.path, &arguments.place)? else { return Ok(Verdict::Wrong) };
    let on = draft.on.as_deref().map_or_else(|| Ok(terminal::today()), |on| terminal::date(on, "--on"))?;
    let drafts = if arguments.drafts { OpenDrafts::Counted } else { OpenDrafts::LeftOut };
    let held = holdings(&desk.history, drafts);
    let dossiers = desk.outcomes.iter().filter_map(|outcome| outcome.dossier.as_deref());
    let (found, unjudged) = judge(&held, dossiers, on);
    let wrong = found.iter().filter(|one| one.matters()).count();
    if arguments.json {
        terminal::print_json(&json!({
            "schema": "factbrief/recall",
            "version": 1,
            "ledger": shown(&desk.ledger),
            "copies": held.len(),
            "wrong": wrong,
            "found": found.iter().map(as_json).collect::<Vec<_>>(),
            "not-judged": unjudged.iter().map(holding_json).collect::<Vec<_>>(),
            "unreadable": desk.unread,
        }))?;
    } else {
        terminal::print(found.iter().flat_map(messages::wrong))?;
    }
    let here = desk.outcomes.iter().map(|outcome| outcome.name.as_str()).collect();
    name_unjudged(&unjudged, &desk.unread, &here);
    let ledger = shown(&desk.ledger);
    terminal::note(&messages::summary(held.len(), wrong, unjudged.len(), &ledger));
    if arguments.write {
        write_corrections(arguments, &desk, &found)?;
    }
    // What can't be read can't be judged.
    Ok(if wrong == 0 && desk.unread.is_empty() { Verdict::Right } else { Verdict::Wrong })
}

/// Names the dossiers that aren't here or can't be read, and who holds copies of them.
fn name_unjudged(unjudged: &[Holding<'_>], unread: &[String], here: &BTreeSet<&str>) {
    let mut of_dossier: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for holding in unjudged {
        let (copies, readers) = of_dossier.entry(&holding.copy.dossier).or_default();
        *copies += 1;
        readers.insert(&holding.recipient.address);
    }
    for (dossier, (copies, readers)) in &of_dossier {
        let why = match unread.iter().any(|name| name == dossier) {
            true => Unjudged::Unread,
            false if here.contains(dossier) => Unjudged::OtherId,
            false => Unjudged::Elsewhere,
        };
        let (what, help) = messages::not_judged(dossier, *copies, readers.iter().copied(), why);
        terminal::note(&what);
        terminal::help(help);
    }
}

fn as_json(found: &Wrong<'_>) -> Value {
    let facts = found.facts.iter().map(|fact| {
        json!({
            "fact": fact.id,
            "matters": fact.matters(),
            "differences": fact.deviations.iter().map(deviation_json).collect::<Vec<_>>(),
            "causes": fact.causes.iter().map(cause_view).collect::<Vec<_>>(),
        })
    });
    let mut view = holding_json(&found.holding);
    view["wrong"] = json!(found.matters());
    view["changes"] = facts.collect();
    view
}

fn holding_json(holding: &Holding<'_>) -> Value {
    let Holding { recipient, copy, delivery } = holding;
    json!({
        "address": recipient.address,
        "certain": holding.is_certain(),
        "message": delivery.id,
        "time": delivery.time,
        "dossier": copy.dossier,
        "brief": copy.brief,
        "language": copy.language,
        "date": copy.date,
    })
}

fn deviation_json(deviation: &Deviation) -> Value {
    let said = |kind: &str, change: &Change| {
        let [old, new] = texts(change);
        json!({ "kind": kind, "name": change.property.name(), "old": old, "new": new })
    };
    match deviation {
        Deviation::Withdrawn => json!({ "kind": "withdrawn" }),
        Deviation::Superseded { by } => json!({ "kind": "superseded", "by": by }),
        Deviation::EndedInput { input, by } => {
            json!({ "kind": "superseded", "by": by, "input": input })
        }
        Deviation::NotForAudience => json!({ "kind": "not-for-audience" }),
        Deviation::Figure { change, within } => {
            let mut view = said("figure", change);
            view["differences"] =
                change.differences.iter().map(difference_view).map(|one| json!(one)).collect();
            view["within"] = json!(within);
            view
        }
        Deviation::Standing(change) => said("standing", change),
        Deviation::Lapsed => json!({ "kind": "lapsed" }),
        Deviation::Wording { change, within } => {
            let [old, new] = texts(change);
            json!({ "kind": "wording", "old": old, "new": new, "within": within })
        }
        Deviation::AsOf(change) => {
            let [old, new] = texts(change);
            json!({ "kind": "as-of", "old": old, "new": new })
        }
    }
}

/// Writes one correction to each reader of a wrong copy, for each dossier and language.
fn write_corrections(arguments: &RecallArguments, desk: &Desk, found: &[Wrong<'_>]) -> Result<()> {
    let letters = corrections(found, &desk.outcomes);
    if !letters.is_empty() {
        post::warn_of_nobody(desk);
    }
    let limits = post::limits(&arguments.draft, Purpose::Draft)?;
    let project = desk.project();
    let from = arguments.draft.from.as_deref();
    let mut mails = Vec::new();
    let mut unsaid = BTreeSet::new();
    for (letter, refusal) in letters {
        let judged = match refusal {
            Some(refusal) => Err(vec![refusal]),
            None => prepare_from(&letter, from, &project, &limits),
        };
        match judged {
            Ok(mail) => {
                unsaid.extend(letter.replaces.iter().filter_map(|one| unmarked(&one.copy, &mail.0)));
                mails.push(mail);
            }
            Err(refusals) => post::refused(&letter, &refusals),
        }
    }
    post::tell(&mails);
    for (why, help) in &unsaid {
        terminal::warning(why);
        terminal::help(help);
    }
    let date = limits.days.date;
    for path in &outbox::write_drafts(&mails, &arguments.draft.outbox, &desk.ledger, date)?.written {
        terminal::note(&draft(&shown(path)));
    }
    Ok(())
}
