//! `check`: judges everything and writes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use super::arguments::{CheckArguments, ReportFormat};
use super::messages::check as messages;
use super::project::{self, Opened};
use super::verdict::Verdict;
use super::{archive, terminal};
use crate::build::{self, BuildOptions, Fingerprints, Renewed, abandoned, renew};
use crate::check::{DayAsked, lapsed_since, overdue, policies_since, superseded_since};
use crate::diagnostic::Diagnostic;
use crate::disk::shown;
use crate::error::Result;
use crate::language::Language;
use crate::make::{DossierOutcome, Equipment, Listener, Select, room};
use crate::manifest::OutputFormat;
use crate::model::{Brief, BriefPicture, Dossier, Fact, Waiver};
use crate::question::{Coverage, waiver_view};

/// Checks.
///
/// # Errors
/// When the disk fails.
pub fn run(arguments: &CheckArguments) -> Result<Verdict> {
    let on = terminal::date(&arguments.on, "--on")?;
    let asked = DayAsked { day: on, latest: terminal::latest_day(&arguments.on, on) };
    let Opened { project, equipment, unverified } =
        project::open(&arguments.place, arguments.archive.as_deref())?;
    let unpinned = archive::unpinned(&project);
    let folders: BTreeMap<String, PathBuf> =
        project.dossiers.iter().map(|(folder, name, _)| (name.clone(), folder.clone())).collect();
    let left = if arguments.outputs { abandoned(&arguments.out, &project)? } else { Vec::new() };
    let mut all: Vec<Diagnostic> = project.diagnostics;
    let tools = equipment.as_ref().map(Equipment::tools);
    let fingerprints = tools.as_ref().map(Fingerprints::new).transpose()?;
    let tools = tools.as_ref().zip(fingerprints.as_ref());
    // From nothing, whatever an earlier build left. Each page is set; the bytes of its PDF say no more than the page.
    let formats = if arguments.outputs { Vec::new() } else { vec![OutputFormat::Markdown] };
    let wish = BuildOptions {
        select: Select { formats, ..Select::default() },
        lists: true,
        ..BuildOptions::default()
    };
    let made = |(_, name, checked)| renew(name, checked, tools, &wish, None, Listener::NOBODY);
    let renewed: Vec<Renewed> = project.dossiers.into_iter().map(made).collect();
    let mut stale = Vec::new();
    for renewed in renewed.iter().filter(|_| arguments.outputs) {
        let files = build::stale(&arguments.out.join(&renewed.outcome.name), renewed)?;
        stale.extend(files.into_iter().map(|(path, how)| (shown(&path), how)));
    }
    let outcomes: Vec<DossierOutcome> = renewed.into_iter().map(|renewed| renewed.outcome).collect();
    for outcome in &outcomes {
        all.extend(outcome.diagnostics.iter().cloned());
        all.extend(room(outcome));
        if let Some(dossier) = &outcome.dossier {
            all.extend(overdue(dossier, on));
            all.extend(lapsed_since(dossier, on));
            all.extend(superseded_since(dossier, on));
            all.extend(policies_since(dossier, &outcome.printed, asked));
        }
    }
    let wrong = all.iter().any(|diagnostic| diagnostic.severity() == crate::diagnostic::Severity::Error);
    // A rule that is waived gives no warning.
    let strictly = arguments.strict && !all.is_empty();
    let covered = match &arguments.coverage {
        Some(brief) => Some(coverage(arguments, brief.as_deref(), &outcomes, &folders, on)?),
        None => None,
    };
    let short = covered.iter().flatten().filter(|one| is_short(one, arguments)).count();
    let literals: Vec<_> = outcomes
        .iter()
        .flat_map(|outcome| outcome.literals.iter().map(move |literal| (outcome, literal)))
        .collect();
    let own_words: Vec<_> =
        outcomes.iter().flat_map(|outcome| outcome.own_words.iter().map(move |own| (outcome, own))).collect();
    let pictures: Vec<(&str, &Brief, &BriefPicture, &str)> =
        outcomes.iter().filter_map(|outcome| outcome.dossier.as_deref()).flat_map(pictures).collect();
    let passed: Vec<_> = outcomes
        .iter()
        .flat_map(|outcome| outcome.passed.iter().map(move |passed| (outcome, passed)))
        .collect();
    let waivers: Vec<(&str, String, &Waiver)> = outcomes
        .iter()
        .filter_map(|outcome| outcome.dossier.as_deref())
        .flat_map(|dossier| waivers(dossier, on))
        .collect();
    let names: Vec<_> = outcomes
        .iter()
        .flat_map(|outcome| outcome.names_used().into_iter().map(|name| (outcome.name.as_str(), name)))
        .collect();
    let dossiers = || outcomes.iter().filter_map(|outcome| outcome.dossier.as_deref());
    let lapsed: Vec<(&Dossier, &Fact)> = dossiers()
        .flat_map(|dossier| dossier.facts.iter().map(move |fact| (dossier, fact)))
        .filter(|(dossier, fact)| fact.has_lapsed(on, dossier.showing()))
        .collect();
    terminal::abandoned(&left, &arguments.place.path);
    match arguments.format {
        ReportFormat::Json => terminal::print_json(&json!({
            "schema": "factbrief/check",
            "version": 1,
            "on": on.to_string(),
            "diagnostics": all.iter().map(terminal::diagnostic_json).collect::<Vec<_>>(),
            "stale": stale.iter().map(|(file, _)| file).collect::<Vec<_>>(),
            "not-verified": archive::unverified_json(&unverified),
            "literals": literals.iter().map(|(outcome, literal)| json!({
                "dossier": outcome.name, "brief": literal.brief, "language": literal.language.tag(), "text": literal.text,
                "reason": literal.reason,
            })).collect::<Vec<_>>(),
            "pictures": pictures.iter().map(|(dossier, brief, picture, source)| json!({
                "dossier": dossier, "brief": brief.name, "file": picture.file.0, "source": source,
            })).collect::<Vec<_>>(),
            "own-words": own_words.iter().map(|(outcome, own)| json!({
                "dossier": outcome.name, "brief": own.brief, "language": own.language.tag(), "text": own.text,
            })).collect::<Vec<_>>(),
            "passed": passed.iter().map(|(outcome, passed)| json!({
                "dossier": outcome.name, "brief": passed.brief, "language": passed.language.tag(), "fact": passed.fact,
                "reason": passed.reason, "ahead": passed.ahead,
            })).collect::<Vec<_>>(),
            "lapsed": lapsed.iter().map(|(dossier, fact)| json!({
                "dossier": dossier.name, "fact": fact.id, "due": fact.due_as_shown(dossier.showing()).map(|due| due.to_string()),
                "told": fact.has_lapsed(dossier.date, dossier.showing()),
            })).collect::<Vec<_>>(),
            "waivers": waivers.iter().map(|(dossier, of, waiver)| json!({
                "dossier": dossier, "of": of, "waiver": waiver_view(waiver),
            })).collect::<Vec<_>>(),
            "coverage": covered.as_ref().map(|covered| covered.iter().map(messages::coverage_json).collect::<Vec<_>>()),
            "names": names.iter().map(|(dossier, name)| json!({ "dossier": dossier, "name": name })).collect::<Vec<_>>(),
        }))?,
        ReportFormat::Human => {
            terminal::diagnostics(&all);
            outcomes.iter().for_each(|outcome| terminal::conceded(&outcome.name, &outcome.conceded));
            for (file, how) in &stale {
                terminal::note(&messages::stale(file, how.as_ref()));
            }
            for (outcome, literal) in &literals {
                let page = page(outcome, &literal.brief, literal.language);
                terminal::note(&messages::literal(&page, &literal.text, &literal.reason));
            }
            for (dossier, brief, picture, source) in &pictures {
                let brief = format!("{dossier}/{}", brief.name);
                terminal::note(&messages::picture(&brief, &picture.file.0, source));
            }
            for (outcome, own) in &own_words {
                let page = page(outcome, &own.brief, own.language);
                terminal::note(&messages::own_words(&page, &own.text));
            }
            for (outcome, passed) in &passed {
                let page = page(outcome, &passed.brief, passed.language);
                terminal::note(&messages::passed(&page, passed));
            }
            // A day that was typed asks for all of them; those that lapsed later are warnings already.
            if arguments.on != "today" {
                dossiers().for_each(|dossier| terminal::later_than(&dossier.name, dossier.date, on));
                let told =
                    |(dossier, fact): &&(&Dossier, &Fact)| fact.has_lapsed(dossier.date, dossier.showing());
                for (dossier, fact) in lapsed.iter().filter(told) {
                    let due =
                        fact.due_as_shown(dossier.showing()).map(|due| due.to_string()).unwrap_or_default();
                    terminal::note(&messages::lapsed(&fact.id, &dossier.name, &due));
                }
            }
            for (dossier, of, waiver) in &waivers {
                terminal::note(&messages::waived(dossier, of, waiver));
            }
            for (dossier, name) in &names {
                terminal::note(&messages::name(name, dossier));
            }
            let briefs: usize = outcomes
                .iter()
                .flat_map(|outcome| &outcome.outputs)
                .filter(|output| output.format == OutputFormat::Markdown)
                .count();
            let facts: usize = outcomes
                .iter()
                .filter_map(|outcome| outcome.dossier.as_ref())
                .map(|dossier| dossier.facts.len())
                .sum();
            let found = terminal::tally(&all).unwrap_or_else(messages::nothing_wrong);
            // Where something is wrong, not all facts and briefs were counted.
            let left_out: usize = outcomes
                .iter()
                .flat_map(|outcome| &outcome.conceded)
                .map(|conceded| conceded.omitted.len())
                .sum();
            let said = if wrong { found } else { messages::summary(facts, briefs, left_out, &found) };
            terminal::print(covered.iter().flatten().map(messages::coverage))?;
            if let Some(least) = arguments.fail_under {
                let below = covered.iter().flatten().filter(|one| is_short(one, arguments));
                below.for_each(|one| terminal::note(&messages::below(one, least)));
            }
            archive::tell(&unverified);
            unpinned.iter().for_each(|note| terminal::note(note));
            terminal::note(&archive::with_unverified(&terminal::with_unproven(&said, &all), &unverified));
            if strictly && !wrong {
                terminal::note(&messages::strict(all.len()));
            }
            terminal::read_more(&all);
        }
    }
    // The program ends here, and freeing 20,000 facts one by one took a twelfth of its time.
    std::mem::forget(outcomes);
    Ok(if wrong || strictly || !stale.is_empty() || short > 0 { Verdict::Wrong } else { Verdict::Right })
}

/// Whether fewer figures of a brief were verified than was asked for.
fn is_short(one: &Coverage, arguments: &CheckArguments) -> bool {
    arguments.fail_under.is_some_and(|least| one.percent() < usize::from(least))
}

/// How well the figures of each brief stand, or of one. Nothing is said of a dossier with mistakes.
fn coverage(
    arguments: &CheckArguments,
    brief: Option<&str>,
    outcomes: &[DossierOutcome],
    folders: &BTreeMap<String, PathBuf>,
    on: NaiveDate,
) -> Result<Vec<Coverage>> {
    let dossiers = || outcomes.iter().filter_map(|outcome| Some((outcome, outcome.dossier.as_deref()?)));
    let is_meant = |dossier: &Dossier, name: &str| {
        brief.is_none_or(|brief| brief == name || brief == format!("{}/{name}", dossier.name))
    };
    let names = || {
        dossiers()
            .flat_map(|(_, dossier)| dossier.briefs.iter().map(move |brief| (dossier, brief.name.as_str())))
    };
    if let Some(brief) = brief.filter(|_| !names().any(|(dossier, name)| is_meant(dossier, name))) {
        return Err(messages::no_such_brief(brief, names().map(|(_, name)| name)));
    }
    let mut found = Vec::new();
    for (outcome, dossier) in dossiers().filter(|(outcome, _)| !outcome.failed()) {
        let Some(folder) = folders.get(&dossier.name) else { continue };
        let meant: Vec<&Brief> =
            dossier.briefs.iter().filter(|brief| is_meant(dossier, &brief.name)).collect();
        if meant.is_empty() {
            continue;
        }
        // A name that can't be that of an archive is among the mistakes, with which nothing is counted.
        let Ok(proofs) = archive::proofs(folder, dossier, arguments.archive.as_deref())? else { continue };
        for brief in meant {
            let own = outcome.outputs.iter().filter(|output| output.brief == brief.name);
            let facts: BTreeSet<usize> = own.flat_map(|output| output.facts.iter().copied()).collect();
            found.push(Coverage::of(dossier, &brief.name, &facts, &proofs, on));
        }
    }
    Ok(found)
}

/// The pictures of a dossier, each with its brief and the id of its source.
fn pictures(dossier: &Dossier) -> impl Iterator<Item = (&str, &Brief, &BriefPicture, &str)> {
    dossier.briefs.iter().filter_map(move |brief| {
        let picture = brief.picture.as_ref()?;
        let source = dossier.sources[picture.source.0].id.as_str();
        Some((dossier.name.as_str(), brief, picture, source))
    })
}

/// The waivers of a dossier that hold on a day, each with the fact or brief that it is for.
fn waivers(dossier: &Dossier, on: NaiveDate) -> impl Iterator<Item = (&str, String, &Waiver)> {
    let facts = dossier.facts.iter().map(|fact| (fact.id.clone(), &fact.custody));
    let briefs = dossier.briefs.iter().map(|brief| (format!("{}.toml", brief.name), &brief.custody));
    let all = facts.chain(briefs).flat_map(move |(of, custody)| {
        custody.waivers.iter().map(move |waiver| (dossier.name.as_str(), of.clone(), waiver))
    });
    all.filter(move |(_, _, waiver)| on <= waiver.until.last_day())
}

/// A page as it is named to the user: `dossier/brief.en`.
fn page(outcome: &DossierOutcome, brief: &str, language: Language) -> String {
    format!("{}/{brief}.{language}", outcome.name)
}
