//! Which words of a text were struck and which were inserted, and the two texts recovered from that.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::tokens::tokens;

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedlineMark {
    /// It is in both texts.
    Kept,
    /// It is in the old text only.
    Struck,
    /// It is in the new text only.
    Inserted,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedlinePiece {
    /// What became of it.
    pub mark: RedlineMark,
    /// The text.
    pub text: String,
}

/// The old and the new text in one, piece by piece. Neighbours have different marks, and what was struck comes before what
/// was inserted in its place.
///
/// Whole lines are compared first, then the words within the lines that differ, so that a word is never paired with
/// one of another paragraph.
pub fn redline(old: &str, new: &str) -> Vec<RedlinePiece> {
    let (olds, news) = (lines(old), lines(new));
    let mut pieces = Pieces::default();
    for operation in capture_diff_slices(Algorithm::Patience, &olds, &news) {
        match operation {
            DiffOp::Equal { old_index, len, .. } => {
                pieces.add(RedlineMark::Kept, olds[old_index..old_index + len].concat());
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (one, two) = (
                    olds[old_index..old_index + old_len].concat(),
                    news[new_index..new_index + new_len].concat(),
                );
                words(&one, &two, &mut pieces);
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                pieces.add(RedlineMark::Struck, olds[old_index..old_index + old_len].concat());
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                pieces.add(RedlineMark::Inserted, news[new_index..new_index + new_len].concat());
            }
        }
    }
    pieces.finish()
}

/// The old text, without what was inserted.
pub fn old_text(pieces: &[RedlinePiece]) -> String {
    pieces
        .iter()
        .filter(|piece| piece.mark != RedlineMark::Inserted)
        .map(|piece| piece.text.as_str())
        .collect()
}

/// The new text, without what was struck.
pub fn new_text(pieces: &[RedlinePiece]) -> String {
    pieces.iter().filter(|piece| piece.mark != RedlineMark::Struck).map(|piece| piece.text.as_str()).collect()
}

fn words(old: &str, new: &str, pieces: &mut Pieces) {
    let (olds, news) = (tokens(old), tokens(new));
    for operation in capture_diff_slices(Algorithm::Myers, &olds, &news) {
        match operation {
            DiffOp::Equal { old_index, len, .. } => {
                pieces.add(RedlineMark::Kept, olds[old_index..old_index + len].concat());
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                pieces.add(RedlineMark::Struck, olds[old_index..old_index + old_len].concat());
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                pieces.add(RedlineMark::Inserted, news[new_index..new_index + new_len].concat());
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                pieces.add(RedlineMark::Struck, olds[old_index..old_index + old_len].concat());
                pieces.add(RedlineMark::Inserted, news[new_index..new_index + new_len].concat());
            }
        }
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Joins neighbours of one mark, and puts what was struck before what was inserted at the same place.
#[derive(Default)]
struct Pieces {
    done: Vec<RedlinePiece>,
    struck: String,
    inserted: String,
}

impl Pieces {
    fn add(&mut self, mark: RedlineMark, text: String) {
        match mark {
            RedlineMark::Struck => self.struck.push_str(&text),
            RedlineMark::Inserted => self.inserted.push_str(&text),
            RedlineMark::Kept => {
                self.settle();
                match self.done.last_mut().filter(|last| last.mark == RedlineMark::Kept) {
                    Some(last) => last.text.push_str(&text),
                    None => self.done.push(RedlinePiece { mark, text }),
                }
            }
        }
    }

    fn settle(&mut self) {
        for (mark, text) in
            [(RedlineMark::Struck, &mut self.struck), (RedlineMark::Inserted, &mut self.inserted)]
        {
            if !text.is_empty() {
                self.done.push(RedlinePiece { mark, text: std::mem::take(text) });
            }
        }
    }

    fn finish(mut self) -> Vec<RedlinePiece> {
        self.settle();
        self.done
    }
}
