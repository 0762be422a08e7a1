//! What `show` prints: a fact with its evidence, a row for each thing that is known.

use crate::diagnostic::wording::list_of_words;
use serde_json::{Value, json};

use crate::question::{
    ComputationView, CorrectionView, DerivationView, EvidenceView, FactView, FileState, InputView,
    OutputView, ProofView, Proofs, ReferenceView, SupersededView,
};

/// What the printed forms were compared with, for programs.
pub fn archive_json(proofs: &Proofs) -> Value {
    match proofs {
        Proofs::Compared(folder, _) => json!({ "folder": folder, "state": "compared" }),
        Proofs::Elsewhere(name) => json!({ "folder": name, "state": "not-here" }),
        Proofs::NoArchive => json!({ "folder": null, "state": "none" }),
    }
}

fn archive(proofs: &Proofs) -> String {
    match proofs {
        Proofs::Compared(folder, _) => format!("compared with `{folder}`"),
        Proofs::Elsewhere(name) => format!("`{name}` isn't here, so no printed form was compared"),
        Proofs::NoArchive => {
            "none is named, so no printed form was compared; `--archive DIR` names one".to_owned()
        }
    }
}

pub fn fact(view: &FactView<'_>, proofs: &Proofs) -> Vec<String> {
    let mut lines = vec![format!("{}  ({}:{})", view.id, view.file, view.line)];
    let mut row = |name: &str, text: String| lines.push(format!("  {name:<10} {text}"));
    for (language, text) in &view.statement {
        row(language, text.clone());
    }
    for (language, text) in &view.lapsed {
        row(&format!("lapsed {language}"), text.clone());
    }
    for (language, text) in &view.short {
        row(&format!("short {language}"), text.clone());
    }
    for (name, value) in &view.values {
        let texts: Vec<&str> = value.text.values().map(String::as_str).collect();
        let unit = value.unit.as_ref().map(|unit| format!("  [{unit}]")).unwrap_or_default();
        row(name, format!("{}{unit}", texts.join(" | ")));
    }
    if let Some(derived) = &view.derived {
        derivation(derived).into_iter().for_each(|(name, text)| row(&name, text));
    }
    let standing = &view.standing;
    row("status", format!("{}, {}", standing.status, standing.stage));
    for (name, judged) in &view.judged {
        row(&name.replace('-', " "), format!("{}: {}", judged.word, judged.basis));
    }
    row("as of", standing.as_of.to_string());
    if let Some(due) = &standing.due {
        row("due", due.to_string());
    }
    if let Some(review) = &view.review_by {
        row("review by", review.clone());
    }
    row("priority", format!("{}{}", view.priority, if view.must { ", must" } else { "" }));
    if let Some(audiences) = &view.only_for {
        row("only for", audiences.join(", "));
    }
    if let Some(owner) = view.owner {
        row("owner", owner.to_owned());
    }
    if let Some(reviewed) = &view.reviewed {
        let changed = match reviewed.changed.as_slice() {
            [] => String::new(),
            parts => {
                let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                format!(" (changed since: {})", list_of_words(&parts))
            }
        };
        row("reviewed", format!("by {} on {}{changed}", reviewed.by, reviewed.on));
    }
    for waiver in &view.waive {
        row("waived", format!("{} until {} by {}: {}", waiver.rule, waiver.until, waiver.by, waiver.why));
    }
    for (name, text) in standing.further() {
        row(name, text.to_owned());
    }
    for claim in &view.claims {
        let texts: Vec<&str> = claim.value.text.values().map(String::as_str).collect();
        row("claim", format!("{} ({})", texts.join(" | "), claim.rank));
        claim.evidence.iter().flat_map(evidence).for_each(|(name, text)| row(name, text));
    }
    // The evidence of a derived fact is that of its figures, which the chain has.
    if view.derived.is_none() {
        view.evidence.iter().flat_map(evidence).for_each(|(name, text)| row(name, text));
    }
    row("archive", archive(proofs));
    for distinct in &view.distinct_from {
        row("apart from", format!("{}: {}", distinct.fact, distinct.why));
    }
    let history = &view.history;
    if let Some(recorded) = &history.recorded {
        row("recorded", recorded.clone());
    }
    for (name, text) in became(&history.corrected, history.superseded_by.as_ref()) {
        row(name, text);
    }
    if !history.supersedes.is_empty() {
        row("supersedes", history.supersedes.join(", "));
    }
    if !view.same_subject.is_empty() {
        row("see also", view.same_subject.join(", "));
    }
    row("briefs", if view.briefs.is_empty() { "none".to_owned() } else { view.briefs.join(", ") });
    match &view.outputs {
        None => {
            row("outputs", "not known: a brief or a template is wrong; `factbrief check` says how".to_owned())
        }
        Some(outputs) => outputs.iter().for_each(|output| row("output", place(output))),
    }
    lines
}

/// A file with the places of a fact in it.
fn place(output: &OutputView) -> String {
    let numbers = |numbers: &[usize]| numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let place = match (output.lines.as_slice(), output.pages.as_slice()) {
        ([], []) => String::new(),
        ([one], _) => format!(":{one}"),
        ([], pages @ [_]) => format!(", page {}", numbers(pages)),
        ([], pages) => format!(", pages {}", numbers(pages)),
        (lines, _) => format!(", lines {}", numbers(lines)),
    };
    let state = match output.state {
        FileState::Current => "",
        FileState::Differs => " (the file there is another one; `factbrief status` says why)",
        FileState::NotThere => " (not built)",
    };
    format!("{}{place}{state}", output.file)
}

/// The rows of a formula and of all that it comes from.
fn derivation(derived: &DerivationView<'_>) -> Vec<(String, String)> {
    let mut rows = computation(derived.value.formula.to_owned(), &derived.value);
    for (name, companion) in &derived.companions {
        rows.extend(computation(format!("{name} = {}", companion.formula), companion));
    }
    rows.extend(derived.from.iter().flat_map(input));
    rows
}

/// The rows of one formula.
fn computation(written: String, computed: &ComputationView<'_>) -> Vec<(String, String)> {
    let mut rows = vec![("formula".to_owned(), written)];
    for (language, text) in &computed.text {
        rows.push((format!("means {language}"), text.clone()));
        let signs = computed.signs.get(language).filter(|signs| *signs != text);
        rows.extend(signs.map(|signs| (format!("signs {language}"), signs.clone())));
    }
    rows.extend(computed.expect.iter().map(|expect| ("agrees".to_owned(), format!("with {expect}"))));
    rows
}

/// The rows of what was corrected and of what took its place.
fn became(
    corrected: &[CorrectionView<'_>],
    superseded: Option<&SupersededView<'_>>,
) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    for one in corrected {
        let since = one.since.as_ref().map(|since| format!(", wrong since {since}")).unwrap_or_default();
        let was: Vec<&str> = one.was.values().map(String::as_str).collect();
        rows.push(("corrected", format!("on {}{since}: {} was {}", one.on, one.figure, was.join(" | "))));
        rows.push(("", format!("because {}", one.why)));
        if !one.told.is_empty() {
            rows.push(("", format!("told {}", one.told.join(", "))));
        }
    }
    if let Some(superseded) = superseded {
        let SupersededView { fact, on, why } = superseded;
        rows.push(("superseded", format!("by {fact} on {on}: {why}")));
    }
    rows
}

/// The rows of a figure that another one is computed from, further in.
fn input(input: &InputView<'_>) -> Vec<(String, String)> {
    let texts: Vec<&str> = input.value.text.values().map(String::as_str).collect();
    let above = if input.said_above { "; see above" } else { "" };
    let said =
        format!("{} = {} ({}, as of {}{above})", input.figure, texts.join(" | "), input.status, input.as_of);
    let derived = input.derived.iter().flat_map(derivation);
    let became = became(&input.corrected, input.superseded_by.as_ref());
    let found = input.evidence.iter().flat_map(evidence).chain(became).map(|(name, text)| match name {
        "" => (String::new(), format!("  {text}")),
        name => (name.to_owned(), text),
    });
    let within = derived.chain(found).map(|(name, text)| match name.as_str() {
        "" => (String::new(), format!("  {text}")),
        name => (String::new(), format!("  {name}: {text}")),
    });
    std::iter::once(("from".to_owned(), said)).chain(within).collect()
}

/// The rows of a piece of evidence.
fn evidence(evidence: &EvidenceView<'_>) -> Vec<(&'static str, String)> {
    let name = |source: &ReferenceView<'_>| format!("{} ({})", source.publisher, source.id);
    let nature = evidence.source.nature.map(|nature| format!(", {nature}")).unwrap_or_default();
    let original = evidence.original.as_ref();
    let original = original.map(|original| format!("{}, as cited in ", name(original))).unwrap_or_default();
    let lines = evidence
        .lines
        .as_ref()
        .map(|lines| format!(", {} {lines}", if lines.contains('-') { "lines" } else { "line" }))
        .unwrap_or_default();
    let place = format!("{original}{}{nature}, {}{lines}", name(&evidence.source), evidence.locator);
    let printed = evidence.as_printed.iter();
    let printed = printed.map(|(figure, printed)| {
        let proof = evidence.verification.get(figure).map(proof);
        ("", format!("prints {figure} as {printed}{}", proof.unwrap_or_default()))
    });
    let unprinted =
        evidence.verification.iter().filter(|(figure, _)| !evidence.as_printed.contains_key(*figure));
    let unprinted = unprinted.map(|(figure, one)| ("", format!("prints no {figure}{}", proof(one))));
    let licence = evidence.source.licence.map(|licence| ("", format!("licence: {licence}")));
    let reuse = evidence.source.reuse.map(|reuse| ("", format!("may be taken: {reuse}")));
    std::iter::once(("evidence", place)).chain(printed).chain(unprinted).chain(licence).chain(reuse).collect()
}

/// What `verify` says of a printed form.
fn proof(proof: &ProofView<'_>) -> String {
    let outcome = if proof.outcome == "no-reader" { "in a language that isn't read" } else { proof.outcome };
    let why = proof.why.map(|why| format!(", {why}")).unwrap_or_default();
    format!(": {outcome}{why}")
}
