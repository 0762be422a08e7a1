//! What is wrong in a call of `fact()`, `cite()`, `lit()`, `label()` or `picture()`.

use chrono::NaiveDate;

use crate::diagnostic::Code;
use crate::diagnostic::wording::{list, nearest, unknown_name};
use crate::model::{Fact, Later, Superseded};
use crate::render::template_fault::TemplateFault;

/// A function that takes one text, called otherwise; `form` is how it is called.
pub fn takes_one_text(form: &str) -> TemplateFault {
    let name = form.split('(').next().unwrap_or_default();
    TemplateFault::new(Code::TemplateError, format!("`{name}` takes one text"), format!("write `{form}`"))
}

pub fn picture_call() -> TemplateFault {
    TemplateFault::new(Code::TemplateError, "`picture` takes nothing", "write `picture()`")
}

pub fn fact_call() -> TemplateFault {
    let hint = "write `fact('some-id')`, or `fact('some-id', passed='why')`";
    TemplateFault::new(
        Code::TemplateError,
        "`fact` takes one id, and a reason as `passed` where the date of a plan has passed",
        hint,
    )
}

pub fn unknown_fact<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> TemplateFault {
    let hint = unknown_name(id, known, "fact");
    TemplateFault::new(Code::UnknownFact, format!("there is no fact `{id}`"), hint)
}

/// A fact that is kept from every one of these audiences.
pub fn not_for_audience(fact: &Fact, audiences: &[String]) -> TemplateFault {
    let message = format!(
        "`{}` is not for the audience `{}`, only for {}",
        fact.id,
        audiences.join("`, `"),
        list(fact.only_for.iter().flatten())
    );
    // Its `only-for` may be misspelt.
    let only_for = || fact.only_for.iter().flatten().map(String::as_str);
    let meant = audiences.iter().find_map(|audience| Some((audience, nearest(audience, only_for())?)));
    let hint = match meant {
        Some((audience, near)) => format!(
            "write \"{audience}\" for \"{near}\" in its `only-for` if that is meant, or take it out of this brief"
        ),
        None => "take it out of this brief, or add the audience to its `only-for`".to_owned(),
    };
    TemplateFault::new(Code::FactNotForAudience, message, hint)
}

/// A fact that wasn't known on the day that is asked for.
pub fn recorded_later(id: &str, day: NaiveDate, why: &Later) -> TemplateFault {
    let why = match why {
        Later::Recorded(on) => format!("it was recorded on {on}"),
        Later::AsOf(as_of) => format!("it is as of `{as_of}`"),
        Later::Succeeds(on) => format!("it took the place of another fact only on {on}"),
        Later::Sources => "all its sources are later".to_owned(),
        Later::Computed(from) => format!("it is computed from `{from}`, which wasn't known"),
    };
    let hint = "ask for a later day, or leave the fact out of the template";
    TemplateFault::new(Code::RecordedLater, format!("`{id}` wasn't known on {day}: {why}"), hint)
}

/// A fact whose place another one has taken by the day of the page; `other` is the last that did, where these readers may have it.
pub fn superseded(fact: &Fact, superseded: &Superseded, other: Option<&Fact>) -> TemplateFault {
    let message = format!(
        "`{}` was superseded by `{}` on {}, so it is on no page of that day or later",
        fact.id, superseded.fact, superseded.on
    );
    let hint = match other {
        Some(other) => format!("write `{}` in its place, and see that the words around it fit", other.id),
        None => "take it out; what took its place isn't for these readers".to_owned(),
    };
    TemplateFault::new(Code::SupersededFact, message, hint)
}

/// `passed` on a fact whose date can't pass.
pub fn idle_reason(id: &str) -> TemplateFault {
    let message = format!("`passed` has no effect on `{id}`, which isn't a plan with a date");
    TemplateFault::new(Code::IdleKey, message, format!("write `fact('{id}')`"))
}

/// A reason for `passed` that says nothing.
pub fn empty_reason(reason: &str) -> TemplateFault {
    let hint = "say why the words are right although the date has passed: passed='the sentence is in the past tense'";
    TemplateFault::new(Code::DatePassed, says_too_little(reason), hint)
}

fn says_too_little(reason: &str) -> String {
    format!("the reason `{reason}` says too little")
}

fn bad_literal(message: impl Into<String>) -> TemplateFault {
    let hint = "write lit('3', 'number of sections below'); an amount, a date or a share must be a fact";
    TemplateFault::new(Code::BadLiteral, message, hint)
}

pub fn literal_call() -> TemplateFault {
    bad_literal("`lit` takes a number and the reason why it needs no source")
}

pub fn literal_of_no_texts() -> TemplateFault {
    bad_literal("`lit` takes two texts")
}

pub fn literal_reason(reason: &str) -> TemplateFault {
    bad_literal(says_too_little(reason))
}

pub fn no_plain_number(text: &str) -> TemplateFault {
    bad_literal(format!("`{text}` is more than a plain number"))
}

pub fn unknown_label(key: &str, known: &[&str]) -> TemplateFault {
    let hint = unknown_name(key, known.iter().copied(), "label");
    TemplateFault::new(Code::TemplateError, format!("there is no label `{key}`"), hint)
}

/// What is wrong with a text that a label is given.
#[derive(Debug, Clone, Copy)]
pub enum LabelFault {
    /// The label has no place of this name.
    NoPlace,
    /// The label has this place, and the call gives no text for it.
    NotGiven,
    /// The call gives something else than a text.
    NoText,
}

/// A label called with the wrong texts; `names` are the places that it has.
pub fn label_call<'a>(
    key: &str,
    fault: LabelFault,
    name: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> TemplateFault {
    let message = match fault {
        LabelFault::NoPlace => format!("the label `{key}` has no place for `{name}`"),
        LabelFault::NotGiven => format!("the label `{key}` needs the text `{name}`"),
        LabelFault::NoText => format!("the label `{key}` takes a text as `{name}`"),
    };
    let form: String = names.into_iter().map(|name| format!(", {name}=…")).collect();
    TemplateFault::new(Code::TemplateError, message, format!("write `label('{key}'{form})`"))
}
