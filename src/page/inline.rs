//! Text within a block: runs with one look and one target, each with its place in the Markdown.

use std::ops::Range;

use super::kinsoku::is_wide;

/// Text within a block.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inline {
    /// The runs in order.
    pub runs: Vec<Run>,
}

/// A part of a text with one look and one target.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The text as printed; the label for a citation mark; empty where the author lets a heading break.
    pub text: String,
    /// Whether it is strong, printed in SemiBold.
    pub strong: bool,
    /// Whether it is emphasised.
    pub emphasis: bool,
    /// The target of its link.
    pub target: Target,
    /// The bytes of the Markdown it came from; as long as `text` unless it holds an escape or an entity.
    pub range: Range<usize>,
}

/// The target of a run's link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing: ordinary text.
    None,
    /// An address.
    Uri(String),
    /// A citation mark; the index of its entry in [`super::Document::references`].
    Reference(usize),
}

impl Inline {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// The text without citation marks.
    pub fn plain_text(&self) -> String {
        self.runs
            .iter()
            .filter(|run| !matches!(run.target, Target::Reference(_)))
            .map(|run| run.text.as_str())
            .collect()
    }

    /// The bytes of the Markdown from the first run to the last.
    pub fn range(&self) -> Range<usize> {
        match (self.runs.first(), self.runs.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }
}

impl Inline {
    /// Turns each `|` that isn't escaped in the Markdown into an empty run, where a heading may break.
    pub(super) fn with_breaks(self, markdown: &str) -> Self {
        let mut runs = Vec::new();
        for run in self.runs {
            let escaped = run.range.start.checked_sub(1).and_then(|before| markdown.as_bytes().get(before))
                == Some(&b'\\');
            let mut from = 0;
            for (at, _) in run.text.match_indices('|').filter(|(at, _)| !(escaped && *at == 0)) {
                runs.push(run.part(from..at));
                runs.push(run.part(at..at));
                from = at + 1;
            }
            runs.push(run.part(from..run.text.len()));
        }
        // Several empty runs in a row mean the same as one, and an empty run at an end means nothing.
        runs.dedup_by(|later, earlier| later.text.is_empty() && earlier.text.is_empty());
        while runs.last().is_some_and(|run: &Run| run.text.is_empty()) {
            runs.pop();
        }
        if runs.first().is_some_and(|run| run.text.is_empty()) {
            runs.remove(0);
        }
        Self { runs }
    }

    /// Makes a link of each address of mail or of a page that stands in the text as it is, as those of a contact do.
    pub(super) fn with_addresses(self) -> Self {
        let mut runs = Vec::new();
        for run in self.runs {
            let mut from = 0;
            while let Some((address, target)) =
                next_address(&run.text, from).filter(|_| run.target == Target::None)
            {
                runs.push(run.part(from..address.start));
                from = address.end;
                runs.push(Run { target: Target::Uri(target), ..run.part(address) });
            }
            runs.push(run.part(from..run.text.len()));
        }
        runs.retain(|run| !run.text.is_empty());
        Self { runs }
    }

    /// Divides the text at the last `separator` that is within a run; the second part is empty if there is none.
    pub(super) fn split_last(mut self, separator: &str) -> (Self, Self) {
        let places = self.runs.iter().enumerate().rev();
        let found = places.into_iter().find_map(|(index, run)| Some((index, run.text.rfind(separator)?)));
        let Some((index, at)) = found else { return (self, Self::default()) };
        let mut rest = self.runs.split_off(index);
        if let Some(run) = rest.first_mut() {
            // An escape makes the source longer than the text; then both halves keep the whole range.
            let exact = run.text.len() == run.range.len();
            let mut head = run.clone();
            head.text.truncate(at);
            run.text.drain(..at + separator.len());
            if exact {
                head.range.end = head.range.start + at;
                run.range.start += at + separator.len();
            }
            if !head.text.is_empty() {
                self.runs.push(head);
            }
        }
        rest.retain(|run| !run.text.is_empty());
        (self, Self { runs: rest })
    }
}

impl Run {
    /// A part of the run; the whole range where the text isn't as long as its source.
    fn part(&self, bytes: Range<usize>) -> Self {
        let mut part = Self { text: self.text[bytes.clone()].to_owned(), ..self.clone() };
        if self.text.len() == self.range.len() {
            part.range = self.range.start + bytes.start..self.range.start + bytes.end;
        }
        part
    }
}

/// The next address in a text, and where it leads: one of mail, or one with its scheme.
fn next_address(text: &str, from: usize) -> Option<(Range<usize>, String)> {
    let ends = |c: char| c.is_whitespace() || is_wide(c) || "<>()[]\"“”·,;".contains(c);
    let mut start = from;
    while start < text.len() {
        let word = &text[start..];
        let length = word.find(ends).unwrap_or(word.len());
        let word = word[..length].trim_end_matches(['.', ':', '!', '?']);
        let address = start..start + word.len();
        if word.starts_with("https://") || word.starts_with("http://") {
            return Some((address, word.to_owned()));
        }
        if let Some((name, host)) = word.split_once('@') {
            let parts: Vec<&str> = host.split('.').collect();
            let is_host = parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && !part.contains('@'));
            if !name.is_empty() && is_host {
                return Some((address, format!("mailto:{word}")));
            }
        }
        start += length + text[start + length..].chars().next().map_or(1, char::len_utf8);
    }
    None
}
