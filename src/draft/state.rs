//! What one rendering shares: the dossier, the language, and every text that has been given out.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::escape;
use super::mark::{self, Issued, Kind};
use super::select::Selection;
use crate::language::Language;
use crate::model::{Dossier, Fact, Piece, Statement};
use crate::value::{Rendering, Style, Value, format};

/// The state of one rendering.
#[derive(Debug)]
pub struct RenderState {
    pub dossier: Arc<Dossier>,
    pub language: Language,
    /// The audience that the brief is for: no other fact is given out.
    pub audience: String,
    pub nonce: u32,
    /// What gives way for space.
    pub selection: Selection,
    issued: Mutex<Ledger>,
    printed: AtomicUsize,
}

#[derive(Debug, Default)]
struct Ledger {
    texts: Vec<Issued>,
    index: BTreeMap<(u8, Option<usize>, String), usize>,
}

impl RenderState {
    pub fn new(
        dossier: &Arc<Dossier>,
        language: Language,
        audience: &str,
        nonce: u32,
        selection: &Selection,
    ) -> Self {
        Self {
            dossier: Arc::clone(dossier),
            language,
            audience: audience.to_owned(),
            nonce,
            selection: selection.clone(),
            issued: Mutex::new(Ledger::default()),
            printed: AtomicUsize::new(0),
        }
    }

    /// Gives out a text: records it and returns it inside its mark.
    pub fn issue(&self, kind: Kind, fact: Option<usize>, text: String) -> String {
        self.record(kind, fact, text, None)
    }

    /// Gives out a literal number with the reason why it needs no source.
    pub fn issue_literal(&self, text: String, reason: &str) -> String {
        self.record(Kind::Literal, None, text, Some(reason.to_owned()))
    }

    fn record(&self, kind: Kind, fact: Option<usize>, text: String, reason: Option<String>) -> String {
        // A poisoned lock means that another thread panicked while pushing; the list is still whole.
        let mut ledger = self.issued.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (kind as u8, fact, text);
        let index = match ledger.index.get(&key) {
            Some(&index) => index,
            None => {
                let index = ledger.texts.len();
                ledger.texts.push(Issued { kind, fact, text: key.2.clone(), reason });
                ledger.index.insert(key.clone(), index);
                index
            }
        };
        mark::wrap(self.nonce, index, &key.2)
    }

    /// Everything given out so far.
    pub fn issued(&self) -> Vec<Issued> {
        self.issued.lock().unwrap_or_else(PoisonError::into_inner).texts.clone()
    }

    /// Looks at everything given out so far, without copying it; nothing may be given out meanwhile.
    pub fn with_issued<T>(&self, look: impl FnOnce(&[Issued]) -> T) -> T {
        look(&self.issued.lock().unwrap_or_else(PoisonError::into_inner).texts)
    }

    /// Adds to the number of bytes printed by expressions, captured ones included, and returns it.
    pub fn count_printed(&self, bytes: usize) -> usize {
        self.printed.fetch_add(bytes, Ordering::Relaxed) + bytes
    }

    pub fn style(&self) -> Style {
        self.dossier.style(self.language)
    }

    /// A value as Markdown.
    pub fn value(&self, value: &Value, rendering: Rendering) -> String {
        escape::markdown(&format(value, self.style(), rendering))
    }

    /// The statement as Markdown: the lapsed form when the plan's date has passed, else a caveat behind it.
    pub fn statement(&self, fact: &Fact) -> String {
        let lapsed = fact.has_lapsed(self.dossier.date);
        let text = match &fact.lapsed {
            Some(texts) if lapsed => texts,
            _ => &fact.statement,
        };
        let mut printed = self.compose(fact, text.get(&self.language));
        if lapsed
            && fact.lapsed.is_none()
            && let Some(due) = &fact.due
        {
            let due = format(&Value::Date(*due), self.style(), Rendering::Compact);
            printed.push_str(&match self.language {
                Language::En => format!(" (It was due by {due}; what came of it is not recorded here.)"),
                Language::Ja => format!("（期限は{due}であり、その結果はここに記録がない。）"),
            });
        }
        printed
    }

    /// What a bullet prints: the statement, or its short form where space is short. A short form that doesn't hold
    /// the figure gets it behind a colon, so that no rung of the fit loses one. A lapsed plan keeps its statement, which says that it has lapsed.
    pub fn point(&self, index: usize) -> String {
        let fact = &self.dossier.facts[index];
        let short = fact.short.as_ref().and_then(|texts| texts.get(&self.language));
        let Some(short) =
            short.filter(|_| self.selection.short.contains(&index) && !fact.has_lapsed(self.dossier.date))
        else {
            return self.statement(fact);
        };
        let text = self.compose(fact, Some(short));
        match &fact.value {
            Some(value) if !short.names().any(|name| name == "value") => {
                let colon = if self.language == Language::Ja { "：" } else { ": " };
                format!("{text}{colon}{}", self.value(value, Rendering::Running))
            }
            _ => text,
        }
    }

    /// The short form as Markdown; of a lapsed plan it says so.
    pub fn short(&self, fact: &Fact) -> Option<String> {
        let short = fact.short.as_ref()?;
        let text = self.compose(fact, short.get(&self.language));
        Some(match self.language {
            _ if !fact.has_lapsed(self.dossier.date) => text,
            Language::En => format!("{text} (date passed)"),
            Language::Ja => format!("{text}（期限経過）"),
        })
    }

    fn compose(&self, fact: &Fact, statement: Option<&Statement>) -> String {
        let pieces = statement.map_or(&[][..], |statement| &statement.pieces);
        let text: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Placeholder { name, rendering } => fact
                    .value_named(name)
                    .map(|value| format(value, self.style(), *rendering))
                    .unwrap_or_default(),
            })
            .collect();
        escape::markdown(&text)
    }
}
