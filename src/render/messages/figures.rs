//! What is wrong with the figures and facts of a rendered text: a figure without a source, a fact that is no longer what it
//! was, a plan whose date has passed.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::Fact;
use crate::render::mark::MarkFault;
use crate::render::template_fault::TemplateFault;
use crate::value::Showing;

/// A figure outside every fact.
pub fn unsourced(figure: &str) -> TemplateFault {
    let hint = "print a fact's value: `{{ fact('id').value }}`; a proper name with digits belongs in `names` of dossier.toml, a count of the page's own parts in `lit('3', 'why')`";
    TemplateFault::new(Code::UnsourcedNumber, format!("the figure `{figure}` has no source"), hint)
}

/// A literal with words or signs beside it that make it an amount.
pub fn measured_literal(literal: &str) -> TemplateFault {
    let message = format!("what is written beside the literal `{literal}` makes it an amount");
    let hint = "an amount, a date, a share or a count of anything else must be a fact; `lit` counts the parts of the page, such as sections, charts and notes";
    TemplateFault::new(Code::BadLiteral, message, hint)
}

/// The size of a change without a word of the program's for its direction; `id` is that of its fact.
pub fn unsigned_size(id: Option<&str>, name: &str) -> TemplateFault {
    let id = id.unwrap_or("f");
    let message = format!(
        "the size of the change `{name}` of `{id}` has no sign, and nothing beside it says whether it rose or fell"
    );
    let hint = "print the change whole, `f.value.change`, or put `f.value.verb` (rose, fell) or `f.value.direction` (up, down) into the same line";
    TemplateFault::new(Code::AlteredFact, message, hint)
}

/// Words typed beside a figure.
pub fn typed_onto(words: &str, figure: &str) -> TemplateFault {
    let message = format!("`{words}` makes another figure of `{figure}`");
    let hint = "a figure says what its source says: write the word into the fact's `value`, or put another word between if it is a comparison";
    TemplateFault::new(Code::TypedQualifier, message, hint)
}

/// Words beside a figure that is printed with words that say the same.
pub fn said_again(words: &str, figure: &str) -> TemplateFault {
    let message = format!("`{words}` says again what `{figure}` beside it says");
    let hint = format!("the value is printed with its bound: take `{words}` out of the text");
    TemplateFault::new(Code::TypedQualifier, message, hint)
}

/// A unit beside a figure that is printed with its own.
pub fn second_unit(words: &str, figure: &str) -> TemplateFault {
    let message = format!("`{words}` makes another figure of `{figure}`");
    let hint = "the value is printed with its unit: take the other one out, or give the fact's `value` the unit that the source has";
    TemplateFault::new(Code::TypedQualifier, message, hint)
}

/// A word beside a figure that says another way than its sign.
pub fn against_its_sign(words: &str, figure: &str) -> TemplateFault {
    let message = format!("`{words}` says another way than `{figure}` beside it");
    let hint = "let the value say it: `f.value.change` prints “up 3%” or “down 3%”, and `f.value.verb` with `f.value.size` “rose” and “3%”";
    TemplateFault::new(Code::TypedQualifier, message, hint)
}

/// A preposition before a date that is printed with one of its own.
pub fn two_prepositions(word: &str, own: &str) -> TemplateFault {
    let message = format!("the date after “{word}” is printed with its own “{own}”");
    let hint = format!("take “{word}” out of the text, or type the date with the bound that is meant");
    TemplateFault::new(Code::BadPlaceholder, message, hint)
}

/// A particle after a printed Japanese date that has a bound of its own.
pub fn two_particles(word: &str, own: &str) -> TemplateFault {
    let message = format!("the date before “{word}” is printed with its own “{own}”");
    let hint = format!(
        "take “{word}” out of the text, say after the date what is done by then or from then, or type the date with the bound that is meant"
    );
    TemplateFault::new(Code::BadPlaceholder, message, hint)
}

/// A mark that isn't as it was given out; `id` is that of the fact in it, none for a text of the program.
pub fn mark_fault(fault: &MarkFault, id: Option<&str>) -> TemplateFault {
    let (message, hint) = match fault {
        MarkFault::Altered { found, .. } => (
            match id {
                Some(id) => format!("the fact `{id}` was changed to `{found}`"),
                None => format!("a text of the program was changed to `{found}`"),
            },
            "print it as it is: `{{ f }}`, `f.value`, `f.value.initial`, `f.value.compact` or `f.short`, without filters",
        ),
        MarkFault::Broken { .. } => (
            "a part of a fact was cut off".to_owned(),
            "print facts whole; a short form belongs in the fact's `short`",
        ),
        MarkFault::NoText { .. } => (
            "what is printed here isn't there, or isn't a text".to_owned(),
            "ask first whether it is there (`{% if x %}`); print a fact as `fact('id')`, and lists and maps item by item",
        ),
        MarkFault::Forged { .. } => (
            "this mark of a fact was not written by the program".to_owned(),
            "print facts with `fact('id')`; marks can't be written by hand",
        ),
    };
    TemplateFault::new(Code::AlteredFact, message, hint)
}

pub fn invisible_character(character: char, span: Span) -> Diagnostic {
    let message = format!("the text prints the invisible character U+{:04X}", u32::from(character));
    let hint = "take it out of the template or the text: an escape such as `\\u200b` or an entity such as `&shy;` makes it";
    Diagnostic::at(Code::InvisibleCharacter, span, message).hint(hint)
}

/// A text of an author's that names a value of a plan whose date has passed.
pub fn passed_in_text(fact: &Fact, showing: Showing, span: Span) -> Diagnostic {
    let (id, due) = (&fact.id, due(fact, showing));
    let message =
        format!("the date of `{id}`, `{due}`, has passed, and the text names its value as if it were ahead");
    let hint = match fact.short {
        Some(_) => format!(
            "print `{{{{ fact('{id}') }}}}` or its `short`, which say so, or write of it in the past and give that as the reason: \
             `fact('{id}', passed='…')`"
        ),
        None => format!(
            "print `{{{{ fact('{id}') }}}}`, which says so, or write of it in the past and give that as the reason: \
             `fact('{id}', passed='…')`"
        ),
    };
    Diagnostic::at(Code::DatePassed, span, message).also(fact.span.clone(), "the plan").hint(hint)
}

/// The same of a template.
pub fn passed_in_template((fact, showing): (&Fact, Showing), template: &str, span: Span) -> Diagnostic {
    let (id, due) = (&fact.id, due(fact, showing));
    let message = format!(
        "the template `{template}` prints a value of `{id}`, whose date, `{due}`, has passed, and nothing on that line says so"
    );
    Diagnostic::at(Code::DatePassed, span, message)
        .also(fact.span.clone(), "the plan")
        .hint("print `{{ f }}` or `{{ f.short }}` on the same line, which say so")
}

fn due(fact: &Fact, showing: Showing) -> String {
    fact.due_as_shown(showing).map(|due| due.to_string()).unwrap_or_default()
}
