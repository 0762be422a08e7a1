//! The events of the Markdown parser, read one after the other, and what is found wrong on the way.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::page::fault::{Fault, Unprintable};

/// The events of a text, with the place that was reached.
pub(super) struct Events<'a> {
    /// All of them, each with its place in the text.
    pub(super) list: Vec<(Event<'a>, Range<usize>)>,
    /// The index of the next one.
    pub(super) next: usize,
    /// The index of each footnote by its label.
    pub(super) labels: BTreeMap<String, usize>,
    /// The text.
    pub(super) markdown: &'a str,
    /// The footnotes that were cited so far.
    pub(super) cited: Vec<usize>,
    /// What has no form on the page so far.
    pub(super) faults: Vec<Fault>,
}

impl<'a> Events<'a> {
    /// The events of a text, before the first.
    pub(super) fn of(markdown: &'a str) -> Self {
        // The older rule for footnotes: by GitHub's rule a mark whose footnote is undefined would be ordinary text,
        // and here it must be an event.
        let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
        let list: Vec<_> = Parser::new_ext(markdown, options).into_offset_iter().collect();
        let mut labels = BTreeMap::new();
        for (event, _) in &list {
            if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                let next = labels.len();
                labels.entry(label.to_string()).or_insert(next);
            }
        }
        Self { list, next: 0, labels, markdown, cited: Vec::new(), faults: Vec::new() }
    }

    /// Notes what has no form on the page.
    pub(super) fn unsupported(&mut self, what: Unprintable, range: Range<usize>) {
        self.faults.push(Fault::Unsupported { what, range });
    }

    /// Skips the rest of the element that was just opened.
    pub(super) fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.list.get(self.next) {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
            self.next += 1;
        }
    }
}
