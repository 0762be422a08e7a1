//! The hash of what somebody reviews: of a fact all that a page can print of it with its evidence, of a brief the words of its author.
//!
//! It is four hashes in a row, each of one part, so that a later state can be told apart by what has changed.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::model::{Brief, BriefPicture, Dossier, Evidence, Fact, Piece, Source, Statement};
use crate::value::{FigureStyle, Rendering, Value, format};

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
}

/// The parts of a fact, in the order of the hash.
const OF_FACT: [ReviewedPart; 4] =
    [ReviewedPart::Texts, ReviewedPart::Figures, ReviewedPart::Standing, ReviewedPart::Evidence];
/// The parts of a brief.
const OF_BRIEF: [ReviewedPart; 4] =
    [ReviewedPart::Title, ReviewedPart::BottomLine, ReviewedPart::Headings, ReviewedPart::Paragraphs];
/// How many characters of a hash are of one part.
const LENGTH: usize = 16;

/// What is hashed of a part: texts, each with its length, so that none runs into the next.
#[derive(Default)]
struct Hashed(blake3::Hasher);

impl Hashed {
    fn add(&mut self, text: &str) {
        self.0.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    }

    fn end(&self) -> String {
        self.0.finalize().to_hex().as_str().chars().take(LENGTH).collect()
    }
}

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
    }
    standing.add(fact.status.name());
    standing.add(fact.stage.name());
    standing.add(&fact.as_of.to_string());
    standing.add(&fact.due.map(|due| due.to_string()).unwrap_or_default());
    let judged = &fact.judgement;
    let words = judged.likelihood.iter().map(|one| (one.word.name(), &one.basis));
    for (word, basis) in words.chain(judged.confidence.iter().map(|one| (one.word.name(), &one.basis))) {
        standing.add(word);
        basis.values().for_each(|basis| standing.add(basis));
    }
    for one in &fact.evidence {
        add_evidence(&mut evidence, one, &dossier.sources);
    }
    [texts, figures, standing, evidence].iter().map(Hashed::end).collect()
}

/// What a review of a brief is of.
pub fn reviewed_hash_of_brief(brief: &Brief) -> String {
    let [mut headings, mut paragraphs] = [(); 2].map(|()| Hashed::default());
    for section in &brief.sections {
        add_placed(&mut headings, &section.heading);
        section.texts().skip(1).for_each(|(_, text)| add_placed(&mut paragraphs, text));
    }
    if let Some(picture) = &brief.picture {
        add_picture(&mut paragraphs, picture);
    }
    let one = |texts| {
        let mut hashed = Hashed::default();
        add_placed(&mut hashed, texts);
        hashed
    };
    [one(&brief.title), one(&brief.bottom_line), headings, paragraphs].iter().map(Hashed::end).collect()
}

/// What has changed of a fact since a review with this hash; none where the hash isn't one.
pub fn changed_of_fact(hash: &str, now: &str) -> Option<Vec<ReviewedPart>> {
    changed(hash, now, OF_FACT)
}

/// The same of a brief.
pub fn changed_of_brief(hash: &str, now: &str) -> Option<Vec<ReviewedPart>> {
    changed(hash, now, OF_BRIEF)
}

fn changed(hash: &str, now: &str, parts: [ReviewedPart; 4]) -> Option<Vec<ReviewedPart>> {
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

fn add_placed<T>(hashed: &mut Hashed, texts: &BTreeMap<Language, (String, T)>) {
    for (language, (text, _)) in texts {
        hashed.add(language.tag());
        hashed.add(text);
    }
}

/// Who has reviewed a page has seen its picture.
fn add_picture(hashed: &mut Hashed, picture: &BriefPicture) {
    hashed.add("picture");
    add_placed(hashed, &picture.alt);
    add_placed(hashed, &picture.caption);
    hashed.add(picture.content.as_ref().map_or("", |content| &content.hash));
}

fn add_evidence(hashed: &mut Hashed, evidence: &Evidence, sources: &[Source]) {
    hashed.add("evidence");
    hashed.add(&evidence.locator.to_string());
    hashed.add(&evidence.version.map(|version| version.to_string()).unwrap_or_default());
    for (name, (printed, _)) in &evidence.as_printed {
        hashed.add(name);
        hashed.add(printed);
    }
    for index in [Some(evidence.source), evidence.original] {
        let Some(source) = index.and_then(|index| sources.get(index)) else {
            hashed.add("none");
            continue;
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
}
