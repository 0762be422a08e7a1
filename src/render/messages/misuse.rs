//! What is wrong in the source of a template: what it compares, calculates with or prints that isn't meant for it, and tags
//! that the engine can't limit.

use super::engine::{COMPARE_HINT, LIKE_WITH_LIKE, call};
use crate::diagnostic::wording::unknown_name;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::render::class::{
    AUDIENCE, Atom, BOOLEAN, BRIEF, CHANGE, CHANGES, DOSSIER, GROUP, LIST, LOOP, MACRO, MAP, MODULE,
    NotPlain, PlainKind, REFERENCE, SECTION, SINCE,
};
use crate::render::expression::{ExpressionFault, MAX_PLAIN_BYTES, MAX_TAG_PARTS};
use crate::render::operands::MisuseKind;

/// What isn't a text, and what to write in its place.
const INSTEAD: [(Atom, &str); 15] = [
    (SECTION, "print `section.heading`, `section.text`, and the facts in `section.facts` one by one"),
    (
        DOSSIER,
        "print one of its texts: `dossier.title`, `dossier.publisher`, `dossier.date` or `dossier.contact`",
    ),
    (BRIEF, "print one of its texts: `brief.title` or `brief.bottom_line`"),
    (AUDIENCE, "write `audience.label`"),
    (CHANGES, "print `changes.heading`, and `changes.items` one by one"),
    (CHANGE, "print its `fact` and its `was`"),
    (SINCE, "print its `date`, and what has changed one by one"),
    (REFERENCE, "print its parts, such as `r.publisher`, `r.title` and `r.locators`"),
    (LOOP, "ask `{% if loop.first %}` or the like; a loop itself isn't a text"),
    (LIST, "print its items one by one: `{% for x in … %}{{ x }}{% endfor %}`, or `join` them"),
    (GROUP, "print the items of its `list` one by one"),
    (MAP, "print its entries one by one"),
    (MODULE, "call one of its macros, such as `show.section(section, label)`"),
    (MACRO, "call it, with brackets"),
    (BOOLEAN, "write the words: `{{ 'yes' if x else 'no' }}`"),
];

/// What to write in the place of something that isn't a text.
fn instead(atoms: Atom) -> &'static str {
    INSTEAD.iter().find(|(atom, _)| atom & atoms != 0).map_or("write a text", |(_, instead)| instead)
}

/// A tag or a text in the source of a template that the engine can't limit.
pub fn expression_fault(fault: &ExpressionFault, span: Span) -> Diagnostic {
    match fault {
        ExpressionFault::Growing { operator, .. } => {
            let message = format!("`{operator}` makes a text that can grow without bounds");
            Diagnostic::at(Code::TemplateLimit, span, message)
                .hint("join a few texts, and where they are printed: `{{ a }}{{ b }}` or `{{ a ~ b }}`")
        }
        ExpressionFault::Long { .. } => {
            let message = format!("more than {} KiB of text follow without a tag", MAX_PLAIN_BYTES / 1024);
            Diagnostic::at(Code::TemplateLimit, span, message).hint("shorten it; a page holds less")
        }
        ExpressionFault::Intricate { .. } => {
            let message = format!("the tag has more than {MAX_TAG_PARTS} parts");
            Diagnostic::at(Code::TemplateLimit, span, message).hint("split it into several")
        }
        ExpressionFault::Import { .. } => {
            Diagnostic::at(Code::TemplateError, span, "an import needs a name, and this isn't one")
                .hint("write `{% import \"macros.md.j2\" as show %}`")
        }
    }
}

/// The same in a text of a brief.
pub fn expression_fault_in_text(fault: &ExpressionFault, span: Span) -> Diagnostic {
    let message = match fault {
        ExpressionFault::Growing { operator, .. } => {
            format!("`{operator}` isn't allowed in a text of a brief")
        }
        ExpressionFault::Long { .. } => "the text is longer than any page".to_owned(),
        ExpressionFault::Intricate { .. } | ExpressionFault::Import { .. } => {
            "such a tag isn't allowed in a text of a brief".to_owned()
        }
    };
    Diagnostic::at(Code::TemplateLimit, span, message)
        .hint("write plain words, and name facts: `{{ fact('id').value }}`")
}

/// What a template does at a place with what isn't meant for it; `hyphenated` is the fact and the figure that may be meant
/// where an id is written without `fact()`.
pub fn misuse(kind: &MisuseKind, span: Span, hyphenated: Option<(&str, &str)>) -> Diagnostic {
    let source = &span.source.text[span.range.clone()];
    let written: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
    match kind {
        MisuseKind::Operand { what } => {
            let message = not_plain(*what, &written);
            let hint = hyphenated.map(|(id, figure)| {
                format!("a hyphen is a minus sign here; a fact is written `{}`", call(id, figure))
            });
            let hint = hint.unwrap_or_else(|| COMPARE_HINT.to_owned());
            Diagnostic::at(Code::FactCompared, span, message).hint(hint)
        }
        MisuseKind::Mixed { left, right } if left == right => {
            let kind = plain_kind(*left);
            let message = format!("`{written}` has {kind} on both sides, which has no meaning there");
            Diagnostic::at(Code::BadComparison, span, message).hint(COMPARE_HINT)
        }
        MisuseKind::Mixed { left, right } => {
            let (left, right) = (plain_kind(*left), plain_kind(*right));
            let message = format!("`{written}` has {left} on one side and {right} on the other");
            Diagnostic::at(Code::BadComparison, span, message).hint(LIKE_WITH_LIKE)
        }
        MisuseKind::NeverEqual { what, word, choices } => {
            let message = format!("no {what} is called `{word}`, so the comparison is never true");
            let hint = unknown_name(word, choices.iter().copied(), what);
            Diagnostic::at(Code::BadComparison, span, message).hint(hint)
        }
        MisuseKind::Bare => {
            let message = format!("`{written}` names a function, and functions are called with brackets");
            Diagnostic::at(Code::TemplateError, span, message)
                .hint("write `fact('id')`, `cite('id')`, `lit('3', 'why')` or `label('as-of')`")
        }
        MisuseKind::NoText { atoms } => {
            Diagnostic::at(Code::TemplateError, span, format!("`{written}` isn't a text"))
                .hint(instead(*atoms))
        }
        MisuseKind::Cut => {
            let message =
                format!("`{written}` takes a part of something that isn't known to be a list or plain text");
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

/// Why an operand that isn't plain data can't be one.
fn not_plain(what: NotPlain, written: &str) -> String {
    match what {
        NotPlain::Rendered => format!(
            "`{written}` is the text of a fact or of the program, which has no order and no amount, so it can't be compared or \
             calculated with"
        ),
        NotPlain::Callable => {
            format!("`{written}` is a function, not its result, so it can't be compared or calculated with")
        }
        NotPlain::Container => {
            format!("`{written}` is a list or a map, so it can't be compared or calculated with")
        }
        NotPlain::Unknown => {
            format!("`{written}` is not known to be plain data, so it can't be compared or calculated with")
        }
        NotPlain::Other => format!(
            "`{written}` is not a plain number, text or truth value, so it can't be compared or calculated with"
        ),
        NotPlain::MissingAmount => format!(
            "`{written}` is an amount within a list, and an amount may be missing, so it can't be compared or calculated with"
        ),
    }
}

/// The kind of an operand, in a sentence.
fn plain_kind(kind: PlainKind) -> &'static str {
    match kind {
        PlainKind::Number => "a number",
        PlainKind::Text => "a text",
        PlainKind::Truth => "true or false",
        PlainKind::Several => "something that isn't always of one kind",
    }
}
