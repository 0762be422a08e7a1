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
    /// For each mistake its byte range in the text and one sentence.
    pub fn parse(text: &str) -> Result<Self, Vec<(Range<usize>, String)>> {
        let mut pieces = Vec::new();
        let mut mistakes = Vec::new();
        let mut rest = 0;
        while let Some(offset) = text[rest..].find(['{', '}']) {
            let start = rest + offset;
            let Some(inner) = text[start..].strip_prefix("{{") else {
                let found = if text[start..].starts_with("{%") || text[start..].starts_with("{#") {
                    "a statement takes placeholders only, no template tags"
                } else {
                    "a brace in a statement must be part of a placeholder such as `{{ value }}`"
                };
                let tag = text[start..].find("%}").filter(|_| text[start..].starts_with("{%"));
                let end = tag.map_or(start + 1, |length| start + length + 2);
                mistakes.push((start..end, found.to_owned()));
                pieces.push(Piece::Text(text[rest..start].to_owned()));
                rest = end;
                continue;
            };
            let Some(length) = inner.find("}}") else {
                mistakes.push((start..start + 2, "the placeholder isn't closed with `}}`".to_owned()));
                rest = text.len();
                break;
            };
            let end = start + 2 + length + 2;
            if start > rest {
                pieces.push(Piece::Text(text[rest..start].to_owned()));
            }
            match placeholder(inner[..length].trim()) {
                Ok(piece) => pieces.push(piece),
                Err(message) => mistakes.push((start..end, message)),
            }
            rest = end;
        }
        if rest < text.len() {
            pieces.push(Piece::Text(text[rest..].to_owned()));
        }
        if mistakes.is_empty() { Ok(Self { pieces }) } else { Err(mistakes) }
    }

    /// The same without bold type, which is no wording.
    pub fn plain(&self) -> Self {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => Piece::Text(text.replace("**", "")),
            placeholder @ Piece::Placeholder { .. } => placeholder.clone(),
        });
        Self { pieces: pieces.collect() }
    }

    /// The names it uses.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Placeholder { name, .. } => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }
}

fn placeholder(text: &str) -> Result<Piece, String> {
    let (name, rendering) = match text.split_once('.') {
        None => (text, Rendering::Running),
        Some((name, "initial")) => (name, Rendering::Initial),
        Some((name, "compact")) => (name, Rendering::Compact),
        Some((_, other)) => {
            return Err(format!("`{other}` is no rendering of a value; there are `initial` and `compact`"));
        }
    };
    let plain =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !plain {
        return Err(format!("`{text}` is no placeholder; write `{{{{ value }}}}` or a companion's name"));
    }
    Ok(Piece::Placeholder { name: name.to_owned(), rendering })
}
