//! A sentence with its figures as placeholders, so that a figure can only come from a value.

use std::ops::Range;

use crate::value::Rendering;

/// A part of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// `{{ value }}` or `{{ companion.compact }}`.
    Placeholder {
        /// `value` or the companion's name.
        name: String,
        /// How the value is written.
        rendering: Rendering,
    },
}

/// A brace in a statement that doesn't belong to a sound placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceholderError {
    /// A tag of a template.
    Tag,
    /// A single brace.
    Brace,
    /// No `}}`.
    Unclosed,
    /// A rendering that there isn't, as written.
    Rendering(String),
    /// What is written in the place of a name.
    Name(String),
    /// Another part of `as-of` than its year, or all of it, as written.
    AsOf(String),
}

/// A statement, a short form or a lapsed form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// Its parts in order.
    pub pieces: Vec<Piece>,
}

impl Statement {
    /// Reads a text with placeholders. The names aren't looked up here.
    ///
    /// # Errors
    /// Each mistake with its byte range in the text.
    pub fn parse(text: &str) -> Result<Self, Vec<(Range<usize>, PlaceholderError)>> {
        let mut pieces = Vec::new();
        let mut mistakes = Vec::new();
        let mut rest = 0;
        while let Some(offset) = text[rest..].find(['{', '}']) {
            let start = rest + offset;
            let Some(inner) = text[start..].strip_prefix("{{") else {
                let found = if text[start..].starts_with("{%") || text[start..].starts_with("{#") {
                    PlaceholderError::Tag
                } else {
                    PlaceholderError::Brace
                };
                let tag = text[start..].find("%}").filter(|_| text[start..].starts_with("{%"));
                let end = tag.map_or(start + 1, |length| start + length + 2);
                mistakes.push((start..end, found));
                pieces.push(Piece::Text(text[rest..start].to_owned()));
                rest = end;
                continue;
            };
            let Some(length) = inner.find("}}") else {
                mistakes.push((start..start + 2, PlaceholderError::Unclosed));
                rest = text.len();
                break;
            };
            let end = start + 2 + length + 2;
            if start > rest {
                pieces.push(Piece::Text(text[rest..start].to_owned()));
            }
            match placeholder(inner[..length].trim()) {
                Ok(piece) => pieces.push(piece),
                Err(why) => mistakes.push((start..end, why)),
            }
            rest = end;
        }
        if rest < text.len() {
            pieces.push(Piece::Text(text[rest..].to_owned()));
        }
        if mistakes.is_empty() { Ok(Self { pieces }) } else { Err(mistakes) }
    }

    /// The same without bold type, which isn't a difference in wording.
    pub fn plain(&self) -> Self {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => Piece::Text(text.replace("**", "")),
            placeholder @ Piece::Placeholder { .. } => placeholder.clone(),
        });
        Self { pieces: pieces.collect() }
    }

    /// How it prints parts of the change of this name: its size, or its direction.
    pub fn parts_of_changes(&self, of: &str) -> impl Iterator<Item = Rendering> {
        self.pieces.iter().filter_map(move |piece| match piece {
            Piece::Placeholder { name, rendering } if name == of => {
                let part = matches!(rendering, Rendering::Size | Rendering::Direction | Rendering::Verb);
                part.then_some(*rendering)
            }
            _ => None,
        })
    }

    /// The names it uses.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Placeholder { name, .. } => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }
}

/// The name under which the year of a fact's `as-of` is a figure: `{{ as_of.year }}`.
pub const AS_OF: &str = "as_of";

fn placeholder(text: &str) -> Result<Piece, PlaceholderError> {
    if let Some(part) = text.strip_prefix(AS_OF).filter(|part| part.is_empty() || part.starts_with('.')) {
        return match part {
            ".year" => Ok(Piece::Placeholder { name: AS_OF.to_owned(), rendering: Rendering::Running }),
            _ => Err(PlaceholderError::AsOf(text.to_owned())),
        };
    }
    let (name, rendering) = match text.split_once('.') {
        None => (text, Rendering::Running),
        Some((name, other)) => match Rendering::named(other) {
            Some(rendering) => (name, rendering),
            None => return Err(PlaceholderError::Rendering(other.to_owned())),
        },
    };
    let plain =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !plain {
        return Err(PlaceholderError::Name(text.to_owned()));
    }
    Ok(Piece::Placeholder { name: name.to_owned(), rendering })
}
