//! What a mail says of the changes since an earlier copy, in the reader's language.

use std::sync::Arc;

use chrono::NaiveDate;
use minijinja::context;
use minijinja::value::Value as Jinja;

use super::escape;
use super::object::FactObject;
use super::object::program;
use super::state::RenderState;
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
    pub before: Vec<Before>,
}

/// Something that a copy says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// A figure, as the copy prints it.
    Figure(String),
    /// Who vouches.
    Status(Turn),
    /// How far it has come.
    Stage(Turn),
    /// When it falls due.
    Due(Turn),
    /// The whole sentence.
    Sentence(String),
}

/// A property that the page need not print: what it was for the copy and what it is, as written in the fact table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// As the copy has it.
    pub old: Option<String>,
    /// As it is now.
    pub new: Option<String>,
}

impl Before {
    /// What follows on "your copy says".
    fn text(&self, language: Language, style: Style) -> String {
        let turn = |what: &str, turn: &Turn, word: &dyn Fn(&str) -> String| {
            let said = |one: &Option<String>| one.as_deref().map(word);
            match language {
                Language::En => {
                    let old = said(&turn.old).map_or(format!("no {what}"), |one| format!("{what} {one}"));
                    format!("{old}, which is now {}", said(&turn.new).unwrap_or_else(|| "none".to_owned()))
                }
                Language::Ja => {
                    let said = |one| said(one).unwrap_or_else(|| "なし".to_owned());
                    format!("{what}は{}（現在は{}）", said(&turn.old), said(&turn.new))
                }
            }
        };
        let name = |english, japanese| match language {
            Language::En => english,
            Language::Ja => japanese,
        };
        match (self, language) {
            (Self::Figure(text), _) => text.clone(),
            (Self::Sentence(text), Language::En) => format!("“{}”", text.trim_end_matches('.')),
            (Self::Sentence(text), Language::Ja) => format!("「{}」", text.trim_end_matches('。')),
            (Self::Status(one), _) => {
                turn(name("status", "情報の区分"), one, &|one| word(one, language))
            }
            (Self::Stage(one), _) => turn(name("stage", "段階"), one, &|one| word(one, language)),
            (Self::Due(one), _) => turn(name("due date", "期限"), one, &|one| {
                let date =
                    one.parse::<Date>().map(|date| format(&Value::Date(date), style, Rendering::Compact));
                date.unwrap_or_else(|_| one.to_owned())
            }),
        }
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
            changed.before.iter().map(|before| before.text(state.language, state.style())).collect();
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
    let quote = |text: &String| match state.language {
        Language::En => format!("“{}”", text.trim_end_matches('.')),
        Language::Ja => format!("「{}」", text.trim_end_matches('。')),
    };
    let withdrawn: Vec<Jinja> =
        since.withdrawn.iter().map(|text| program(state, escape::markdown(&quote(text)))).collect();
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
