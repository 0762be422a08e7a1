//! A sentence whose figures can be told from its words, so that a new figure doesn't count as a new wording.

use std::collections::BTreeMap;

use crate::model::Piece;
use crate::value::Rendering;

/// A statement or a short form in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// As it reads, without markup.
    pub text: String,
    /// Its words and placeholders; none where the state holds only the text.
    pub pieces: Option<Vec<Piece>>,
}

/// The figures of a fact as printed in running text, by name.
pub type Figures = BTreeMap<String, String>;

impl Wording {
    /// A text whose placeholders aren't known.
    pub fn of_text(text: &str) -> Self {
        Self { text: text.to_owned(), pieces: None }
    }

    /// A text with its placeholders. Bold type isn't part of the wording.
    pub fn of_pieces(text: String, pieces: &[Piece]) -> Self {
        let plain = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => Piece::Text(text.replace("**", "")),
            placeholder => placeholder.clone(),
        });
        Self { text, pieces: Some(plain.collect()) }
    }

    /// Whether two wordings differ in their figures at most.
    pub fn same_but_for_figures(&self, figures: &Figures, other: &Self, others: &Figures) -> bool {
        match (&self.pieces, &other.pieces) {
            (Some(one), Some(two)) => one == two,
            (Some(pieces), None) => matches(pieces, &other.text, others),
            (None, Some(pieces)) => matches(pieces, &self.text, figures),
            (None, None) => masked(&self.text, figures) == masked(&other.text, others),
        }
    }
}

/// Whether a text is these words with these figures. A state that holds only the text doesn't say how a compact figure was
/// printed, so any text may be in its place.
fn matches(pieces: &[Piece], text: &str, figures: &Figures) -> bool {
    let Some((piece, rest)) = pieces.split_first() else { return text.is_empty() };
    match piece {
        Piece::Text(words) => {
            text.strip_prefix(words.as_str()).is_some_and(|tail| matches(rest, tail, figures))
        }
        Piece::Placeholder { name, rendering } => {
            let Some(figure) = figures.get(name) else { return false };
            let as_printed = match rendering {
                Rendering::Initial => capitalised(figure),
                Rendering::Running
                | Rendering::Compact
                | Rendering::Change
                | Rendering::Size
                | Rendering::Direction
                | Rendering::Verb => figure.clone(),
            };
            if text.strip_prefix(as_printed.as_str()).is_some_and(|tail| matches(rest, tail, figures)) {
                return true;
            }
            let in_another_form = *rendering == Rendering::Compact || rendering.is_of_changes();
            in_another_form && compact_matches(rest, text, figures)
        }
    }
}

fn compact_matches(rest: &[Piece], text: &str, figures: &Figures) -> bool {
    match rest.first() {
        None => !text.is_empty(),
        Some(Piece::Text(words)) => {
            let places = text.match_indices(words.as_str()).map(|(at, _)| at).filter(|&at| at > 0);
            places.into_iter().any(|at| matches(rest, &text[at..], figures))
        }
        Some(Piece::Placeholder { .. }) => false,
    }
}

/// A text with the name of each figure in the figure's place; the longest figures first, because one may be part
/// of another.
fn masked(text: &str, figures: &Figures) -> String {
    let mut figures: Vec<(&String, &String)> =
        figures.iter().filter(|(_, figure)| !figure.is_empty()).collect();
    figures.sort_by_key(|(_, figure)| std::cmp::Reverse(figure.len()));
    let mut masked = text.to_owned();
    for (name, figure) in figures {
        // No input holds the character NUL, and neither does a name.
        let mask = format!("\0{name}\0");
        masked = masked.replace(figure.as_str(), &mask).replace(&capitalised(figure), &mask);
    }
    masked
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
