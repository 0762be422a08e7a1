//! The hash of what somebody reviews: of a fact all that a page can print of it with its evidence, of a brief all that its author chose of
//! what the page prints, the facts themselves left aside.
//!
//! It is several hashes in a row, each of one part, so that a later state can be told apart by what has changed. `tests/review/hashed.rs`
//! goes through all keys of a fact and of a brief: each changes the hash, or is listed there with the reason why not.

use super::hashed::{Hashed, LENGTH};
use super::shown_of_brief::shown_of_brief;
use crate::model::{Brief, BriefPicture, Dossier, Evidence, Fact, Piece, Source, Statement};
use crate::value::{Date, FigureStyle, Rendering, Value, format};

/// A part of what is reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewedPart {
    /// The sentences of a fact without their figures.
    Texts,
    /// The figures of a fact, and its sentences with them.
    Figures,
    /// Who vouches for a fact, how far it has come, and its dates.
    Standing,
    /// The evidence of a fact, and what is printed of the sources.
    Evidence,
    /// The title of a brief.
    Title,
    /// The bottom line of a brief.
    BottomLine,
    /// The headings of a brief.
    Headings,
    /// The words before the facts of a section, and the picture with its words.
    Paragraphs,
    /// Which facts a brief shows and how, and what else it prints at its author's wish.
    Shown,
}

/// The parts of a fact, in the order of the hash.
const OF_FACT: [ReviewedPart; 4] =
    [ReviewedPart::Texts, ReviewedPart::Figures, ReviewedPart::Standing, ReviewedPart::Evidence];
/// The parts of a brief.
const OF_BRIEF: [ReviewedPart; 5] = [
    ReviewedPart::Title,
    ReviewedPart::BottomLine,
    ReviewedPart::Headings,
    ReviewedPart::Paragraphs,
    ReviewedPart::Shown,
];
/// What a review of a fact is of, as its `hash` holds it.
pub fn reviewed_hash_of_fact(dossier: &Dossier, fact: &Fact) -> String {
    let [mut texts, mut figures, mut standing, mut evidence] = [(); 4].map(|()| Hashed::default());
    let style = FigureStyle::of;
    let spoken = [
        ("statement", Some(&fact.statement)),
        ("lapsed", fact.lapsed.as_ref()),
        ("short", fact.short.as_ref()),
    ];
    for (key, spoken) in spoken.into_iter().filter_map(|(key, spoken)| Some((key, spoken?))) {
        for (language, statement) in spoken {
            texts.add(key);
            texts.add(language.tag());
            add_words(&mut texts, statement);
            // How each figure stands there; the words around it are of the other part.
            for piece in &statement.pieces {
                if let Piece::Placeholder { name, rendering } = piece
                    && let Some(value) = fact.value_named(name)
                {
                    figures.add(&format(value, style(*language), *rendering));
                }
            }
        }
    }
    for (name, value) in fact.figures() {
        figures.add(name);
        for language in &dossier.languages {
            figures.add(&format(value, style(*language), Rendering::Running));
            figures.add(&format(value, style(*language), Rendering::Compact));
        }
        if let Value::Quantity(quantity) = value {
            figures.add(&quantity.unit.id);
        }
        if let Value::Contested(contested) = value {
            // Which version a page shows.
            figures.add(&contested.preferred.map(|version| version.to_string()).unwrap_or_default());
        }
    }
    // The page says how a figure was computed, and a chart draws it in its period.
    for (name, computation) in fact.derivation.iter().flat_map(|derivation| derivation.computations()) {
        figures.add(name);
        figures.add(&computation.written.split_whitespace().collect::<String>());
    }
    if let Some(period) = &fact.period {
        figures.add("period");
        dossier
            .languages
            .iter()
            .for_each(|&one| figures.add(&format(period, style(one), Rendering::Running)));
    }
    standing.add(fact.status.name());
    standing.add(fact.stage.name());
    standing.add(&fact.as_of.to_string());
    standing.add(&fact.due.map(|due| due.to_string()).unwrap_or_default());
    // Which days a fiscal year has depends on whose it is, and its name doesn't say that.
    for date in [Some(fact.as_of), fact.due].into_iter().flatten() {
        if matches!(date, Date::FiscalYear(_) | Date::Fiscal { .. }) {
            standing.add(&date.first_day().to_string());
            standing.add(&date.last_day().to_string());
        }
    }
    let judged = &fact.judgement;
    let words = judged.likelihood.iter().map(|one| (one.word.name(), &one.basis));
    for (word, basis) in words.chain(judged.confidence.iter().map(|one| (one.word.name(), &one.basis))) {
        standing.add(word);
        basis.values().for_each(|basis| standing.add(basis));
    }
    // Each leaves out a remark that the page would print.
    for (key, said) in
        [("status-said", judged.status_said.is_some()), ("date-passed", fact.date_passed.is_some())]
    {
        if said {
            standing.add(key);
        }
    }
    for one in &fact.evidence {
        add_evidence(&mut evidence, one, &dossier.sources);
    }
    [texts, figures, standing, evidence].iter().map(Hashed::end).collect()
}

/// What a review of a brief is of.
pub fn reviewed_hash_of_brief(dossier: &Dossier, brief: &Brief) -> String {
    let [mut headings, mut paragraphs] = [(); 2].map(|()| Hashed::default());
    for section in &brief.sections {
        headings.add_placed(&section.heading);
        section.texts().skip(1).for_each(|(_, text)| paragraphs.add_placed(text));
    }
    if let Some(picture) = &brief.picture {
        add_picture(&mut paragraphs, picture, &dossier.sources);
    }
    let one = |texts| {
        let mut hashed = Hashed::default();
        hashed.add_placed(texts);
        hashed
    };
    let shown = shown_of_brief(dossier, brief);
    [one(&brief.title), one(&brief.bottom_line), headings, paragraphs, shown]
        .iter()
        .map(Hashed::end)
        .collect()
}

/// What has changed of a fact since a review with this hash; none where the hash isn't one.
pub fn changed_of_fact(hash: &str, now: &str) -> Option<Vec<ReviewedPart>> {
    changed(hash, now, OF_FACT)
}

/// The same of a brief.
pub fn changed_of_brief(hash: &str, now: &str) -> Option<Vec<ReviewedPart>> {
    changed(hash, now, OF_BRIEF)
}

fn changed<const N: usize>(hash: &str, now: &str, parts: [ReviewedPart; N]) -> Option<Vec<ReviewedPart>> {
    let plain = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    if hash.len() != parts.len() * LENGTH || !hash.chars().all(plain) {
        return None;
    }
    let part = |hash: &str, index: usize| hash.get(index * LENGTH..(index + 1) * LENGTH).map(str::to_owned);
    let differs = |index: &usize| part(hash, *index) != part(now, *index);
    Some((0..parts.len()).filter(differs).map(|index| parts[index]).collect())
}

fn add_words(hashed: &mut Hashed, statement: &Statement) {
    for piece in &statement.pieces {
        match piece {
            Piece::Text(text) => hashed.add(text),
            Piece::Placeholder { name, .. } => {
                hashed.add("figure");
                hashed.add(name);
            }
        }
    }
}

/// Who has reviewed a page has seen its picture, and whose it is said to be.
fn add_picture(hashed: &mut Hashed, picture: &BriefPicture, sources: &[Source]) {
    hashed.add("picture");
    hashed.add(&picture.file.0);
    hashed.add_placed(&picture.alt);
    hashed.add_placed(&picture.caption);
    hashed.add(picture.content.as_ref().map_or("", |content| &content.hash));
    add_source(hashed, sources.get(picture.source.0));
    hashed.add(&picture.locator.as_ref().map(ToString::to_string).unwrap_or_default());
}

fn add_evidence(hashed: &mut Hashed, evidence: &Evidence, sources: &[Source]) {
    hashed.add("evidence");
    hashed.add(&evidence.locator.to_string());
    hashed.add(&evidence.version.map(|version| version.to_string()).unwrap_or_default());
    for (name, (printed, _)) in &evidence.as_printed {
        hashed.add(name);
        hashed.add(printed);
    }
    // What gives the printed form its meaning, and which forms nobody could compare: a page says how many those are.
    for (text, _) in &evidence.printed_unit {
        hashed.add("printed-unit");
        hashed.add(text);
    }
    for name in evidence.by_eye.keys().chain(evidence.unverifiable.keys()) {
        hashed.add("not-compared");
        hashed.add(name);
    }
    for index in [Some(evidence.source), evidence.original] {
        add_source(hashed, index.and_then(|index| sources.get(index)));
    }
}

/// What is printed of a source.
fn add_source(hashed: &mut Hashed, source: Option<&Source>) {
    let Some(source) = source else {
        hashed.add("none");
        return;
    };
    hashed.add(&source.id);
    for (language, text) in source.title.iter().chain(&source.publisher) {
        hashed.add(language.tag());
        hashed.add(text);
    }
    let foreign = source.foreign_title.iter().chain(&source.authors).chain(&source.url);
    foreign.for_each(|text| hashed.add(text));
    let dates = [&source.issued, &source.accessed].into_iter().flatten();
    dates.for_each(|date| hashed.add(&date.to_string()));
    hashed.add(source.nature.map(crate::model::Nature::name).unwrap_or_default());
}
