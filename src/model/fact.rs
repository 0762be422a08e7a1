//! One checkable statement about one main value at most.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::joined::joined;
use super::{
    AS_OF, Custody, Derivation, Distinct, Evidence, FactHistory, Few, Judgement, Piece, Statement, Threshold,
};
use crate::diagnostic::Span;
use crate::language::Language;
use crate::value::{Contested, Date, Rendering, Showing, Value, choice};

choice! {
    /// Who vouches for a fact, strongest first.
    Status {
        /// Shown by a document of record.
        Confirmed = "confirmed",
        /// Said by the one who decides.
        Announced = "announced",
        /// Said by a third party.
        Reported = "reported",
        /// Worked out by somebody.
        Estimated = "estimated",
        /// Judged by somebody.
        Opinion = "opinion",
        /// Guessed by somebody.
        Speculation = "speculation",
    }
}

choice! {
    /// How far a fact has come, most certain first.
    Stage {
        /// It has happened.
        Done = "done",
        /// Somebody means to do it.
        Planned = "planned",
        /// Somebody aims at it.
        Target = "target",
        /// It depends on something else.
        Conditional = "conditional",
    }
}

choice! {
    /// Which of several versions of a value its author stands by.
    Rank {
        /// The one that is shown where only one is.
        Preferred = "preferred",
        /// One among others.
        Normal = "normal",
        /// Known to be wrong, and kept so that nobody takes it up again.
        Deprecated = "deprecated",
    }
}

/// A fact.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// The place of its id.
    pub span: Span,
    /// The sentence.
    pub statement: Few<Language, Statement>,
    /// How a plan reads once its due date has passed.
    pub lapsed: Option<Few<Language, Statement>>,
    /// The sentence in a few words.
    pub short: Option<Few<Language, Statement>>,
    /// The main value.
    pub value: Option<Value>,
    /// Further figures, by name.
    pub companions: Few<String, Value>,
    /// How the value was computed, of a derived fact.
    pub derivation: Option<Box<Derivation>>,
    /// The date or period that its figures are of, where no companion says it.
    pub period: Option<Box<Value>>,
    /// Who vouches.
    pub status: Status,
    /// How far it has come.
    pub stage: Stage,
    /// How likely it is and how sure its author is, of a judgement.
    pub judgement: Judgement,
    /// When the statement held.
    pub as_of: Date,
    /// When a plan, target or condition falls due: as written, else its value where that is a date or a period.
    pub due: Option<Date>,
    /// The author's reason why its short form needs no remark once that date has passed.
    pub date_passed: Option<String>,
    /// When to look again, and where that is written.
    pub review_by: Option<(Date, Span)>,
    /// What a full page loses first: the lowest. 0 to 100.
    pub priority: u8,
    /// Whether it is never left out for space.
    pub must: bool,
    /// The only audiences that may see it; everyone when there is none.
    pub only_for: Option<BTreeSet<String>>,
    /// The quantity it is about.
    pub subject: Option<String>,
    /// Other facts of the subject that speak of something else.
    pub distinct_from: Vec<Distinct>,
    /// What became of it since it was entered.
    pub history: FactHistory,
    /// Who answers for it, who has reviewed it, and what it is excused from.
    pub custody: Custody,
    /// How much its figure may change before readers who hold a copy should be told; `None` for any change.
    pub recall_above: Option<Threshold>,
    /// The topic by which it is filtered.
    pub topic: Option<String>,
    /// For colleagues; never printed.
    pub note: Option<String>,
    /// Why it is believed; at least one entry. Of a contested fact, that of each version.
    pub evidence: Vec<Evidence>,
    /// Versions of its value that nobody stands by any more, each as a fact of its own. They are verified, and are on no page, in no
    /// file that leaves the house and in no mail.
    pub deprecated: Vec<Self>,
}

impl Fact {
    /// The main value or the companion of this name, or the word for how likely it is or how sure its author is.
    pub fn value_named(&self, name: &str) -> Option<&Value> {
        match name {
            "value" => self.value.as_ref(),
            name => self.companions.get(name).or_else(|| self.judgement.printed(name)),
        }
    }

    /// Whether it is a judgement, of which its author may say how likely it is: somebody worked it out or thinks so, or it lies ahead.
    pub fn is_judgement(&self) -> bool {
        is_judgement(self.status, self.stage)
    }

    /// The versions of its main value, where sources differ on it.
    pub fn contested(&self) -> Option<&Contested> {
        match &self.value {
            Some(Value::Contested(contested)) => Some(contested),
            _ => None,
        }
    }

    /// The figure that a piece of its evidence prints under a name: of a contested value, the version that it is for.
    pub fn value_for(&self, evidence: &Evidence, name: &str) -> Option<&Value> {
        match (self.contested(), evidence.version) {
            (Some(contested), Some(version)) if name == "value" => contested.versions.get(version),
            _ => self.value_named(name),
        }
    }

    /// One version of its contested value as a fact that isn't contested.
    pub fn with_version(&self, version: usize) -> Option<Self> {
        let value = self.contested()?.versions.get(version)?.clone();
        let own = |evidence: &&Evidence| evidence.version == Some(version);
        let evidence = self.evidence.iter().filter(own).cloned();
        Some(Self {
            value: Some(value),
            evidence: evidence.collect(),
            deprecated: Vec::new(),
            ..self.clone()
        })
    }

    /// The evidence that is cited for it: for one version of a contested value only what supports this version. Where only the
    /// preferred version is shown, it is meant.
    pub fn cited(&self, version: Option<usize>, showing: Showing) -> impl Iterator<Item = &Evidence> {
        let preferred = || self.contested().filter(|_| showing == Showing::Preferred)?.preferred;
        let version = version.or_else(preferred);
        let is_cited = move |evidence: &&Evidence| version.is_none() || evidence.version == version;
        self.evidence.iter().filter(is_cited)
    }

    /// Its values by name: the main value as `value`, then the companions in order. The year of its `as-of` is one where a text prints it; what
    /// a source prints of it only for facts that are computed from this one is none of its own.
    pub fn figures(&self) -> impl Iterator<Item = (&str, &Value)> {
        let companions = self.companions.iter().map(|(name, value)| (name.as_str(), value));
        let companions = companions.filter(|(name, _)| *name != AS_OF || self.tells_year());
        self.value.iter().map(|value| ("value", value)).chain(companions)
    }

    /// One of its texts with its values filled in as they are printed; a name that the fact doesn't have prints nothing. A
    /// preposition that the words and a date both have is printed once.
    pub fn compose(&self, text: &Statement, print: impl Fn(&Value, Rendering) -> String) -> String {
        let mut composed = String::new();
        for (index, piece) in text.pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => composed.push_str(text),
                Piece::Placeholder { name, rendering } => {
                    let Some(value) = self.value_named(name) else { continue };
                    let after = match text.pieces.get(index + 1) {
                        Some(Piece::Text(text)) => Some(text.as_str()),
                        _ => None,
                    };
                    let printed = joined(value, &composed, after, |value| print(value, *rendering));
                    composed.push_str(&printed);
                }
            }
        }
        composed
    }

    /// The sentence as it reads on a day: the lapsed form where the plan's date has passed and there is one.
    pub fn texts_on(&self, day: NaiveDate, showing: Showing) -> &Few<Language, Statement> {
        self.lapsed.as_ref().filter(|_| self.has_lapsed(day, showing)).unwrap_or(&self.statement)
    }

    /// The date or period that a timeline draws: the value, else the companion that the plan falls due on, else the only one
    /// of its companions that is one. `due` itself isn't a figure of a source.
    pub fn drawn_date(&self) -> Option<&Value> {
        let moment = |value: &Value| matches!(value, Value::Date(_) | Value::Period(_));
        let dated = |value: &&Value| match value {
            Value::Contested(contested) => contested.versions.iter().all(moment),
            value => moment(value),
        };
        let companions = || self.companions.values().filter(dated);
        let due =
            companions().find(|value| matches!(value, Value::Date(dated) if Some(dated.date) == self.due));
        let only = || companions().next().filter(|_| companions().count() == 1);
        self.value.as_ref().filter(dated).or(due).or_else(only)
    }

    /// The date or period of which a line chart shows its figure: what a timeline would draw, else the day a plan falls due, else
    /// when the statement held.
    pub fn time_of_figure(&self) -> Value {
        let ahead = || self.due.filter(|_| self.stage != Stage::Done);
        match (&self.value, self.drawn_date(), &self.period) {
            (_, Some(value), _) => value.clone(),
            (_, None, Some(period)) => Value::clone(period),
            (_, None, None) => Value::from(ahead().unwrap_or(self.as_of)),
        }
    }

    /// Whether the date on which it falls due is that of a figure of the fact, or the end of its period, so that the evidence prints it.
    pub fn prints_due(&self, due: Date) -> bool {
        self.figures().any(|(_, value)| is_due(value, due))
    }

    /// Whether one of its texts prints the year of its `as-of`.
    fn tells_year(&self) -> bool {
        let texts = [Some(&self.statement), self.lapsed.as_ref(), self.short.as_ref()];
        let mut texts = texts.into_iter().flatten().flat_map(|texts| texts.values());
        texts.any(|text| text.names().any(|name| name == AS_OF))
    }

    /// Whether the audience may see it.
    pub fn is_for(&self, audience: &str) -> bool {
        self.only_for.as_ref().is_none_or(|audiences| audiences.contains(audience))
    }

    /// When it falls due on a page that shows contested figures in a way: where its date is contested and one version is shown, on the
    /// date of that.
    pub fn due_as_shown(&self, showing: Showing) -> Option<Date> {
        let value = self.value.as_ref().filter(|value| self.due.is_some() && value.falls_due() == self.due);
        value.map_or(self.due, |value| value.falls_due_as_shown(showing))
    }

    /// Whether it is a plan, target or condition whose due date had passed on a day, for a page that shows contested figures in a way.
    pub fn has_lapsed(&self, on: NaiveDate, showing: Showing) -> bool {
        self.stage != Stage::Done && self.due_as_shown(showing).is_some_and(|due| due.last_day() < on)
    }

    /// The date that a plan names as ahead and that had passed on a day, although the plan hadn't lapsed. A beginning of which only
    /// `due` isn't printed may be that of the plan; where another figure says when it falls due, a date counts that was wholly ahead.
    pub fn passed_unsaid(&self, on: NaiveDate, showing: Showing) -> Option<Date> {
        if self.stage == Stage::Done || self.date_passed.is_some() || self.has_lapsed(on, showing) {
            return None;
        }
        let says_due = self.due.is_some_and(|due| self.figures().any(|(_, value)| is_due(value, due)));
        let held = self.as_of.last_day();
        let has_passed = |date: &Date, was_ahead: bool| was_ahead && date.last_day() < on;
        let own = self.value.as_ref().filter(|_| self.derivation.is_none());
        let own = own.and_then(|value| value.falls_due_as_shown(showing));
        let own = own.filter(|date| has_passed(date, held < date.last_day()));
        let companions = self.companions.iter().filter(|(name, _)| name.as_str() != AS_OF);
        let mut companions = companions.filter_map(|(_, value)| value.falls_due());
        let ahead = |date: &Date| held < if says_due { date.first_day() } else { date.last_day() };
        own.or_else(|| companions.find(|date| has_passed(date, ahead(date))))
    }

    /// When a plan fell due, and a date that it names and that hadn't passed on a day, where it had lapsed although all dates that it named as
    /// ahead come after its `due`. A figure that says when it falls due tells that the others are of something else. A value that is a date says
    /// itself when that is.
    pub fn lapsed_before(&self, on: NaiveDate, showing: Showing) -> Option<(Date, Date)> {
        let is_date = self.value.as_ref().is_some_and(|value| value.begins().or(value.falls_due()).is_some());
        let is_explicit = !is_date && self.date_passed.is_none() && self.derivation.is_none();
        let due = self.due_as_shown(showing).filter(|_| is_explicit && self.has_lapsed(on, showing))?;
        let companions = self.companions.iter().filter(|(name, _)| name.as_str() != AS_OF);
        let named = companions.filter_map(|(_, value)| {
            let (begin, end) = (value.begins(), value.falls_due());
            begin.or(end).zip(end.or(begin))
        });
        let held = self.as_of.last_day();
        let named: Vec<(Date, Date)> = named.filter(|(_, end)| held < end.last_day()).collect();
        let after = named.iter().all(|(begin, _)| due.last_day() < begin.first_day());
        let (_, ahead) = named.into_iter().find(|(_, end)| after && on <= end.last_day())?;
        Some((due, ahead))
    }

    /// Whether it says what became of a plan: it has the same subject, it has happened, somebody who knows says
    /// so, and its `as-of` isn't before the plan's last day. What held earlier may not be the outcome.
    pub fn is_outcome_of(&self, plan: &Self) -> bool {
        let known = matches!(self.status, Status::Confirmed | Status::Announced | Status::Reported);
        let due = plan.due_as_shown(Showing::Preferred);
        let over = due.is_some_and(|due| due.last_day() <= self.as_of.first_day());
        plan.subject.is_some() && self.subject == plan.subject && self.stage == Stage::Done && known && over
    }

    /// Whether the time to look at it again had passed on a day.
    pub fn is_overdue(&self, on: NaiveDate) -> bool {
        self.review_by.as_ref().is_some_and(|(date, _)| date.last_day() < on)
    }
}

/// Whether a value says that something falls due on a date.
fn is_due(value: &Value, due: Date) -> bool {
    match value {
        Value::Date(dated) => dated.date == due,
        Value::Period(period) => period.to == due,
        Value::Contested(contested) => contested.versions.iter().any(|version| is_due(version, due)),
        Value::Quantity(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_) => false,
    }
}

/// Whether a fact of this status and stage is a judgement.
pub fn is_judgement(status: Status, stage: Stage) -> bool {
    let judged = match status {
        Status::Estimated | Status::Opinion | Status::Speculation => true,
        Status::Confirmed | Status::Announced | Status::Reported => false,
    };
    judged || stage != Stage::Done
}
