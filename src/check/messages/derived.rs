//! Messages about derived facts: their formulas, and what they have of their figures.

use std::collections::BTreeSet;

use crate::derive::FormulaFault;
use crate::diagnostic::wording::{did_you_mean, list};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::model::{AS_OF, Fact, FigureName, FormulaError};
use crate::value::{FigureStyle, Rendering, Value, format};

/// How a formula is written.
const FORM: &str =
    "write figures by the ids of their facts, with ` + `, ` - `, ` * `, ` / ` and brackets between them";

pub fn bad_formula(span: Span, why: &FormulaError) -> Diagnostic {
    let (message, hint) = match why {
        FormulaError::OperandMissing => ("a figure or a number is missing here".to_owned(), FORM.to_owned()),
        FormulaError::OperatorMissing => ("an operator is missing before this".to_owned(), FORM.to_owned()),
        FormulaError::Operator { written, meant } => {
            (format!("`{written}` is no operator of a formula"), format!("write `{meant}`"))
        }
        FormulaError::Touching { spaced } => (
            "an operator stands between blanks, since ids hold hyphens".to_owned(),
            format!("write `{spaced}`"),
        ),
        FormulaError::Word { written } => (
            format!("`{written}` is neither a figure nor a number"),
            "a figure is the id of a fact, or `id.companion`".to_owned(),
        ),
        FormulaError::Number { written } => (
            format!("`{written}` isn't a number as formulas have them"),
            "write digits, with a decimal point where needed; an amount with a unit is a fact".to_owned(),
        ),
        FormulaError::Bracket => {
            ("this bracket has no partner".to_owned(), "close each bracket that is opened".to_owned())
        }
        FormulaError::Deep => (
            "the brackets are too deep within each other".to_owned(),
            "make a derived fact of a part of the formula".to_owned(),
        ),
        FormulaError::Long => {
            ("the formula is too long".to_owned(), "make derived facts of parts of the formula".to_owned())
        }
        FormulaError::NoFigure => (
            "the formula names no fact, so its result has no source".to_owned(),
            "write the figure as a fact with its source".to_owned(),
        ),
    };
    Diagnostic::at(Code::BadFormula, span, message).hint(hint)
}

/// What is wrong with the units, periods or figures of a formula.
pub fn fault(span: Span, fault: &FormulaFault) -> Diagnostic {
    let code = match fault {
        _ if is_of_unit(fault) => Code::UnitsDisagree,
        FormulaFault::UnitsDiffer { .. }
        | FormulaFault::NumberAndUnit { .. }
        | FormulaFault::NotTheWhole { .. }
        | FormulaFault::Hundredth { .. } => Code::UnitsDisagree,
        FormulaFault::PeriodsDiffer { .. } => Code::PeriodsDisagree,
        _ => Code::BadFormula,
    };
    Diagnostic::at(code, span, fault.to_string()).hint(fault.hint())
}

/// Whether a mistake is one of the unit that was asked for.
pub fn is_of_unit(fault: &FormulaFault) -> bool {
    matches!(
        fault,
        FormulaFault::NeedsUnit
            | FormulaFault::NoUnit { .. }
            | FormulaFault::OtherUnit { .. }
            | FormulaFault::HundredTwice { .. }
            | FormulaFault::PointsMeant { .. }
            | FormulaFault::ShareOutside
    )
}

pub fn period_unsaid<'a>(span: Span, names: impl Iterator<Item = &'a str>) -> Diagnostic {
    let names: Vec<&str> = names.collect();
    let message = match names.len() {
        1 => format!(
            "{} doesn't say of which period it is, so nobody knows whether it goes with the others",
            list(&names)
        ),
        _ => format!(
            "{} don't say of which period they are, so nobody knows whether they go together",
            list(&names)
        ),
    };
    Diagnostic::at(Code::PeriodUnsaid, span, message)
        .hint("add the companion `period`, or `period = \"FY2025\"`, to the facts that lack it")
}

pub fn inherited_key(span: Span, key: &str, id: &str) -> Diagnostic {
    let message = format!("`{id}` is derived, so it has no `{key}` of its own");
    let hint = match key {
        "value" => "leave out `value`, or `formula` if the figure is printed in a source",
        _ => "leave it out; it follows from the figures of the formula",
    };
    Diagnostic::at(Code::InheritedKey, span, message).hint(hint)
}

pub fn without_formula(span: Span, key: &str) -> Diagnostic {
    let hint = match key {
        "unit" => "write the unit into the value, or give the fact a `formula`",
        "change" => "write `change = true` into the value, or give the fact a `formula`",
        _ => "take it out, or give the fact a `formula`",
    };
    Diagnostic::at(Code::IdleKey, span, format!("`{key}` has no effect without `formula`")).hint(hint)
}

/// A formula where only a figure that sources print may stand.
pub fn formula_in_value(span: Span, key: &str) -> Diagnostic {
    let hint = match key {
        "value" => "write `formula` at the fact, in the place of `value`",
        _ => "write the figure with its source, or make a fact with a `formula` for what is computed",
    };
    let message = format!("`{key}` is a formula, and its fact has figures that sources print");
    Diagnostic::at(Code::BadValue, span, message).hint(hint)
}

pub fn idle_later(span: Span, key: &str) -> Diagnostic {
    let message = format!("`{key}` has no effect, as no figure of the formula is a plan with a date");
    Diagnostic::at(Code::IdleKey, span, message).hint(format!("take `{key}` out"))
}

/// `{{ as_of.year }}` in a text of a fact that is computed from figures of several years.
pub fn as_of_of_several_years(span: Span, id: &str, beginnings: &[&Fact]) -> Diagnostic {
    let each = beginnings.iter().map(|fact| format!("`{}` held {}", fact.id, fact.as_of));
    let message = format!(
        "`{id}` is computed from figures of several years, so `as_of.year` has no year to print: {}",
        each.collect::<Vec<_>>().join(", ")
    );
    let first = beginnings.first().map_or("sales", |fact| fact.id.as_str());
    Diagnostic::at(Code::BadPlaceholder, span, message)
        .hint(format!("print the year of each figure that you speak of as a companion, such as `with.year = \"{first}.{AS_OF}\"`"))
}

/// The same where no source prints the year of figures that it is computed from.
pub fn year_not_printed(span: Span, id: &str, year: i32, unprinted: &[&str]) -> Diagnostic {
    let whose = list(unprinted);
    let message = format!("`{id}` tells the year of its `as-of`, and no source prints that of {whose}");
    Diagnostic::at(Code::BadPlaceholder, span, message).hint(format!(
        "write `{AS_OF} = \"{year}\"`, as the source prints it, into `as-printed` of the evidence for {whose}"
    ))
}

/// A period that a fact says twice.
pub fn period_twice(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`period` has no effect beside the companion `period`")
        .hint("take one of them out")
}

/// A period that is printed of a figure and isn't that of the figures from which it is computed.
pub fn period_of_others(span: Span, said: &Value, period: Option<&Value>) -> Diagnostic {
    let other = period.map(|period| format!(": {}", shown(period))).unwrap_or_default();
    let message =
        format!("`period` says {}, and the formula's figures are of another time{other}", shown(said));
    Diagnostic::at(Code::PeriodsDisagree, span, message)
        .hint("name the period of a figure that is of all that time, or leave `with.period` out")
}

/// A period that is none.
pub fn no_period(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "a period is a date, or goes from one date to another")
        .hint("write `\"FY2025\"`, or `{ from = \"2025-04\", to = \"2026-03\" }`")
}

pub fn no_figure_name(span: Span, written: &str) -> Diagnostic {
    Diagnostic::at(Code::BadFormula, span, format!("`{written}` is no figure"))
        .hint("a figure is the id of a fact, or `id.companion`")
}

pub fn companion_of_its_own(span: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` is a figure of its own, and a derived fact has no evidence for one");
    Diagnostic::at(Code::InheritedKey, span, message)
        .hint("name a figure of another fact, such as `with.period = \"state-support.period\"`, or give it a `formula`")
}

pub fn no_such_figure(span: Span, name: &FigureName, figures: &[&str]) -> Diagnostic {
    let message = match name.figure.as_str() {
        "value" => format!("`{}` has no value", name.fact),
        figure => format!("`{}` has no companion `{figure}`", name.fact),
    };
    let hint = match name.figure.as_str() {
        AS_OF => Some(format!(
            "write `{AS_OF}` with the year as the source prints it into `as-printed` of the evidence for `{}`",
            name.fact
        )),
        figure => did_you_mean(figure, figures.iter().copied()),
    };
    let hint = hint.unwrap_or_else(|| match figures {
        [] => "name a fact that has a figure".to_owned(),
        figures => format!("it has {}", list(figures)),
    });
    Diagnostic::at(Code::BadFormula, span, message).hint(hint)
}

pub fn number_or_fact(span: Span, number: &str) -> Diagnostic {
    Diagnostic::at(Code::BadFormula, span, format!("`{number}` is a number, and there is a fact of that id"))
        .hint(format!("write `{number}.0` for the number, or give the fact an id with a letter"))
}

/// Derived facts that name each other.
pub fn ring(span: Span, names: &[&str]) -> Diagnostic {
    let message = match names {
        [one] => format!("`{one}` is computed from itself"),
        _ => format!("{} are computed from each other", list(names)),
    };
    Diagnostic::at(Code::FormulaRing, span, message).hint("let one of them have a figure of a source")
}

/// A derived fact that no audience may see.
pub fn for_nobody(
    span: Span,
    id: &str,
    kept: &[(&str, Option<&BTreeSet<String>>)],
    own: Option<&BTreeSet<String>>,
) -> Diagnostic {
    let who = |names: &BTreeSet<String>| list(names.iter().map(String::as_str));
    let kept = kept.iter().filter_map(|(fact, names)| Some(format!("`{fact}` is for {}", who((*names)?))));
    let own = own.map(|names| format!("`{id}` itself is for {}", who(names)));
    let kept: Vec<String> = kept.chain(own).collect();
    let message = format!("no audience may see `{id}`: {}", kept.join("; "));
    Diagnostic::at(Code::NoAudience, span, message)
        .hint("compute it from facts that one audience may see, or widen an `only-for`")
}

pub fn total_differs(
    span: Span,
    own: &FigureName,
    name: &FigureName,
    [computed, printed]: &[String; 2],
) -> Diagnostic {
    let message =
        format!("`{own}` is {computed}, and `{name}` says {printed}, which rounding doesn't explain");
    Diagnostic::at(Code::TotalDiffers, span, message).hint(
        "correct the figure that is wrong, or the formula; or leave `expect` out and say why the two differ",
    )
}

pub fn total_in_other_unit(
    span: Span,
    own: &FigureName,
    name: &FigureName,
    [one, other]: &[String; 2],
) -> Diagnostic {
    Diagnostic::at(Code::UnitsDisagree, span, format!("`{own}` is in {one}, and `{name}` in {other}"))
        .hint("name a figure in a unit of the same kind")
}

pub fn total_of_other_period(span: Span, own: &FigureName, name: &FigureName) -> Diagnostic {
    Diagnostic::at(Code::PeriodsDisagree, span, format!("`{own}` and `{name}` are of different periods"))
        .hint("name the figure of the same period")
}

pub fn no_total(span: Span, name: &FigureName) -> Diagnostic {
    Diagnostic::at(Code::BadFormula, span, format!("`{name}` is no amount that a result can agree with"))
        .hint("name a figure with a number and a unit")
}

/// A value for a message.
pub fn shown(value: &Value) -> String {
    format(value, FigureStyle::of(Language::En), Rendering::Running)
}
