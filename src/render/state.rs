//! What one rendering shares: the dossier, the language, and every text that has been given out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::escape;
use super::mark::{self, ChangePart, Issued, MarkKind};
use super::select::Selection;
use crate::language::Language;
use crate::model::{Dossier, Fact};
use crate::value::{FigureStyle, Rendering, Showing, Value, format};

/// The state of one rendering.
pub struct RenderState {
    pub dossier: Arc<Dossier>,
    pub language: Language,
    /// The audiences that the text is for; a brief has one. A fact for none of them is not given out.
    pub audiences: Vec<String>,
    pub nonce: u32,
    /// What gives way for space.
    pub selection: Selection,
    /// How contested figures are shown.
    pub contested: Showing,
    /// The facts of the sections, among which the outcome of a plan is searched for.
    on_page: BTreeSet<usize>,
    issued: Mutex<Ledger>,
    printed: AtomicUsize,
    steps: AtomicUsize,
    /// Outcomes that are expected on the page, so that their plans need no remark.
    relied_on: Mutex<BTreeSet<usize>>,
    /// Facts whose date the text that is being rendered says already.
    dated: Mutex<BTreeSet<usize>>,
    /// Facts of which it says already that they are judgements.
    judged: Mutex<BTreeSet<usize>>,
    /// The fact that a list has printed last with all that is said of it.
    told: Mutex<Option<usize>>,
}

/// It holds the whole dossier, so its debug form shows nothing: a template could print that form.
impl fmt::Debug for RenderState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RenderState").finish_non_exhaustive()
    }
}

/// What tells a text that was given out from others: its kind, fact, reason, part of a change or version, and itself.
type Key = (u8, Option<usize>, Option<String>, Detail, String);

/// Which part of a change a text is, or which version of a contested figure.
type Detail = (Option<ChangePart>, Option<usize>);

#[derive(Debug, Default)]
struct Ledger {
    texts: Vec<Issued>,
    index: BTreeMap<Key, usize>,
}

impl RenderState {
    pub fn new(
        dossier: &Arc<Dossier>,
        language: Language,
        audiences: Vec<String>,
        nonce: u32,
        (selection, contested): (&Selection, Showing),
        on_page: BTreeSet<usize>,
    ) -> Self {
        Self {
            dossier: Arc::clone(dossier),
            language,
            audiences,
            nonce,
            selection: selection.clone(),
            contested,
            on_page,
            issued: Mutex::new(Ledger::default()),
            printed: AtomicUsize::new(0),
            steps: AtomicUsize::new(0),
            relied_on: Mutex::default(),
            dated: Mutex::default(),
            judged: Mutex::default(),
            told: Mutex::default(),
        }
    }

    /// Gives out a text: records it and returns it inside its mark.
    pub fn issue(&self, kind: MarkKind, fact: Option<usize>, text: String) -> String {
        self.record(kind, fact, (text, (None, None)), None)
    }

    /// Gives out a part of a change of a fact, with the author's reason where it is a plan whose date has passed.
    pub fn issue_part(&self, fact: usize, text: String, part: ChangePart, reason: Option<&str>) -> String {
        self.record(MarkKind::Value, Some(fact), (text, (Some(part), None)), reason.map(str::to_owned))
    }

    /// Gives out a text of a plan whose date has passed, with the reason why it may be printed as it is.
    pub fn issue_passed(&self, kind: MarkKind, fact: usize, text: String, reason: &str) -> String {
        self.record(kind, Some(fact), (text, (None, None)), Some(reason.to_owned()))
    }

    /// Gives out one version of a contested figure of a fact, cited by what supports this version.
    pub fn issue_version(&self, fact: usize, version: usize, text: String) -> String {
        self.record(MarkKind::Value, Some(fact), (text, (None, Some(version))), None)
    }

    /// Gives out a literal number with the reason why it needs no source.
    pub fn issue_literal(&self, text: String, reason: &str) -> String {
        self.record(MarkKind::Literal, None, (text, (None, None)), Some(reason.to_owned()))
    }

    fn record(
        &self,
        kind: MarkKind,
        fact: Option<usize>,
        (text, detail): (String, Detail),
        reason: Option<String>,
    ) -> String {
        // A poisoned lock means that another thread panicked while pushing; the list is still whole.
        let mut ledger = self.issued.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (kind as u8, fact, reason, detail, text);
        let index = match ledger.index.get(&key) {
            Some(&index) => index,
            None => {
                let index = ledger.texts.len();
                let (_, _, reason, (part, version), text) = key.clone();
                ledger.texts.push(Issued { kind, fact, text, reason, version, part });
                ledger.index.insert(key.clone(), index);
                index
            }
        };
        mark::wrap(self.nonce, index, &key.4)
    }

    /// Everything given out so far.
    pub fn issued(&self) -> Vec<Issued> {
        self.issued.lock().unwrap_or_else(PoisonError::into_inner).texts.clone()
    }

    /// Looks at everything given out so far, without a copy; nothing may be given out meanwhile.
    pub fn with_issued<T>(&self, look: impl FnOnce(&[Issued]) -> T) -> T {
        look(&self.issued.lock().unwrap_or_else(PoisonError::into_inner).texts)
    }

    /// Adds to the number of bytes printed by expressions, captured ones included, and returns it.
    pub fn count_printed(&self, bytes: usize) -> usize {
        self.printed.fetch_add(bytes, Ordering::Relaxed) + bytes
    }

    /// Adds to the number of items and characters that filters have read, and returns it.
    pub fn count_steps(&self, steps: usize) -> usize {
        self.steps.fetch_add(steps, Ordering::Relaxed).saturating_add(steps)
    }

    pub fn style(&self) -> FigureStyle {
        FigureStyle { contested: self.contested, ..self.dossier.style(self.language) }
    }

    /// A value as Markdown.
    pub fn value(&self, value: &Value, rendering: Rendering) -> String {
        escape::markdown(&format(value, self.style(), rendering))
    }

    /// Notes that a list prints the words of a fact with all that is said of it.
    pub fn tell(&self, index: usize) {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = Some(index);
    }

    /// Whether the words of a fact were the last that a list has printed, and no value of another fact since.
    pub(super) fn has_told(&self, index: usize) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        *told = told.filter(|&one| one == index);
        told.is_some()
    }

    /// Begins a text that prints the dates of these facts by itself.
    pub fn begin_text(&self, dated: BTreeSet<usize>) {
        *self.dated.lock().unwrap_or_else(PoisonError::into_inner) = dated;
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).clear();
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Whether this text is still to say that a fact is a judgement. From now on that counts as said.
    pub(super) fn tells_judgement_now(&self, index: usize) -> bool {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).insert(index)
    }

    /// Whether the date of a fact is still to be printed in this text. From now on it counts as printed.
    pub(super) fn tells_date_now(&self, index: usize) -> bool {
        self.dated.lock().unwrap_or_else(PoisonError::into_inner).insert(index)
    }

    /// Whether a fact is a plan whose date has passed on this page.
    pub fn has_lapsed(&self, fact: &Fact) -> bool {
        fact.has_lapsed(self.dossier.date, self.contested)
    }

    /// Whether the page says what came of a plan. The outcome is remembered, because a template may leave it out.
    pub(super) fn outcome_is_shown(&self, plan: &Fact) -> bool {
        let outcome = self.on_page.iter().find(|&&other| self.dossier.facts[other].is_outcome_of(plan));
        let Some(&outcome) = outcome else { return false };
        self.relied_on.lock().unwrap_or_else(PoisonError::into_inner).insert(outcome);
        true
    }

    /// The outcomes that were expected on the page.
    pub fn relied_on(&self) -> BTreeSet<usize> {
        self.relied_on.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
