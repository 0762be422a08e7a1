//! The functions that templates call: `fact('id')`, `cite('id')`, `lit('3', 'why')`, `label('as-of')` and `picture()`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Kwargs, Object, ObjectRepr, Value as Jinja, from_args};
use minijinja::{Error, State, context};

use super::limited::within_limit;
use super::mark::{MarkKind, NO_TEXT, no_debug_form};
use super::messages::functions::{self, LabelFault};
use super::object::{FactObject, Marked, Way, printable};
use super::state::RenderState;
use crate::check::successor;
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

/// The functions by their names, as a template or a text of a brief finds them.
pub(super) fn functions(state: &Arc<RenderState>) -> Jinja {
    context! {
        fact => Jinja::from_object(FactFunction { state: Arc::clone(state) }),
        cite => Jinja::from_object(CiteFunction { state: Arc::clone(state) }),
        lit => Jinja::from_object(LiteralFunction { state: Arc::clone(state) }),
        label => Jinja::from_object(LabelFunction { language: state.language, state: Some(Arc::clone(state)) }),
    }
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
    if let Some((known, why)) =
        dossier.known_on.as_ref().and_then(|known| Some((known, known.later.get(id)?)))
    {
        return Err(functions::recorded_later(id, known.day, why).into());
    }
    let Some(&index) = dossier.fact_index.get(id) else {
        return Err(functions::unknown_fact(id, dossier.fact_index.keys().map(String::as_str)).into());
    };
    let fact = &dossier.facts[index];
    if !state.audiences.iter().any(|audience| fact.is_for(audience)) {
        return Err(functions::not_for_audience(fact, &state.audiences).into());
    }
    if let Some(superseded) = fact.history.superseded_by.as_ref().filter(|one| one.on <= dossier.date) {
        let other = successor(fact, &dossier.facts, &dossier.fact_index, dossier.date);
        let shown = |other: &&Fact| state.audiences.iter().any(|audience| other.is_for(audience));
        return Err(functions::superseded(fact, superseded, other.filter(shown)).into());
    }
    Ok(index)
}

/// The id, and the reason why a value of a plan may be printed although the date has passed.
fn id_and_reason(args: &[Jinja]) -> Result<(&str, Option<String>), Error> {
    let form = || Error::from(functions::fact_call());
    let (args, options): (&[Jinja], Kwargs) = from_args(args)?;
    let [id] = args else { return Err(form()) };
    let reason: Option<String> = options.get("passed").map_err(|_| form())?;
    options.assert_all_used().map_err(|_| form())?;
    Ok((id.as_str().ok_or_else(form)?, reason))
}

/// Refuses a reason that says nothing, and a reason on a fact whose date can't pass.
fn judge_reason(fact: &Fact, reason: &str) -> Result<(), Error> {
    if fact.stage == Stage::Done || fact.due.is_none() {
        return Err(functions::idle_reason(&fact.id).into());
    }
    if says_too_little(reason) { Err(functions::empty_reason(reason).into()) } else { Ok(()) }
}

/// Whether a reason is too short to be one: eight letters are a word or two, and so are three kana or kanji. A repeated letter
/// adds nothing.
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
        let [text, reason] = args else { return Err(functions::literal_call().into()) };
        let (Some(text), Some(reason)) = (text.as_str(), reason.as_str()) else {
            return Err(functions::literal_of_no_texts().into());
        };
        if says_too_little(reason) {
            return Err(functions::literal_reason(reason).into());
        }
        let bare = !text.is_empty()
            && text.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let word = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
            .contains(&text.to_lowercase().as_str());
        if !(bare || word) {
            return Err(functions::no_plain_number(text).into());
        }
        Ok(Jinja::from_object(Marked { text: self.state.issue_literal(text.to_owned(), reason.trim()) }))
    }
}

/// `picture()`.
pub struct PictureFunction {
    /// The picture as Markdown, with its marks; none where the brief has none.
    pub text: Option<String>,
}
function_object!(PictureFunction);

impl PictureFunction {
    fn answer(&self, args: &[Jinja]) -> Result<Jinja, Error> {
        match args {
            [] => Ok(Jinja::from_object(Marked { text: self.text.clone().unwrap_or_default() })),
            _ => Err(functions::picture_call().into()),
        }
    }
}

/// `label('as-of')`, and `label('changed-since', date=since.date)`.
pub struct LabelFunction {
    pub language: Language,
    /// The rendering that marks it as the program's text; none where the text isn't audited.
    pub state: Option<Arc<RenderState>>,
}
function_object!(LabelFunction);

impl LabelFunction {
    fn answer(&self, args: &[Jinja]) -> Result<Jinja, Error> {
        let (args, given): (&[Jinja], Kwargs) = from_args(args)?;
        let key = one_text(args, "label('as-of')")?;
        let Some(label) = self.language.words().labels.named(key) else {
            return Err(functions::unknown_label(key, Labels::KEYS).into());
        };
        let (places, rest) = places(label);
        let bad = |name: &str, fault: LabelFault| {
            let names = places.iter().map(|(_, name)| *name);
            Err(functions::label_call(key, fault, name, names).into())
        };
        if let Some(name) = given.args().find(|given| !places.iter().any(|(_, name)| name == given)) {
            return bad(name, LabelFault::NoPlace);
        }
        let mut text = String::new();
        for (before, name) in &places {
            if !given.has(name) {
                return bad(name, LabelFault::NotGiven);
            }
            text.push_str(&self.own(before));
            let value: Jinja = given.get(name)?;
            match printable(&value) {
                Some(printed) => text.push_str(&printed),
                None => return bad(name, LabelFault::NoText),
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

/// The one text that a function is called with; `form` is how it should be called.
fn one_text<'a>(args: &'a [Jinja], form: &str) -> Result<&'a str, Error> {
    let text = match args {
        [text] => text.as_str(),
        _ => None,
    };
    text.ok_or_else(|| functions::takes_one_text(form).into())
}
