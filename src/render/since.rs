//! What a mail says of the changes since an earlier copy, in the reader's language.

use std::sync::Arc;

use chrono::NaiveDate;
use minijinja::context;
use minijinja::value::Value as Jinja;

use super::contested::without_mark;
use super::escape;
use super::object::FactObject;
use super::object::program;
use super::state::RenderState;
use crate::account::{Change, Property, PropertyText, confidence_in_words, likelihood_in_brief};
use crate::language::{Language, StageWords, StatusWords};
use crate::model::{Confidence, Likelihood, Stage, Status};
use crate::value::{Choice, Date, FigureStyle, Rendering, Value, format};

/// What has changed since an earlier copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The day printed on that copy.
    pub date: NaiveDate,
    /// Whether it is certain that the reader got that copy.
    pub certain: bool,
    /// Facts that say something else.
    pub changed: Vec<Changed>,
    /// Indices of facts in other words.
    pub reworded: Vec<usize>,
    /// Indices of facts that the copy didn't have.
    pub added: Vec<usize>,
    /// Statements of the copy whose facts are no longer in the dossier.
    pub withdrawn: Vec<String>,
    /// How many other statements of the copy are no longer in the brief.
    pub gone: usize,
}

impl Since {
    /// The facts of which it tells.
    pub(super) fn facts(&self) -> impl Iterator<Item = usize> + '_ {
        let changed = self.changed.iter().map(|changed| changed.fact);
        changed.chain(self.reworded.iter().copied()).chain(self.added.iter().copied())
    }
}

/// A fact that says something other than the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its index.
    pub fact: usize,
    /// What the copy says instead.
    pub before: Vec<Change>,
}

/// What follows after "your copy says"; none for a change that a mail has no words for.
fn text(change: &Change, language: Language, style: FigureStyle) -> Option<String> {
    let words = language.words();
    let said =
        |one: &Option<PropertyText>| one.as_ref().and_then(|said| said.text_in(language)).map(str::to_owned);
    let (old, new) = (said(&change.old), said(&change.new));
    let turn = |what: &str, word: &dyn Fn(&str) -> String| {
        let said = |one: &Option<String>| one.as_deref().map(word);
        (words.mail.turn)(what, said(&old).as_deref(), said(&new).as_deref())
    };
    Some(match &change.property {
        Property::Figure(_) => without_mark(&old?, language),
        Property::Statement => (words.punctuation.quoted)(&without_mark(&old?, language)),
        Property::Status => turn(words.mail.status, &|one| status(one, &words.statuses)),
        Property::Likelihood => turn(words.mail.likelihood, &|one| {
            let word = Likelihood::from_name(one).map(|word| likelihood_in_brief(word, language));
            word.unwrap_or_else(|| one.to_owned())
        }),
        Property::Confidence => turn(words.mail.confidence, &|one| {
            let word = Confidence::from_name(one).map(|level| confidence_in_words(level, language));
            word.unwrap_or_else(|| one.to_owned())
        }),
        Property::Stage => turn(words.mail.stage, &|one| stage(one, &words.stages)),
        Property::Due => turn(words.mail.due, &|one| {
            let date =
                Date::parse_in_full(one).map(|date| format(&Value::from(date), style, Rendering::Compact));
            date.unwrap_or_else(|_| one.to_owned())
        }),
        _ => return None,
    })
}

/// A status in words. One that only a later version knows is printed as it is.
fn status(name: &str, words: &StatusWords) -> String {
    Status::from_name(name).map_or(name, |status| status_word(status, words)).to_owned()
}

/// The word for a status.
pub fn status_word(status: Status, words: &StatusWords) -> &'static str {
    match status {
        Status::Confirmed => words.confirmed,
        Status::Announced => words.announced,
        Status::Reported => words.reported,
        Status::Estimated => words.estimated,
        Status::Opinion => words.opinion,
        Status::Speculation => words.speculation,
    }
}

/// A stage in words; an unknown one as with a status.
fn stage(name: &str, words: &StageWords) -> String {
    Stage::from_name(name).map_or(name, |stage| stage_word(stage, words)).to_owned()
}

/// The word for a stage.
pub fn stage_word(stage: Stage, words: &StageWords) -> &'static str {
    match stage {
        Stage::Done => words.done,
        Stage::Planned => words.planned,
        Stage::Target => words.target,
        Stage::Conditional => words.conditional,
    }
}

/// The changes as templates see them.
pub(super) fn since_view(since: &Since, state: &Arc<RenderState>) -> Jinja {
    let words = state.language.words();
    let fact = |index: usize| FactObject::listed(state, index);
    let date = format(&Value::from(Date::Day(since.date)), state.style(), Rendering::Running);
    let changed = since.changed.iter().map(|changed| {
        let texts: Vec<String> =
            changed.before.iter().filter_map(|change| text(change, state.language, state.style())).collect();
        let texts = texts.join(words.labels.comma);
        let before = (!texts.is_empty()).then(|| program(state, escape::markdown(&texts)));
        context! { fact => fact(changed.fact), before }
    });
    let gone = (since.gone > 0).then(|| program(state, (words.mail.gone)(since.gone)));
    let quoted = |text: &String| {
        let text = without_mark(text, state.language);
        program(state, escape::markdown(&(words.punctuation.quoted)(&text)))
    };
    let withdrawn: Vec<Jinja> = since.withdrawn.iter().map(quoted).collect();
    let lists = [&since.reworded, &since.added];
    let any = since.gone > 0 || !withdrawn.is_empty() || !lists.into_iter().all(Vec::is_empty);
    context! {
        any => any || !since.changed.is_empty(),
        certain => since.certain,
        date => program(state, escape::markdown(&date)),
        changed => changed.collect::<Vec<_>>(),
        reworded => since.reworded.iter().map(|&index| fact(index)).collect::<Vec<_>>(),
        added => since.added.iter().map(|&index| fact(index)).collect::<Vec<_>>(),
        withdrawn,
        gone,
    }
}
