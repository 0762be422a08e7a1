//! Makes the briefs that aren't as the last build left them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build_options::BuildOptions;
use super::fingerprint::Fingerprints;
use super::inputs::describe;
use super::messages;
use super::past::Past;
use crate::check::{Checked, PrintedFacts, UsedWords, compare_languages, policies, printed_with_names};
use crate::diagnostic::{self, Diagnostic};
use crate::make::{
    Conceded, DossierOutcome, Listener, MadeBrief, RungTexts, Tools, as_it_is, each_brief, finish, fit,
};
use crate::manifest::{BriefEntry, Manifest};
use crate::page::{Fonts, Theme};

/// A dossier with those of its outputs that aren't current, or with what is wrong in it.
#[derive(Debug, Default)]
pub struct Renewed {
    /// The dossier with its outputs and mistakes.
    pub outcome: DossierOutcome,
    /// The manifest's entry of each brief without mistakes, by name.
    pub briefs: BTreeMap<String, BriefEntry>,
}

/// Makes the requested outputs of a dossier that aren't as the last build left them, or finds everything that is wrong with
/// it. Every brief is rendered and judged, whatever was requested, so that no filter hides a mistake.
pub fn renew(
    name: String,
    checked: Checked,
    tools: Option<(&Tools<'_>, &Fingerprints)>,
    wish: &BuildOptions,
    past: Option<&Past>,
    listener: Listener<'_>,
) -> Renewed {
    let past = past.filter(|_| !wish.force);
    let fingerprints = tools.map(|(_, fingerprints)| fingerprints);
    let work = |rung_texts: RungTexts<'_>, theme: &Arc<Theme>, fonts: &Fonts| {
        let brief = rung_texts.brief;
        // There are fingerprints wherever there are tools.
        let made = fingerprints
            .ok_or_else(|| vec![messages::no_fingerprints(brief)])
            .and_then(|fingerprints| one(rung_texts, theme, fonts, fingerprints, wish, past));
        (listener.done)();
        made
    };
    let (outcome, briefs) = each_brief(name, checked, tools.map(|(tools, _)| tools), work);
    Renewed { outcome, briefs }
}

fn one(
    mut rung_texts: RungTexts<'_>,
    theme: &Arc<Theme>,
    fonts: &Fonts,
    fingerprints: &Fingerprints,
    wish: &BuildOptions,
    past: Option<&Past>,
) -> Result<(MadeBrief, BriefEntry), Vec<Diagnostic>> {
    let (brief, languages) = (rung_texts.brief, &rung_texts.dossier.languages);
    let unwritten = |error: serde_json::Error| vec![messages::not_hashed(brief, error)];
    if let Some((past, known)) = past.and_then(|past| Some((past, past.manifest.briefs.get(&brief.name)?))) {
        let entry =
            describe(&mut rung_texts, theme, fingerprints, known.rung, &known.tried).map_err(unwritten)?;
        if let Some(entry) = entry.filter(|entry| entry.key == known.key)
            && past.is_as_made(&brief.name, &brief.audience, languages, &entry.key, &wish.select)
        {
            return Ok((as_it_is(rung_texts, entry.rung), entry));
        }
    }
    let fitted = fit(&mut rung_texts, theme, fonts)?;
    let entry =
        describe(&mut rung_texts, theme, fingerprints, fitted.rung, &fitted.tried).map_err(unwritten)?;
    // The fit succeeded on these rendered texts.
    let entry = entry.ok_or_else(|| vec![messages::set_with_mistakes(brief)])?;
    Ok((finish(rung_texts, fitted, theme, fonts, wish.wanted())?, entry))
}

/// The result for a dossier whose outputs are known to be current.
pub fn unchanged(name: String, checked: Checked, manifest: &Manifest) -> Renewed {
    let mut renewed = Renewed::default();
    let outcome = &mut renewed.outcome;
    (outcome.name, outcome.diagnostics) = (name, checked.diagnostics);
    if let Some(dossier) = checked.dossier {
        for brief in &dossier.briefs {
            outcome.diagnostics.extend(compare_languages(brief, &dossier));
            if let Some(entry) = manifest.briefs.get(&brief.name) {
                let (short, omitted) = (entry.short.clone(), entry.omitted.clone());
                let conceded = Conceded { brief: brief.name.clone(), short, omitted };
                outcome.conceded.extend(Some(conceded).filter(Conceded::is_something));
                renewed.briefs.insert(brief.name.clone(), entry.clone());
            }
        }
        let mut printed = PrintedFacts::new();
        for output in manifest.outputs.values() {
            let facts = output.facts.iter().filter_map(|id| dossier.fact_index.get(id).copied());
            printed.entry(output.brief.clone()).or_default().extend(facts);
        }
        outcome.printed = printed_with_names(&dossier, &printed);
        outcome.diagnostics.extend(policies(&dossier, &outcome.printed, &UsedWords::new()));
        diagnostic::sort(&mut outcome.diagnostics);
        outcome.dossier = Some(Arc::new(dossier));
    }
    renewed
}
