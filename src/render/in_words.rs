//! What a page says of a fact: its sentence or short form, a value of it among other words, and what stands beside them, that it is a
//! judgement, that the date of a plan has passed, and when an old figure held.

use chrono::Datelike;

use super::escape;
use super::remarks::{judgement, judgement_in_brief, remarked, tells};
use super::state::RenderState;
use crate::account::computed;
use crate::language::Language;
use crate::model::{Fact, Few, JUDGED, Statement};
use crate::value::{CONTESTED_MARK, Date, DateBound, Rendering, Value, format};

impl RenderState {
    /// What a row of a table prints: the short form, else the statement, without its date, which has a column.
    pub fn in_row(&self, index: usize) -> String {
        let fact = &self.dossier.facts[index];
        let Some(short) = fact.short.as_ref().and_then(|texts| texts.get(&self.language)) else {
            return self.statement(fact, None);
        };
        remarked(
            self.compose(fact, Some(short)),
            self.said(fact, Some(short), None, None),
            None,
            self.language,
        )
    }

    /// The statement as Markdown, with `age` beside it. Of a plan whose date has passed it is the lapsed form, or the statement with a
    /// caveat after it.
    fn statement(&self, fact: &Fact, age: Option<String>) -> String {
        let lapsed = self.has_lapsed(fact);
        let mut printed = self.compose(fact, self.present(fact).get(&self.language));
        if let Some(age) = age {
            printed = (self.language.words().remarks.beside)(&printed, &age);
        }
        let sentence = self.present(fact).get(&self.language);
        printed.push_str(&judgement(fact, sentence, self.language));
        if lapsed
            && fact.lapsed.is_none()
            && let Some(due) = fact.due_as_shown(self.contested)
        {
            // A due date that no source prints isn't printed in a sentence with citations.
            let due = fact.prints_due(due).then(|| self.date(&due));
            let words = &self.language.words().remarks;
            printed.push_str(&match (due, self.outcome_is_shown(fact)) {
                (Some(due), true) => (words.was_due)(&due),
                (Some(due), false) => (words.was_due_unrecorded)(&due),
                (None, true) => words.passed.to_owned(),
                (None, false) => words.passed_unrecorded.to_owned(),
            });
        }
        printed
    }

    /// The statement as it reads on the dossier's date.
    fn present<'a>(&self, fact: &'a Fact) -> &'a Few<Language, Statement> {
        let lapsed = fact.lapsed.as_ref().filter(|_| self.has_lapsed(fact));
        lapsed.unwrap_or(&fact.statement)
    }

    /// What a bullet prints: the statement, or its short form where space is short. A short form without the figure gets it
    /// after a colon, so that no rung of the fit loses a figure. A lapsed plan keeps its statement, which says that it has
    /// lapsed.
    pub fn point(&self, index: usize) -> String {
        let fact = &self.dossier.facts[index];
        let short = fact.short.as_ref().and_then(|texts| texts.get(&self.language));
        let Some(short) = short.filter(|_| self.selection.short.contains(&index) && !self.has_lapsed(fact))
        else {
            let statement = self.present(fact).get(&self.language);
            return self.statement(fact, self.age(fact, statement));
        };
        let text = self.compose(fact, Some(short));
        let point = match &fact.value {
            Some(value) if !short.names().any(|name| name == "value") => {
                let colon = self.language.words().labels.colon;
                format!("{text}{colon}{}", self.value(value, Rendering::Running))
            }
            _ => text,
        };
        let said = judgement_in_brief(fact, Some(short), self.language);
        let remarks: Vec<String> = said.into_iter().chain(self.age(fact, Some(short))).collect();
        let beside = self.language.words().remarks.beside;
        remarks.iter().fold(point, |point, remark| beside(&point, remark))
    }

    /// The short form as Markdown, with what is said beside it. For a plan whose date has passed it says so, unless the fact has a
    /// reason why not or the page says what came of it.
    pub fn short(&self, fact: &Fact) -> Option<String> {
        let said = self.said_beside_short(fact, None);
        Some(remarked(self.composed_short(fact)?, said, None, self.language))
    }

    /// The short form among the author's own words, where no column has the date and no other row the outcome. `passed` is the
    /// reason why the words are right although the date of a plan has passed.
    pub fn short_in_words(&self, index: usize, passed: Option<&str>) -> Option<String> {
        let fact = &self.dossier.facts[index];
        let short = fact.short.as_ref()?.get(&self.language)?;
        let lapsed = self.has_lapsed(fact) && passed.is_none() && fact.date_passed.is_none();
        let age = self.age(fact, Some(short)).filter(|_| self.tells_date_now(index));
        let mut text = self.compose(fact, Some(short));
        if fact.contested().is_some() && !short.names().any(|name| name == "value") {
            text.push(CONTESTED_MARK);
        }
        let mut said = judgement_in_brief(fact, Some(short), self.language);
        said.extend(lapsed.then(|| self.passed()));
        Some(remarked(text, said, age, self.language))
    }

    /// The short form of a fact without any remark.
    pub fn composed_short(&self, fact: &Fact) -> Option<String> {
        Some(self.compose(fact, Some(fact.short.as_ref()?.get(&self.language)?)))
    }

    /// What is said beside a figure that stands without a sentence: in a word what it is, if that is given, that it is a judgement
    /// and how likely it is, that the date of a plan has passed, and when it held, unless the date beside it says so.
    pub fn said_beside(&self, fact: &Fact, word: Option<String>, date: Option<&Value>) -> Vec<String> {
        let told = matches!(date, Some(Value::Date(dated)) if dated.bound == DateBound::On && tells(&dated.date, &fact.as_of));
        let age = (self.dossier.is_old(fact) && !told).then(|| self.as_of(fact));
        self.said(fact, None, word, age)
    }

    /// The same beside the short form, where there is no column for dates.
    pub fn said_beside_short(&self, fact: &Fact, word: Option<String>) -> Vec<String> {
        let short = fact.short.as_ref().and_then(|texts| texts.get(&self.language));
        self.said(fact, short, word, self.age(fact, short))
    }

    fn said(
        &self,
        fact: &Fact,
        printed: Option<&Statement>,
        word: Option<String>,
        age: Option<String>,
    ) -> Vec<String> {
        let judged = judgement_in_brief(fact, printed, self.language);
        let word = word.filter(|word| !judged.contains(word));
        let passed = (!self.is_settled(fact)).then(|| self.passed());
        word.into_iter().chain(judged).chain(passed).chain(age).collect()
    }

    /// A value of a list that the program gave. It says what it is and when it held, unless the words of the fact have just said it.
    pub fn value_in_list(&self, index: usize, value: &Value, rendering: Rendering) -> String {
        let fact = &self.dossier.facts[index];
        let text = self.value(value, rendering);
        if self.has_told(index) || self.is_judgement(fact, value) {
            return text;
        }
        let judged = judgement_in_brief(fact, None, self.language);
        let age = (self.dossier.is_old(fact) && !is_date_of(fact, value)).then(|| self.as_of(fact));
        remarked(text, judged, age, self.language)
    }

    /// Whether a value is the word itself that says how likely a fact is.
    fn is_judgement(&self, fact: &Fact, value: &Value) -> bool {
        JUDGED.iter().any(|name| fact.judgement.printed(name).is_some_and(|word| word == value))
    }

    /// A value among the author's own words. An old one is printed with its date, once in a text.
    pub fn value_in_words(&self, index: usize, value: &Value, rendering: Rendering) -> String {
        let fact = &self.dossier.facts[index];
        let text = self.value(value, rendering);
        let old = self.dossier.is_old(fact) && !is_date_of(fact, value) && self.tells_date_now(index);
        let said = if self.is_judgement(fact, value) {
            Vec::new()
        } else {
            judgement_in_brief(fact, None, self.language)
        };
        let said = if said.is_empty() || !self.tells_judgement_now(index) { Vec::new() } else { said };
        remarked(text, said, old.then(|| self.as_of(fact)), self.language)
    }

    /// How a figure of a derived fact was computed, with its age like a figure in words of the author's.
    pub fn formula(&self, index: usize, figure: &str) -> Option<String> {
        let fact = &self.dossier.facts[index];
        let text = escape::markdown(&computed(&self.dossier, fact, figure, self.language)?);
        let old = self.dossier.is_old(fact) && self.tells_date_now(index);
        let said = judgement_in_brief(fact, None, self.language);
        let said = if said.is_empty() || !self.tells_judgement_now(index) { Vec::new() } else { said };
        Some(remarked(text, said, old.then(|| self.as_of(fact)), self.language))
    }

    /// Whether the short form of a fact needs no remark that a date has passed.
    fn is_settled(&self, fact: &Fact) -> bool {
        !self.has_lapsed(fact) || fact.date_passed.is_some() || self.outcome_is_shown(fact)
    }

    /// The date of a fact, if it is old and what is printed of the fact doesn't say so.
    fn age(&self, fact: &Fact, printed: Option<&Statement>) -> Option<String> {
        let says = |name: &str| matches!(fact.value_named(name), Some(Value::Date(dated)) if tells(&dated.date, &fact.as_of));
        let said = printed.is_some_and(|statement| statement.names().any(says));
        (self.dossier.is_old(fact) && !said).then(|| self.as_of(fact))
    }

    /// The date of a fact, to the month: for something so old nobody needs the day.
    fn as_of(&self, fact: &Fact) -> String {
        let month = match fact.as_of {
            Date::Day(day) => Date::month(day.year(), day.month()),
            _ => None,
        };
        let date = self.date(&month.unwrap_or(fact.as_of));
        (self.language.words().remarks.as_of)(&date)
    }

    fn passed(&self) -> String {
        self.language.words().remarks.date_passed.to_owned()
    }

    fn date(&self, date: &Date) -> String {
        escape::markdown(&format(&Value::from(*date), self.style(), Rendering::Compact))
    }

    fn compose(&self, fact: &Fact, statement: Option<&Statement>) -> String {
        let print = |value: &Value, rendering| format(value, self.style(), rendering);
        escape::markdown(&statement.map(|statement| fact.compose(statement, print)).unwrap_or_default())
    }
}

/// Whether a value is a date that says when a fact held.
fn is_date_of(fact: &Fact, value: &Value) -> bool {
    matches!(value, Value::Date(dated) if tells(&dated.date, &fact.as_of))
}
