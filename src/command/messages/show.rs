//! What `show` prints: a fact with its evidence, a row for each thing that is known.

use crate::diagnostic::wording::list_of_words;
use crate::question::{EvidenceView, FactView, ReferenceView};

pub fn fact(view: &FactView<'_>) -> Vec<String> {
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
        row("formula", derived.formula.to_owned());
        for (language, text) in &derived.text {
            row(&format!("means {language}"), text.clone());
        }
        if let Some(expect) = &derived.expect {
            row("agrees", format!("with {expect}"));
        }
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
    view.evidence.iter().flat_map(evidence).for_each(|(name, text)| row(name, text));
    for distinct in &view.distinct_from {
        row("apart from", format!("{}: {}", distinct.fact, distinct.why));
    }
    let history = &view.history;
    if let Some(recorded) = &history.recorded {
        row("recorded", recorded.clone());
    }
    for one in &history.corrected {
        let since = one.since.as_ref().map(|since| format!(", wrong since {since}")).unwrap_or_default();
        let was: Vec<&str> = one.was.values().map(String::as_str).collect();
        row("corrected", format!("on {}{since}: {} was {}", one.on, one.figure, was.join(" | ")));
        row("", format!("because {}", one.why));
        if !one.told.is_empty() {
            row("", format!("told {}", one.told.join(", ")));
        }
    }
    if let Some(superseded) = &history.superseded_by {
        row("superseded", format!("by {} on {}: {}", superseded.fact, superseded.on, superseded.why));
    }
    if !history.supersedes.is_empty() {
        row("supersedes", history.supersedes.join(", "));
    }
    if !view.same_subject.is_empty() {
        row("see also", view.same_subject.join(", "));
    }
    row("briefs", if view.briefs.is_empty() { "none".to_owned() } else { view.briefs.join(", ") });
    lines
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
    let printed = printed.map(|(figure, printed)| ("", format!("prints {figure} as {printed}")));
    let licence = evidence.source.licence.map(|licence| ("", format!("licence: {licence}")));
    let reuse = evidence.source.reuse.map(|reuse| ("", format!("may be taken: {reuse}")));
    std::iter::once(("evidence", place)).chain(printed).chain(licence).chain(reuse).collect()
}
