//! The template engine: strict about undefined names, limited in time and text, and without access to the disk.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value as Jinja, ValueKind};
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior};

use super::audit;
use super::diagnose::{describe_misuse, diagnose};
use super::expression::{ExpressionFault, findings};
use super::filters::{STATE, add_filters, is_absent, state_of, string};
use super::limited::within_limit;
use super::lookup::FactFunction;
use super::messages::{engine, misuse};
use super::operands::misuses;
use super::state::RenderState;
use super::templates::Templates;
use crate::diagnostic::{Diagnostic, Span};

/// Instructions that one rendering may use, so that a loop without end stops.
const FUEL: u64 = 100_000;
/// The largest template, so that a loop over its text stays within memory.
const MAX_TEMPLATE_BYTES: usize = 64 * 1024;
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

/// The delimiters of tags.
///
/// # Errors
/// Never with these delimiters; the engine may refuse others.
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
            Err(error) => return Err(vec![engine::syntax_refused(&error)]),
        };
        environment.set_syntax(syntax.clone());
        let mut bearable_texts = Vec::new();
        add_filters(&mut environment);
        for (name, text) in templates.iter() {
            if text.text.len() > MAX_TEMPLATE_BYTES {
                found.push(engine::template_too_large(Span::new(text, 0..0), MAX_TEMPLATE_BYTES));
                continue;
            }
            let findings = findings(&text.text);
            let bearable = findings.iter().all(ExpressionFault::is_bearable);
            found.extend(
                findings
                    .iter()
                    .map(|fault| misuse::expression_fault(fault, Span::new(text, fault.range().clone()))),
            );
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

/// The environment for one rendering.
pub(super) fn environment_for(engine: &Engine, state: &Arc<RenderState>) -> Environment<'static> {
    let mut environment = engine.environment.clone();
    environment.add_global(STATE, Jinja::from_object(FactFunction { state: Arc::clone(state) }));
    environment
}

/// Prints one expression. A number or a list is refused, and a text is searched for figures and broken marks.
fn print(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Jinja) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::Undefined => return minijinja::escape_formatter(out, state, value),
        _ if is_absent(value) => return Err(engine::absent().into()),
        ValueKind::Number => return Err(engine::plain_number_printed(value).into()),
        ValueKind::Seq | ValueKind::Iterable | ValueKind::Bool | ValueKind::Bytes => {
            return Err(engine::not_printable(value.kind()).into());
        }
        _ => string(value)?,
    };
    if let Some(rendering) = state_of(state) {
        within_limit(rendering.count_printed(text.len()))?;
        audit::printed(&text, &rendering)?;
    }
    out.write_str(&text).map_err(Error::from)
}
