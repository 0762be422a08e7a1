//! The functions that templates call: `fact('id')`, `cite('id')`, `lit('3', 'why')` and `label('as-of')`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Kwargs, Object, ObjectRepr, Value as Jinja, from_args};
use minijinja::{Error, ErrorKind, State};

use super::limited::within_limit;
use super::mark::{MarkKind, NO_TEXT, no_debug_form};
use super::object::{FactObject, Marked, Way, printable};
use super::state::RenderState;
use super::template_fault::TemplateFault;
use crate::diagnostic::Code;
use crate::diagnostic::wording::{list, nearest, unknown_name};
use crate::language::{Labels, Language, places};
use crate::model::{Fact, Stage};

macro_rules! function_object {
    ($name:ident) => {
        impl Object for $name {
            fn repr(self: &Arc<Self>) -> ObjectRepr {
                ObjectRepr::Plain
            }

            fn enumerate(self: &Arc<Self>) -> Enumerator {
                Enumerator::NonEnumerable
            }

            fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Jinja]) -> Result<Jinja, Error> {
                self.answer(args)
            }

            fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(NO_TEXT)
            }
        }

        no_debug_form!($name);
    };
}

/// `fact('id')`.
pub struct FactFunction {
    pub state: Arc<RenderState>,
}
function_object!(FactFunction);

impl FactFunction {
    fn answer(&self, args: &[Jinja]) -> Result<Jinja, Error> {
        let (id, passed) = id_and_reason(args)?;
        let index = find(&self.state, id)?;
        if let Some(reason) = &passed {
            judge_reason(&self.state.dossier.facts[index], reason)?;
        }
        let way = Way::Named { passed: passed.map(|reason| Arc::from(reason.trim())) };
        Ok(Jinja::from_object(FactObject { state: Arc::clone(&self.state), index, way }))
    }
}

/// `cite('id')`.
pub struct CiteFunction {
    pub state: Arc<RenderState>,
}
function_object!(CiteFunction);

impl CiteFunction {
    fn answer(&self, args: &[Jinja]) -> Result<Jinja, Error> {
        let index = find(&self.state, one_text(args, "cite('some-id')")?)?;
        Ok(Jinja::from_object(Marked { text: self.state.issue(MarkKind::Cite, Some(index), String::new()) }))
    }
}

/// The fact of this id, if the reader may see it.
fn find(state: &RenderState, id: &str) -> Result<usize, Error> {
    let dossier = &state.dossier;
    let Some(&index) = dossier.fact_index.get(id) else {
        let hint = unknown_name(id, dossier.fact_index.keys().map(String::as_str), "fact");
        return Err(TemplateFault::error(Code::UnknownFact, format!("there is no fact `{id}`"), hint));
    };
    let fact = &dossier.facts[index];
    if !state.audiences.iter().any(|audience| fact.is_for(audience)) {
        return Err(TemplateFault::error(
            Code::FactNotForAudience,
            format!(
                "`{id}` is not for the audience `{}`, only for {}",
                state.audiences.join("`, `"),
                list(fact.only_for.iter().flatten())
            ),
            not_for(&state.audiences, fact),
        ));
    }
    Ok(index)
}

/// What helps where a fact is kept from the reader: its `only-for` may be misspelt.
fn not_for(audiences: &[String], fact: &Fact) -> String {
    let only_for = || fact.only_for.iter().flatten().map(String::as_str);
    let meant = audiences.iter().find_map(|audience| Some((audience, nearest(audience, only_for())?)));
    match meant {
        Some((audience, near)) => {
            format!(
                "write \"{audience}\" for \"{near}\" in its `only-for` if that is meant, or take it out of this brief"
            )
        }
        None => "take it out of this brief, or add the audience to its `only-for`".to_owned(),
    }
}

/// The id, and the reason why a plan may be spoken of although its date has passed.
fn id_and_reason(args: &[Jinja]) -> Result<(&str, Option<String>), Error> {
    let form = || {
        let message = "write it as `fact('some-id')`, with one text, or `fact('some-id', passed='why')`";
        Error::new(ErrorKind::InvalidOperation, message)
    };
    let (args, options): (&[Jinja], Kwargs) = from_args(args)?;
    let [id] = args else { return Err(form()) };
    let reason: Option<String> = options.get("passed").map_err(|_| form())?;
    options.assert_all_used().map_err(|_| form())?;
    Ok((id.as_str().ok_or_else(form)?, reason))
}

/// Refuses a reason that says nothing, and one on a fact whose date can't pass.
fn judge_reason(fact: &Fact, reason: &str) -> Result<(), Error> {
    if fact.stage == Stage::Done || fact.due.is_none() {
        let message = format!("`passed` has no effect on `{}`, which is no plan with a date", fact.id);
        let hint = format!("write `fact('{}')`", fact.id);
        return Err(TemplateFault::error(Code::IdleKey, message, hint));
    }
    if says_too_little(reason) {
        let message = format!("the reason `{reason}` says too little");
        let hint = "say why the words are right although the date has passed: passed='the sentence is in the past tense'";
        return Err(TemplateFault::error(Code::DatePassed, message, hint.to_owned()));
    }
    Ok(())
}

/// Whether a reason can't be one: eight letters are a word or two, and so are three kana or kanji. A letter that is
/// repeated says nothing more.
fn says_too_little(reason: &str) -> bool {
    let (mut seen, mut length, mut different) = (BTreeSet::new(), 0, 0);
    for character in reason.chars().filter(|character| character.is_alphabetic()) {
        let weight = if character.is_ascii() { 1 } else { 3 };
        length += weight;
        if seen.insert(character.to_ascii_lowercase()) {
            different += weight;
        }
    }
    length < 8 || different < 5
}

/// `lit('3', 'number of sections below')`.
pub struct LiteralFunction {
    pub state: Arc<RenderState>,
}
function_object!(LiteralFunction);

impl LiteralFunction {
    fn answer(&self, args: &[Jinja]) -> Result<Jinja, Error> {
        let bad = |message: String| {
            let hint = "write lit('3', 'number of sections below'); an amount, a date or a share is a fact"
                .to_owned();
            Err(TemplateFault::error(Code::BadLiteral, message, hint))
        };
        let [text, reason] = args else {
            return bad("`lit` takes a number and the reason why it needs no source".to_owned());
        };
        let (Some(text), Some(reason)) = (text.as_str(), reason.as_str()) else {
            return bad("`lit` takes two texts".to_owned());
        };
        if says_too_little(reason) {
            return bad(format!("the reason `{reason}` says too little"));
        }
        let bare = !text.is_empty()
            && text.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let word = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
            .contains(&text.to_lowercase().as_str());
        if !(bare || word) {
            return bad(format!("`{text}` is more than a plain number"));
        }
        Ok(Jinja::from_object(Marked { text: self.state.issue_literal(text.to_owned(), reason.trim()) }))
    }
}

/// `label('as-of')`, and `label('changed-since', date=since.date)`.
pub struct LabelFunction {
    pub language: Language,
    /// What marks it as the program's; none where the text isn't audited.
    pub state: Option<Arc<RenderState>>,
}
function_object!(LabelFunction);

impl LabelFunction {
    fn answer(&self, args: &[Jinja]) -> Result<Jinja, Error> {
        let (args, given): (&[Jinja], Kwargs) = from_args(args)?;
        let key = one_text(args, "label('as-of')")?;
        let Some(label) = self.language.words().labels.named(key) else {
            let hint = unknown_name(key, Labels::KEYS.iter().copied(), "label");
            return Err(TemplateFault::error(
                Code::TemplateError,
                format!("there is no label `{key}`"),
                hint,
            ));
        };
        let (places, rest) = places(label);
        let bad = |name: &str, message: &str| {
            let message = format!("the label `{key}` {message} `{name}`");
            let form: String = places.iter().map(|(_, name)| format!(", {name}=…")).collect();
            let hint = format!("write it as `label('{key}'{form})`");
            Err(TemplateFault::error(Code::TemplateError, message, hint))
        };
        if let Some(name) = given.args().find(|given| !places.iter().any(|(_, name)| name == given)) {
            return bad(name, "has no place for");
        }
        let mut text = String::new();
        for (before, name) in &places {
            if !given.has(name) {
                return bad(name, "isn't given its");
            }
            text.push_str(&self.own(before));
            let value: Jinja = given.get(name)?;
            match printable(&value) {
                Some(printed) => text.push_str(&printed),
                None => return bad(name, "takes a text as its"),
            }
        }
        text.push_str(&self.own(rest));
        let printed = self.state.as_ref().map_or(text.len(), |state| state.count_printed(text.len()));
        within_limit(printed)?;
        Ok(Jinja::from_object(Marked { text }))
    }

    /// Words of the program, inside their mark.
    fn own(&self, words: &str) -> String {
        match &self.state {
            Some(state) if !words.is_empty() => state.issue(MarkKind::Program, None, words.to_owned()),
            _ => words.to_owned(),
        }
    }
}

fn one_text<'a>(args: &'a [Jinja], form: &str) -> Result<&'a str, Error> {
    match args {
        [text] => text.as_str(),
        _ => None,
    }
    .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("write it as `{form}`, with one text")))
}
