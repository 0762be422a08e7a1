//! What the template engine refuses: errors of its own, its limits, and values that can't be printed or compared.

use minijinja::{Error, ErrorKind};

use crate::diagnostic::wording::{did_you_mean, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::render::template_fault::TemplateFault;

/// What helps where facts were compared.
pub const COMPARE_HINT: &str = "compare plain data instead: `f.amount`, `f.status`, `f.stage`, `f.topic`, `f.id`, lengths, and names `set` to one of these; docs/file-format.md has the list";

/// What helps where a number was compared with a text.
pub const LIKE_WITH_LIKE: &str =
    "write numbers without quotes and texts with them, and compare like with like";

/// What helps where a template asks a section for something that it doesn't have.
pub const SECTION_FIGURE: &str = "`section.figure` has been called `section.chart` since 0.6";
pub const SECTION_PARTS: &str = "a section has `heading`, `text`, `layout`, `facts`, `chart` and `key`";

/// Something that isn't defined was to become a text.
pub const UNDEFINED_TEXT: &str = "what is to become a text isn't defined";

/// A fault that was found while a template ran, at its place.
pub fn fault(fault: &TemplateFault, span: Span) -> Diagnostic {
    Diagnostic::at(fault.code, span, fault.message.clone()).hint(fault.hint.clone())
}

/// An error of the engine's own. `templates` are the names of all templates, `meant` is what helps where a name that isn't
/// defined was meant for a fact.
pub fn engine_error<'a>(
    error: &Error,
    span: Span,
    templates: impl IntoIterator<Item = &'a str>,
    meant: Option<String>,
    max_output_bytes: usize,
) -> Diagnostic {
    let detail = error.detail().unwrap_or_default();
    let limit =
        |message: &str, hint: &str| Diagnostic::at(Code::TemplateLimit, span.clone(), message).hint(hint);
    let wrong = |message: String| Diagnostic::at(Code::TemplateError, span.clone(), message);
    match error.kind() {
        ErrorKind::OutOfFuel => limit(RUNS_TOO_LONG, "look for a loop or a recursion that doesn't end"),
        ErrorKind::TemplateNotFound => {
            let name = detail.split(['"', '\'']).nth(1).unwrap_or(detail);
            let hint = did_you_mean(name, templates).unwrap_or_else(|| {
                "templates are the files of the `templates` folder, named without a path".to_owned()
            });
            Diagnostic::at(Code::UnknownTemplate, span, format!("there is no template `{name}`")).hint(hint)
        }
        ErrorKind::UndefinedError => {
            let message = if detail.is_empty() { "the name isn't defined" } else { detail };
            wrong(message.to_owned()).hint(meant.unwrap_or_else(|| {
                "a fact has `value`, its companions, `short`, `as_of` and `source`; `has_value` and `has_short` say whether they are there".to_owned()
            }))
        }
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => {
            // The engine writes "filter x is unknown".
            let mut words = detail.split(' ');
            let (what, name) = (words.next().unwrap_or("name"), words.next().unwrap_or_default());
            wrong(format!("there is no {what} `{name}`")).hint("of Jinja's own, factbrief has those that only choose or change texts and lists: `length`, `first`, `last`, `join`, `select`, `selectattr`, `unique`, `default` and others")
        }
        ErrorKind::WriteFailure => fault(&prints_too_much(max_output_bytes), span),
        _ if detail.contains("recursion limit") => {
            limit("the template calls itself too often", "look for a macro, loop or include that doesn't end")
        }
        _ if detail.contains("cycle in template inheritance") => {
            limit("the template extends itself", "extend `base.md.j2`, or write the page in full")
        }
        kind => {
            let message = if detail.is_empty() { kind.to_string() } else { format!("{kind}: {detail}") };
            let is_limit = message.contains("too large");
            let code = if is_limit { Code::TemplateLimit } else { Code::TemplateError };
            Diagnostic::at(code, span, message)
        }
    }
}

/// What helps where a fact, or the figure after the dot, is written without `fact()`.
pub fn meant_fact(id: &str, figure: &str) -> String {
    format!("write `{}`", call(id, figure))
}

/// The same of a fact whose id is only similar.
pub fn meant_near_fact(id: &str, figure: &str) -> String {
    format!("write `{}` if that fact is meant", call(id, figure))
}

/// What helps where a figure is written without its fact.
pub fn meant_figure(figure: &str) -> String {
    format!("say which fact: `fact('some-id').{figure}`, or `f.{figure}` in a loop over facts")
}

/// `fact('id').figure`.
pub fn call(id: &str, figure: &str) -> String {
    let dot = if figure.is_empty() { "" } else { "." };
    format!("fact('{id}'){dot}{figure}")
}

const RUNS_TOO_LONG: &str = "the template runs for too long";

/// Filters that go through too many items.
pub fn too_many_steps() -> TemplateFault {
    let hint = "look for a filter inside a loop; group or select once, and keep the result with `set`";
    TemplateFault::new(Code::TemplateLimit, RUNS_TOO_LONG, hint)
}

/// More bytes than one rendering may print.
pub fn prints_too_much(limit: usize) -> TemplateFault {
    let message = format!("the template prints more than {} KiB", limit / 1024);
    TemplateFault::new(Code::TemplateLimit, message, "look for a loop that repeats more than it should")
}

/// A template of more bytes than it may have.
pub fn template_too_large(span: Span, limit: usize) -> Diagnostic {
    let message = format!("the template is larger than {} KiB", limit / 1024);
    Diagnostic::at(Code::TemplateLimit, span, message).hint("split it and `include` the parts")
}

pub fn range_too_long(limit: i64) -> TemplateFault {
    let message = format!("`range` counts to {limit} at most");
    TemplateFault::new(Code::TemplateLimit, message, "loop over `sections` or over the facts of one")
}

/// The engine refuses the delimiters that it is given.
pub fn syntax_refused(error: &Error) -> Diagnostic {
    Diagnostic::internal(None, &error.to_string())
}

pub fn unlisted_name(span: Span) -> Diagnostic {
    Diagnostic::internal(Some(span), "a template is given a name that isn't listed")
}

/// A brief's template that isn't there; `pages` are those that it could name.
pub fn unknown_page_template<'a>(
    name: &str,
    pages: impl IntoIterator<Item = &'a str>,
    span: Span,
) -> Diagnostic {
    unknown_template(name, span).hint(unknown_name(name, pages, "template"))
}

pub fn unknown_template(name: &str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::UnknownTemplate, span, format!("there is no template `{name}`"))
}

pub fn plain_number_printed(value: &minijinja::value::Value) -> TemplateFault {
    let message = format!("the template prints the plain number {value}");
    let hint = "print the fact's `value`; plain data such as `amount` is for comparing only";
    TemplateFault::new(Code::UnsourcedNumber, message, hint)
}

/// A list or the like where a text is printed; `kind` is the engine's word for it.
pub fn not_printable(kind: impl std::fmt::Display) -> TemplateFault {
    TemplateFault::new(Code::TemplateError, format!("a {kind} can't be printed"), "print a text")
}

/// Something of which a text was to be made; `kind` is the engine's word for it, `hint` what to write.
pub fn not_a_text(kind: impl std::fmt::Display, hint: &str) -> TemplateFault {
    TemplateFault::new(Code::TemplateError, format!("a {kind} isn't a text"), hint)
}

pub const ITEMS_ONE_BY_ONE: &str = "print its items one by one";
pub const ONE_OF_ITS_PARTS: &str = "print one of its parts, such as `brief.title`";
pub const CALL_FACT: &str = "write `fact('id')`";
pub const CALL_CITE: &str = "write `cite('id')`";
pub const CALL_LIT: &str = "write `lit('3', 'why')`";
pub const CALL_LABEL: &str = "write `label('as-of')`";

/// What isn't there is printed.
pub fn absent() -> TemplateFault {
    let hint =
        "ask first whether it is there, as in `{% if dossier.contact %}{{ dossier.contact }}{% endif %}`";
    let message = "what is printed here isn't there, so the page would have a gap";
    TemplateFault::new(Code::EmptyText, message, hint)
}

pub fn absent_compared() -> TemplateFault {
    TemplateFault::new(Code::FactCompared, "something that isn't there can't be compared", COMPARE_HINT)
}

pub fn rendered_compared() -> TemplateFault {
    let message = "a rendered fact, a list or a map can't be compared";
    TemplateFault::new(Code::FactCompared, message, COMPARE_HINT)
}

/// Two kinds of data that are compared with each other, in the engine's words.
pub fn kinds_differ(one: impl std::fmt::Display, other: impl std::fmt::Display) -> TemplateFault {
    let message = format!("a {one} is compared with a {other}");
    TemplateFault::new(Code::BadComparison, message, LIKE_WITH_LIKE)
}

pub fn length_of_a_fact() -> TemplateFault {
    let message = "the length of a fact's text says nothing about the fact";
    TemplateFault::new(Code::FactCompared, message, COMPARE_HINT)
}

/// The template of references made a text of what isn't one.
pub fn reference_joins_no_text(span: Span) -> Diagnostic {
    let message = "the template joins something to a text that isn't a text, or isn't there";
    Diagnostic::at(Code::TemplateError, span, message)
        .hint("ask first whether it is there: `{% if r.url %}{{ r.url }}{% endif %}`")
}
