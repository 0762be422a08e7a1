//! The size of a change has no sign, so a word of the program's in the same line must tell its direction.

use super::mark::{ChangePart, Issued, Segment};

/// A size that nothing tells the direction of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsigned {
    /// The index of the fact.
    pub fact: Option<usize>,
    /// The name of the figure.
    pub name: String,
}

/// Sizes in a rendered text whose direction isn't told in the same line.
pub fn unsigned(text: &str, segments: &[Segment], issued: &[Issued]) -> Vec<Unsigned> {
    let mut found = Vec::new();
    let mut line: Vec<&Issued> = Vec::new();
    for segment in segments {
        match segment {
            Segment::Marked { index, .. } => line.extend(issued.get(*index)),
            Segment::Prose(range) if text[range.clone()].contains('\n') => {
                found.extend(in_line(&line));
                line.clear();
            }
            Segment::Prose(_) => {}
        }
    }
    found.extend(in_line(&line));
    found
}

fn in_line(line: &[&Issued]) -> Vec<Unsigned> {
    let told = |fact: Option<usize>, name: &str| {
        line.iter().any(|one| {
            one.fact == fact && matches!(&one.part, Some(ChangePart::Direction(own)) if own == name)
        })
    };
    let sizes = line.iter().filter_map(|one| match &one.part {
        Some(ChangePart::Size(name)) if !told(one.fact, name) => {
            Some(Unsigned { fact: one.fact, name: name.clone() })
        }
        _ => None,
    });
    sizes.collect()
}
