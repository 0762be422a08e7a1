//! The template engine: strict about undefined names, limited in time and text, and deaf to the disk.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Rest, Value as Jinja, ValueKind, ValueOrKwargs};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, filters, tests,
};

use super::audit;
use super::expression::{Finding, MAX_PLAIN_BYTES, MAX_TAG_PARTS, findings};
use super::lookup::{CiteFunction, FactFunction, LabelFunction, LiteralFunction};
use super::mark;
use super::object::{Absent, FactObject, Marked, ValueObject};
use super::operands::{Misuse, MisuseKind, misuses};
use super::state::RenderState;
use super::templates::Templates;
use crate::diagnostic::wording::{did_you_mean, nearest, unknown_name};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::model::Dossier;

/// Instructions that one rendering may use, so that a loop without end stops.
const FUEL: u64 = 100_000;
/// Characters that one rendering may print, captured blocks included.
pub const MAX_OUTPUT_BYTES: usize = 1024 * 1024;
/// The length of a `range`.
const MAX_RANGE: i64 = 1_000;
/// The largest template, so that a loop over its text stays within memory.
const MAX_TEMPLATE_BYTES: usize = 64 * 1024;
/// Items and characters that the filters of one rendering may go through: a page's facts a few hundred times over.
const MAX_STEPS: usize = 500_000;
/// Nesting of includes, macros and blocks.
const RECURSION: usize = 48;

/// The engine with its templates.
#[derive(Debug)]
pub struct Engine {
    /// The templates it can find.
    pub templates: Templates,
    pub(super) environment: Environment<'static>,
    pub(super) syntax: SyntaxConfig,
}

/// How tags are told from text.
///
/// # Errors
/// Never with delimiters that the engine knows; it may refuse others.
pub fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()
}

impl Engine {
    /// Reads the templates; every mistake in any of them is found.
    ///
    /// # Errors
    /// The mistakes.
    pub fn new(templates: Templates) -> Result<Self, Vec<Diagnostic>> {
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(RECURSION);
        environment.set_formatter(print);
        let mut found = Vec::new();
        let syntax = match syntax() {
            Ok(syntax) => syntax,
            Err(error) => {
                return Err(vec![Diagnostic::without_place(Code::TemplateError, error.to_string())]);
            }
        };
        environment.set_syntax(syntax.clone());
        let mut bearable_texts = Vec::new();
        add_filters(&mut environment);
        for (name, text) in templates.iter() {
            if text.text.len() > MAX_TEMPLATE_BYTES {
                found.push(
                    Diagnostic::at(
                        Code::TemplateLimit,
                        Span::new(text, 0..0),
                        format!("the template is larger than {} KiB", MAX_TEMPLATE_BYTES / 1024),
                    )
                    .hint("split it and `include` the parts"),
                );
                continue;
            }
            let findings = findings(&text.text);
            let bearable = findings.iter().all(Finding::is_bearable);
            found.extend(findings.into_iter().map(|finding| describe(text, finding)));
            if !bearable {
                continue;
            }
            if let Err(error) = environment.add_template_owned(name.to_owned(), text.text.clone()) {
                found.push(diagnose(&error, &templates, &Span::new(text, 0..0), None));
            }
            bearable_texts.push(text);
        }
        let sources: Vec<&str> = bearable_texts.iter().map(|text| text.text.as_str()).collect();
        found.extend(misuses(&sources, &syntax).into_iter().map(|misuse| {
            let span = Span::new(bearable_texts[misuse.source], misuse.range.clone());
            describe_misuse(&misuse, span)
        }));
        if found.is_empty() { Ok(Self { templates, environment, syntax }) } else { Err(found) }
    }
}

fn describe(text: &Arc<SourceText>, finding: Finding) -> Diagnostic {
    match finding {
        Finding::Growing { operator, range } => Diagnostic::at(
            Code::TemplateLimit,
            Span::new(text, range),
            format!("`{operator}` makes a text that can grow without bounds"),
        )
        .hint("join a few texts, and where they are printed: `{{ a }}{{ b }}` or `{{ a ~ b }}`"),
        Finding::Long { range } => Diagnostic::at(
            Code::TemplateLimit,
            Span::new(text, range),
            format!("more than {} KiB of text stand here without a tag", MAX_PLAIN_BYTES / 1024),
        )
        .hint("shorten it; a page holds less"),
        Finding::Intricate { range } => Diagnostic::at(
            Code::TemplateLimit,
            Span::new(text, range),
            format!("the tag has more than {MAX_TAG_PARTS} parts"),
        )
        .hint("split it into several"),
        Finding::Import { range } => {
            let message = "an import is given a name, and this is none";
            Diagnostic::at(Code::TemplateError, Span::new(text, range), message)
                .hint("write `{% import \"macros.md.j2\" as show %}`")
        }
    }
}

/// What a misuse is, in words.
pub(super) fn describe_misuse(misuse: &Misuse, span: Span) -> Diagnostic {
    let source = &span.source.text[span.range.clone()];
    let written: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
    match &misuse.kind {
        MisuseKind::Operand { what } => {
            let message = format!("`{written}` is {what}, so it can't be compared or calculated with");
            let hint = hyphenated(&span).unwrap_or_else(|| COMPARE_HINT.to_owned());
            Diagnostic::at(Code::FactCompared, span, message).hint(hint)
        }
        MisuseKind::Mixed { left, right } if left == right => {
            let message = format!("`{written}` has {left} on both sides, and there it has no meaning");
            Diagnostic::at(Code::BadComparison, span, message).hint(COMPARE_HINT)
        }
        MisuseKind::Mixed { left, right } => {
            let message = format!("`{written}` compares {left} with {right}, which says nothing of either");
            Diagnostic::at(Code::BadComparison, span, message)
                .hint("write numbers without quotes and texts with them, and compare like with like")
        }
        MisuseKind::NeverEqual { what, word, choices } => {
            let message = format!("no {what} is called `{word}`, so the comparison never holds");
            let hint = unknown_name(word, choices.iter().copied(), what);
            Diagnostic::at(Code::BadComparison, span, message).hint(hint)
        }
        MisuseKind::Bare => {
            let message = format!("`{written}` is a function, and without its brackets it names nothing");
            Diagnostic::at(Code::TemplateError, span, message)
                .hint("write `fact('id')`, `cite('id')`, `lit('3', 'why')` or `label('as-of')`")
        }
        MisuseKind::NoText { instead } => {
            let message = format!("`{written}` isn't a text");
            Diagnostic::at(Code::TemplateError, span, message).hint(*instead)
        }
        MisuseKind::Cut => {
            let message = format!("`{written}` cuts what isn't known to be a list or plain text");
            Diagnostic::at(Code::AlteredFact, span, message)
                .hint("print facts whole; a short form belongs in the fact's `short`")
        }
        MisuseKind::NoName => {
            let message = format!("`{written}` isn't known to be the name of a template");
            Diagnostic::at(Code::TemplateError, span, message)
                .hint("write it in quotes: `{% include \"table.md.j2\" %}`")
        }
        MisuseKind::Key => {
            let message =
                format!("`{written}` isn't a plain text or number, so it can't be the key of a map");
            Diagnostic::at(Code::FactCompared, span, message)
                .hint("take a fact's `id` or a text in quotes as the key")
        }
    }
}

/// What helps where an operand is a part of a fact's id, which is written without `fact()`: its hyphens are subtractions.
fn hyphenated(operand: &Span) -> Option<String> {
    let text = &operand.source.text;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let start = text[..operand.range.start].trim_end_matches(is_name).len();
    let rest = &text[start..];
    let id = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
    let letters = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    let figure = rest[id.len()..].strip_prefix('.').filter(|figure| letters(figure)).unwrap_or_default();
    let figure = &figure[..figure.find(|c: char| !is_name(c) || c == '-').unwrap_or(figure.len())];
    let dot = if figure.is_empty() { "" } else { "." };
    let sound = id.split('-').all(|part| !part.is_empty()) && letters(id) && id.contains('-');
    sound.then(|| format!("a hyphen is a subtraction here; of a fact write `fact('{id}'){dot}{figure}`"))
}

const COMPARE_HINT: &str = "compare plain data instead: `f.amount`, `f.status`, `f.stage`, `f.topic`, `f.id`, lengths, and names that are `set` to such; docs/file-format.md lists them";

/// The filters that can neither reach outside nor grow a text by more than they are given.
fn add_filters(environment: &mut Environment<'static>) {
    environment.add_filter("default", filters::default);
    environment.add_filter("first", filters::first);
    environment.add_filter("last", filters::last);
    environment.add_filter("length", length);
    environment.add_filter("list", |state: &State<'_, '_>, list: Jinja| {
        go_through(state, &list)?;
        filters::list(state, list)
    });
    environment.add_filter("reverse", |state: &State<'_, '_>, value: &Jinja| {
        go_through(state, value)?;
        filters::reverse(value)
    });
    add_selecting(environment);
    environment.add_filter("groupby", groupby);
    environment.add_filter("unique", unique);
    add_text_filter(environment, "trim", |text| text.trim().to_owned());
    add_text_filter(environment, "upper", str::to_uppercase);
    add_text_filter(environment, "lower", str::to_lowercase);
    add_text_filter(environment, "capitalize", capitalize);
    add_text_filter(environment, "title", |text| filters::title(text.into()));
    environment.add_filter("join", join);
    environment.add_filter("replace", replace);
    environment.add_filter("string", string);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("undefined", tests::is_undefined);
    environment.add_test("none", is_absent);
    environment.add_test("string", tests::is_string);
    environment.add_test("number", tests::is_number);
    environment.add_test("sequence", tests::is_sequence);
    environment.add_test("odd", tests::is_odd);
    environment.add_test("even", tests::is_even);
    environment.add_test("eq", is_equal);
    environment.add_test("equalto", is_equal);
    environment.add_test("ne", is_unequal);
    environment.add_test("in", is_in);
    environment.add_function("range", range);
    environment.add_function("dict", minijinja::functions::dict);
}

/// The filters that try a test on each item.
fn add_selecting(environment: &mut Environment<'static>) {
    type Name<'a> = Option<Cow<'a, str>>;
    type Arguments = Rest<ValueOrKwargs>;
    environment.add_filter(
        "select",
        |state: &mut State<'_, '_>, list: Jinja, test: Name<'_>, arguments: Arguments| {
            go_through(state, &list)?;
            filters::select(state, list, test, arguments)
        },
    );
    environment.add_filter(
        "reject",
        |state: &mut State<'_, '_>, list: Jinja, test: Name<'_>, arguments: Arguments| {
            go_through(state, &list)?;
            filters::reject(state, list, test, arguments)
        },
    );
    environment.add_filter(
        "selectattr",
        |state: &mut State<'_, '_>, list: Jinja, name: Cow<'_, str>, test: Name<'_>, arguments: Arguments| {
            go_through(state, &list)?;
            filters::selectattr(state, list, name, test, arguments)
        },
    );
    environment.add_filter(
        "rejectattr",
        |state: &mut State<'_, '_>, list: Jinja, name: Cow<'_, str>, test: Name<'_>, arguments: Arguments| {
            go_through(state, &list)?;
            filters::rejectattr(state, list, name, test, arguments)
        },
    );
}

/// A filter from text to text of about the same length, which counts as printing it.
fn add_text_filter(environment: &mut Environment<'static>, name: &'static str, change: fn(&str) -> String) {
    environment.add_filter(name, move |state: &State<'_, '_>, value: &Jinja| -> Result<String, Error> {
        let text = string(value)?;
        spend(state, text.len())?;
        Ok(change(&text))
    });
}

fn capitalize(text: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + &characters.as_str().to_lowercase()
}

/// The numbers from `lower`, or 0, to below `upper`. No page has more parts.
fn range(lower: i64, upper: Option<i64>) -> Result<Vec<i64>, Error> {
    let (lower, upper) = upper.map_or((0, lower), |upper| (lower, upper));
    if upper.checked_sub(lower).is_none_or(|length| length > MAX_RANGE) {
        let hint = "loop over `sections` or over the facts of one".to_owned();
        let message = format!("`range` counts to {MAX_RANGE} at most");
        return Err(TemplateFault::error(Code::TemplateLimit, message, hint));
    }
    Ok((lower..upper).collect())
}

fn join(state: &State<'_, '_>, items: Vec<Jinja>, separator: Option<String>) -> Result<String, Error> {
    let separator = separator.unwrap_or_default();
    let mut joined = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            joined.push_str(&separator);
        }
        joined.push_str(&string(item)?);
        within_limit(joined.len())?;
    }
    spend(state, joined.len())?;
    Ok(joined)
}

fn replace(state: &State<'_, '_>, value: &Jinja, from: &str, to: &str) -> Result<String, Error> {
    let text = string(value)?;
    let count = text.matches(from).count();
    spend(state, text.len() + count * to.len())?;
    Ok(text.replace(from, to))
}

/// A single value as text. A list could hold itself many times over, so lists are joined item by item; and of
/// whatever isn't made to be printed, such as `fact` without brackets, the engine would print its insides.
pub(super) fn string(value: &Jinja) -> Result<String, Error> {
    let hint = match value.kind() {
        ValueKind::String | ValueKind::Number | ValueKind::Bool => {
            return Ok(value.to_string());
        }
        ValueKind::Undefined => {
            return Err(Error::new(ErrorKind::UndefinedError, "what is to be a text isn't defined"));
        }
        _ if is_absent(value) => return Err(absent()),
        _ if is_printable(value) => return Ok(value.to_string()),
        _ if value.downcast_object_ref::<FactFunction>().is_some() => "write `fact('id')`",
        _ if value.downcast_object_ref::<CiteFunction>().is_some() => "write `cite('id')`",
        _ if value.downcast_object_ref::<LiteralFunction>().is_some() => "write `lit('3', 'why')`",
        _ if value.downcast_object_ref::<LabelFunction>().is_some() => "write `label('as-of')`",
        ValueKind::Seq | ValueKind::Iterable => "print its items one by one",
        _ => "print one of its parts, such as `brief.title`",
    };
    let message = format!("a {} isn't a text", value.kind());
    Err(TemplateFault::error(Code::TemplateError, message, hint.to_owned()))
}

fn absent() -> Error {
    let message = "what is printed here isn't there, so the page would show its place empty".to_owned();
    let hint =
        "ask first whether it is there, as in `{% if dossier.contact %}{{ dossier.contact }}{% endif %}`";
    TemplateFault::error(Code::EmptyText, message, hint.to_owned())
}

/// Whether an object prints itself inside a mark.
fn is_printable(value: &Jinja) -> bool {
    value.downcast_object_ref::<Marked>().is_some()
        || value.downcast_object_ref::<FactObject>().is_some()
        || value.downcast_object_ref::<ValueObject>().is_some()
}

/// Whether a value may be compared: no object, and no text with marks in it.
fn plain(value: &Jinja) -> Result<(), Error> {
    let sound = match value.kind() {
        ValueKind::Number | ValueKind::Bool | ValueKind::None => true,
        ValueKind::String => value.as_str().is_some_and(|text| !mark::has_marks(text)),
        _ => false,
    };
    if sound {
        return Ok(());
    }
    let message = if value.is_undefined() {
        "a value is compared that isn't there".to_owned()
    } else {
        "a rendered fact, a list or a map is compared".to_owned()
    };
    Err(TemplateFault::error(Code::FactCompared, message, COMPARE_HINT.to_owned()))
}

fn is_absent(value: &Jinja) -> bool {
    value.is_none() || value.downcast_object_ref::<Absent>().is_some()
}

fn is_equal(value: &Jinja, other: &Jinja) -> Result<bool, Error> {
    plain(value)?;
    plain(other)?;
    if value.kind() != other.kind() {
        let message = format!("a {} is compared with a {}", value.kind(), other.kind());
        let hint = "write numbers without quotes and texts with them, and compare like with like";
        return Err(TemplateFault::error(Code::BadComparison, message, hint.to_owned()));
    }
    Ok(value == other)
}

fn is_unequal(value: &Jinja, other: &Jinja) -> Result<bool, Error> {
    is_equal(value, other).map(|equal| !equal)
}

fn is_in(value: &Jinja, list: &Jinja) -> Result<bool, Error> {
    plain(value)?;
    if let (Some(part), Some(whole)) = (value.as_str(), list.as_str()) {
        plain(list)?;
        return Ok(whole.contains(part));
    }
    for item in list.try_iter()? {
        if is_equal(value, &item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `groupby` and `unique` compare what they sort by.
fn keys_are_plain(list: &Jinja, attribute: Option<&str>) -> Result<(), Error> {
    for item in list.try_iter()? {
        match attribute {
            None => plain(&item)?,
            Some(path) => {
                let mut key = item;
                for name in path.split('.') {
                    key = key.get_attr(name)?;
                }
                plain(&key)?;
            }
        }
    }
    Ok(())
}

fn groupby(
    state: &State<'_, '_>,
    list: Jinja,
    attribute: Option<&str>,
    options: Kwargs,
) -> Result<Jinja, Error> {
    go_through(state, &list)?;
    let named: Option<String> = options.get("attribute")?;
    keys_are_plain(&list, attribute.or(named.as_deref()))?;
    filters::groupby(list, attribute, options)
}

fn unique(state: &State<'_, '_>, list: Jinja, options: Kwargs) -> Result<Jinja, Error> {
    go_through(state, &list)?;
    let named: Option<String> = options.get("attribute")?;
    keys_are_plain(&list, named.as_deref())?;
    filters::unique(state, list, options)
}

fn length(value: &Jinja) -> Result<usize, Error> {
    if value.as_str().is_some_and(mark::has_marks) {
        let message = "the length of a fact's text says nothing of the fact".to_owned();
        return Err(TemplateFault::error(Code::FactCompared, message, COMPARE_HINT.to_owned()));
    }
    filters::length(value)
}

/// Counts a text that was made, printed or not, against what one rendering may print.
fn spend(state: &State<'_, '_>, bytes: usize) -> Result<(), Error> {
    within_limit(bytes)?;
    match state_of(state) {
        Some(rendering) => within_limit(rendering.count_printed(bytes)),
        None => Ok(()),
    }
}

/// Counts what a filter goes through at once, which costs no fuel.
fn go_through(state: &State<'_, '_>, value: &Jinja) -> Result<(), Error> {
    let steps = value.as_str().map_or_else(|| value.len().unwrap_or_default(), str::len);
    match state_of(state) {
        Some(rendering) if rendering.count_steps(steps) > MAX_STEPS => {
            let hint =
                "look for a filter inside a loop; group or select once, and keep the result with `set`";
            let message = "the template runs for too long".to_owned();
            Err(TemplateFault::error(Code::TemplateLimit, message, hint.to_owned()))
        }
        _ => Ok(()),
    }
}

/// What the rendering shares. A template can't bind a name with a blank, and a macro sees it too.
const STATE: &str = "the rendering";

/// The environment for one rendering.
pub(super) fn environment_for(engine: &Engine, state: &Arc<RenderState>) -> Environment<'static> {
    let mut environment = engine.environment.clone();
    environment.add_global(STATE, Jinja::from_object(FactFunction { state: Arc::clone(state) }));
    environment
}

fn state_of(state: &State<'_, '_>) -> Option<Arc<RenderState>> {
    let found = state.lookup(STATE)?;
    found.downcast_object_ref::<FactFunction>().map(|function| Arc::clone(&function.state))
}

pub(super) fn within_limit(bytes: usize) -> Result<(), Error> {
    if bytes <= MAX_OUTPUT_BYTES {
        return Ok(());
    }
    Err(TemplateFault::error(
        Code::TemplateLimit,
        format!("the template prints more than {} KiB", MAX_OUTPUT_BYTES / 1024),
        "look for a loop that repeats more than it should".to_owned(),
    ))
}

/// Prints one expression: a number or a list is refused, a text is looked through for figures and broken marks.
fn print(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Jinja) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::Undefined => return minijinja::escape_formatter(out, state, value),
        _ if is_absent(value) => return Err(absent()),
        ValueKind::Number => {
            return Err(TemplateFault::error(
                Code::UnsourcedNumber,
                format!("the template prints the plain number {value}"),
                "print the fact's `value`; plain data such as `amount` is for comparing only".to_owned(),
            ));
        }
        ValueKind::Seq | ValueKind::Iterable | ValueKind::Bool | ValueKind::Bytes => {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("a {} can't be printed; print a text", value.kind()),
            ));
        }
        _ => string(value)?,
    };
    if let Some(rendering) = state_of(state) {
        within_limit(rendering.count_printed(text.len()))?;
        audit::printed(&text, &rendering)?;
    }
    out.write_str(&text).map_err(Error::from)
}

/// A mistake found while a template runs, with its code and remedy.
#[derive(Debug)]
pub struct TemplateFault {
    pub code: Code,
    pub message: String,
    pub hint: String,
}

impl TemplateFault {
    /// As an error of the engine, which adds the place.
    pub fn error(code: Code, message: String, hint: String) -> Error {
        Error::new(ErrorKind::InvalidOperation, message.clone()).with_source(Self { code, message, hint })
    }
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for TemplateFault {}

/// The engine's error as a diagnostic at the innermost place it knows.
pub fn diagnose(
    error: &Error,
    templates: &Templates,
    fallback: &Span,
    dossier: Option<&Dossier>,
) -> Diagnostic {
    let mut innermost = error;
    let mut placed = error;
    let mut fault = None;
    let mut next: Option<&(dyn StdError + 'static)> = StdError::source(error);
    while let Some(source) = next {
        if let Some(inner) = source.downcast_ref::<Error>() {
            innermost = inner;
            if inner.name().is_some() && inner.line().is_some() {
                placed = inner;
            }
        }
        fault = fault.or_else(|| source.downcast_ref::<TemplateFault>());
        next = source.source();
    }
    let span = place(placed, templates, fallback);
    if let Some(fault) = fault {
        return Diagnostic::at(fault.code, span, fault.message.clone()).hint(fault.hint.clone());
    }
    let (code, message, mut hint) = explain(innermost, templates);
    if innermost.kind() == ErrorKind::UndefinedError
        && let Some(meant) = dossier.and_then(|dossier| meant_fact(&span, dossier))
    {
        hint = Some(meant);
    }
    Diagnostic::at(code, span, message).hint_if(hint)
}

/// What helps where a name isn't defined because a fact, or a figure of one, is written without `fact()`. The engine takes
/// the hyphens of an id for subtractions, so the name is read from the text.
fn meant_fact(span: &Span, dossier: &Dossier) -> Option<String> {
    let rest = span.source.text.get(span.range.start..)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
    let figure = rest[name.len()..].strip_prefix('.').unwrap_or_default();
    let figure = &figure[..figure.find(|c: char| !is_name(c) || c == '-').unwrap_or(figure.len())];
    let (id, dotted) = (name.replace('_', "-"), if figure.is_empty() { "" } else { "." });
    let known = || dossier.facts.iter().map(|fact| fact.id.as_str());
    if let Some(fact) = dossier.fact(&id) {
        return Some(format!("write `fact('{}'){dotted}{figure}`", fact.id));
    }
    let of_a_fact = ["value", "short", "as_of", "source"].contains(&name)
        || dossier.facts.iter().any(|fact| fact.companions.contains_key(name));
    if of_a_fact {
        return Some(format!(
            "say of which fact: `fact('some-id').{name}`, or `f.{name}` where `f` goes through facts"
        ));
    }
    let near = nearest(&id, known()).filter(|_| !figure.is_empty() && !name.is_empty())?;
    Some(format!("write `fact('{near}'){dotted}{figure}` if that fact is meant"))
}

fn place(error: &Error, templates: &Templates, fallback: &Span) -> Span {
    let Some(name) = error.name() else { return fallback.clone() };
    match templates.get(name) {
        Some(text) => match error.range() {
            Some(range) => Span::new(text, range),
            None => {
                let line = error.line().unwrap_or(1).saturating_sub(1);
                let start: usize = text.text.split_inclusive('\n').take(line).map(str::len).sum();
                let length = text.text[start..].find('\n').unwrap_or(text.text.len() - start);
                Span::new(text, start..start + length)
            }
        },
        // A text of a brief, compiled under its own name: the fallback is its place.
        None => match (error.range(), error.template_source()) {
            (Some(range), Some(source)) => fallback.inside(source, range),
            _ => fallback.clone(),
        },
    }
}

fn explain(error: &Error, templates: &Templates) -> (Code, String, Option<String>) {
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::OutOfFuel => (
            Code::TemplateLimit,
            "the template runs for too long".to_owned(),
            Some("look for a loop or a recursion that doesn't end".to_owned()),
        ),
        ErrorKind::TemplateNotFound => {
            let name = detail.split(['"', '\'']).nth(1).unwrap_or(detail);
            let hint = did_you_mean(name, templates.iter().map(|(name, _)| name));
            let hint = hint.unwrap_or_else(|| {
                "templates are the files of the `templates` folder, named without a path".to_owned()
            });
            (Code::UnknownTemplate, format!("there is no template `{name}`"), Some(hint))
        }
        ErrorKind::UndefinedError => {
            let message =
                if detail.is_empty() { "the name isn't defined".to_owned() } else { detail.to_owned() };
            let hint = "a fact has `value`, its companions, `short`, `as_of`, `source`, and `has_value` and `has_short` to ask first";
            (Code::TemplateError, message, Some(hint.to_owned()))
        }
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => {
            // The engine writes "filter x is unknown".
            let mut words = detail.split(' ');
            let (what, name) = (words.next().unwrap_or("name"), words.next().unwrap_or_default());
            let hint = "Jinja's harmless ones are there: `length`, `first`, `last`, `join`, `select`, `selectattr`, `unique`, `default` and their like";
            (Code::TemplateError, format!("there is no {what} `{name}`"), Some(hint.to_owned()))
        }
        ErrorKind::WriteFailure => (
            Code::TemplateLimit,
            format!("the template prints more than {} KiB", MAX_OUTPUT_BYTES / 1024),
            Some("look for a loop that repeats more than it should".to_owned()),
        ),
        _ if detail.contains("recursion limit") => (
            Code::TemplateLimit,
            "the template calls itself too often".to_owned(),
            Some("look for a macro, loop or include that doesn't end".to_owned()),
        ),
        _ if detail.contains("cycle in template inheritance") => (
            Code::TemplateLimit,
            "the template extends itself".to_owned(),
            Some("extend `base.md.j2`, or write the page in full".to_owned()),
        ),
        kind => {
            let message = if detail.is_empty() { kind.to_string() } else { format!("{kind}: {detail}") };
            let limit = message.contains("too large");
            (if limit { Code::TemplateLimit } else { Code::TemplateError }, message, None)
        }
    }
}
