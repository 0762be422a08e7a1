//! What a mail says of the changes since an earlier copy, in the reader's language.

use std::sync::Arc;

use chrono::NaiveDate;
use minijinja::context;
use minijinja::value::Value as Jinja;

use super::escape;
use super::object::FactObject;
use super::render::program;
use super::state::RenderState;
use crate::account::{Change, Property, PropertyText};
use crate::diagnostic::wording::count;
use crate::language::Language;
use crate::value::{Date, Rendering, Style, Value, format};

/// What has changed since an earlier copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The day printed on that copy.
    pub date: NaiveDate,
    /// Whether the reader surely got that copy.
    pub certain: bool,
    /// Facts that say something else.
    pub changed: Vec<Changed>,
    /// Indices of facts in other words.
    pub reworded: Vec<usize>,
    /// Indices of facts that the copy didn't have.
    pub added: Vec<usize>,
    /// Its statements of which the dossier knows nothing any more.
    pub withdrawn: Vec<String>,
    /// How many other statements of it are in the brief no longer.
    pub gone: usize,
}

/// A fact that says something else than the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its index.
    pub fact: usize,
    /// What the copy says instead.
    pub before: Vec<Change>,
}

/// What follows on "your copy says"; none for a change for which there are no words.
fn text(change: &Change, language: Language, style: Style) -> Option<String> {
    let said =
        |one: &Option<PropertyText>| one.as_ref().and_then(|said| said.text_in(language)).map(str::to_owned);
    let (old, new) = (said(&change.old), said(&change.new));
    let turn = |what: &str, word: &dyn Fn(&str) -> String| {
        let said = |one: &Option<String>| one.as_deref().map(word);
        match language {
            Language::En => {
                let old = said(&old).map_or(format!("no {what}"), |one| format!("{what} {one}"));
                format!("{old}, which is now {}", said(&new).unwrap_or_else(|| "none".to_owned()))
            }
            Language::Ja => {
                let said = |one| said(one).unwrap_or_else(|| "なし".to_owned());
                format!("{what}は{}（現在は{}）", said(&old), said(&new))
            }
        }
    };
    let name = |english, japanese| match language {
        Language::En => english,
        Language::Ja => japanese,
    };
    Some(match &change.property {
        Property::Figure(_) => old?,
        Property::Statement => quoted(&old?, language),
        Property::Status => turn(name("status", "情報の区分"), &|one| word(one, language)),
        Property::Stage => turn(name("stage", "段階"), &|one| word(one, language)),
        Property::Due => turn(name("due date", "期限"), &|one| {
            let date = one.parse::<Date>().map(|date| format(&Value::Date(date), style, Rendering::Compact));
            date.unwrap_or_else(|_| one.to_owned())
        }),
        _ => return None,
    })
}

/// A sentence in quotation marks, without its stop.
fn quoted(text: &str, language: Language) -> String {
    match language {
        Language::En => format!("“{}”", text.trim_end_matches('.')),
        Language::Ja => format!("「{}」", text.trim_end_matches('。')),
    }
}

/// A status or stage. A later program may know others, which stand as they are.
fn word(name: &str, language: Language) -> String {
    let japanese = match name {
        "confirmed" => "確認済み",
        "announced" => "発表",
        "reported" => "報道",
        "estimated" => "推計",
        "opinion" => "意見",
        "speculation" => "憶測",
        "done" => "実施済み",
        "planned" => "計画",
        "target" => "目標",
        "conditional" => "条件付き",
        other => other,
    };
    match language {
        Language::En => name.to_owned(),
        Language::Ja => japanese.to_owned(),
    }
}

/// The changes as templates see them.
pub(super) fn since_view(since: &Since, state: &Arc<RenderState>) -> Jinja {
    let fact = |index: usize| FactObject::listed(state, index);
    let date = format(&Value::Date(Date::Day(since.date)), state.style(), Rendering::Running);
    let changed = since.changed.iter().map(|changed| {
        let texts: Vec<String> =
            changed.before.iter().filter_map(|change| text(change, state.language, state.style())).collect();
        let texts = texts.join(if state.language == Language::Ja { "、" } else { ", " });
        let before = (!texts.is_empty()).then(|| program(state, escape::markdown(&texts)));
        context! { fact => fact(changed.fact), before }
    });
    let gone = (since.gone > 0).then(|| {
        let text = match state.language {
            Language::En => {
                let gone = count(since.gone, "statement of that copy is", "statements of that copy are");
                format!("{gone} no longer in the brief.")
            }
            Language::Ja => format!("旧版の{}件の記述は、現在のブリーフにはない。", since.gone),
        };
        program(state, text)
    });
    let withdrawn = since.withdrawn.iter().map(|text| quoted(text, state.language));
    let withdrawn: Vec<Jinja> = withdrawn.map(|text| program(state, escape::markdown(&text))).collect();
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
