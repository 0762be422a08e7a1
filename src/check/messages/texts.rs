//! Messages about texts: their languages, figures and placeholders.

use std::fmt;

use crate::diagnostic::wording::{count, did_you_mean, list, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::model::JUDGED;

/// A language that the dossier doesn't have.
pub fn unknown_language(span: Span, tag: &str, languages: &[Language]) -> Diagnostic {
    let known = languages.iter().map(|language| language.tag());
    Diagnostic::at(Code::UnknownLanguage, span, format!("the dossier has no language `{tag}`"))
        .hint(unknown_name(tag, known, "language"))
}

pub fn missing_languages(span: Span, key: &str, missing: &[Language]) -> Diagnostic {
    let names: Vec<String> = missing.iter().map(|language| format!("`{key}.{language}`")).collect();
    let message = format!("`{key}` is missing in {}", count(missing.len(), "language", "languages"));
    Diagnostic::at(Code::MissingLanguage, span, message).hint(format!("add {}", names.join(" and ")))
}

pub fn bad_placeholder(span: Span, why: impl fmt::Display) -> Diagnostic {
    Diagnostic::at(Code::BadPlaceholder, span, why.to_string()).hint(
        "write a figure as `{{ value }}`, `{{ value.initial }}`, `{{ value.compact }}`, a change also as `{{ value.change }}`, or with a companion's name",
    )
}

/// A name in a placeholder that is neither the value nor a companion.
pub fn unknown_figure(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let hint = if name == "value" && !known.contains(&"value") {
        "give the fact a `value`".to_owned()
    } else if JUDGED.contains(&name) {
        format!("give the fact a `{name}`, with its `basis`")
    } else {
        did_you_mean(name, known.iter().copied()).unwrap_or_else(|| {
            let known = unknown_name(name, known.iter().copied(), "figure");
            format!("{known}; a further figure is a companion, `with.{name}`")
        })
    };
    Diagnostic::at(Code::BadPlaceholder, span, format!("the fact has no figure `{name}`")).hint(hint)
}

/// What kind of text holds a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A text of a fact, which may print its values.
    Statement,
    /// A title, a publisher, a label.
    Plain,
}

/// A figure that numbers something: the whole name of it passes as an entry of `names`.
pub fn unsourced_number(span: Span, figure: &str, name: &str) -> Diagnostic {
    Diagnostic::at(Code::UnsourcedNumber, span, format!("the figure `{figure}` doesn't come from a value"))
        .hint(format!("where it is part of a name, write the whole name into dossier.toml, `names = [\"{name}\"]`; where it counts, make it a fact"))
}

/// A figure written as words, where nothing gives its source.
pub fn unsourced_figure(span: Span, figure: &str, holder: Holder) -> Diagnostic {
    let hint = match holder {
        Holder::Statement => {
            "move it into `value` or `with` and write `{{ value }}` or the companion's name here; a proper name with digits belongs in `names` of dossier.toml"
        }
        Holder::Plain => {
            "leave it to the facts; a proper name with digits belongs in `names` of dossier.toml"
        }
    };
    Diagnostic::at(Code::UnsourcedNumber, span, format!("the figure `{figure}` doesn't come from a value"))
        .hint(hint)
}

/// A text that lacks what it has in another language. `own` and `other` are the languages.
pub fn languages_differ(
    (span, key): (Span, &str),
    own: Language,
    lacking: &[&str],
    other: Language,
    place: Span,
) -> Diagnostic {
    let message = format!("`{key}.{own}` lacks {}, which `{key}.{other}` has", list(lacking));
    Diagnostic::at(Code::LanguagesDiffer, span, message)
        .also(place, "the other language")
        .hint("say the same in both: add it here, or take it out there")
}

/// Words typed beside a printed figure that make another one of it.
pub fn typed_qualifier(span: Span, words: &str, figure: &str) -> Diagnostic {
    Diagnostic::at(Code::TypedQualifier, span, format!("`{words}` makes another figure of `{figure}`")).hint(
        "a figure must say what its source says: write the word into `value`, or put another word between them if it is a comparison",
    )
}

/// Words beside a figure that is printed with words that say the same.
pub fn said_again(span: Span, words: &str, figure: &str) -> Diagnostic {
    let message = format!("`{words}` says again what `{figure}` beside it says");
    Diagnostic::at(Code::TypedQualifier, span, message)
        .hint(format!("the value is printed with its bound: take `{words}` out of the text"))
}

/// A unit beside a figure that is printed with its own.
pub fn second_unit(span: Span, words: &str, figure: &str) -> Diagnostic {
    Diagnostic::at(Code::TypedQualifier, span, format!("`{words}` makes another figure of `{figure}`")).hint(
        "the value is printed with its unit: take the other one out, or give `value` the unit that the source has",
    )
}

/// A word beside a printed figure that says another way than the figure's sign.
pub fn against_its_sign(span: Span, words: &str, figure: &str) -> Diagnostic {
    let message = format!("`{words}` says another way than `{figure}` beside it");
    Diagnostic::at(Code::TypedQualifier, span, message).hint(
        "let the value say it: `{{ value.change }}` prints “up 3%” or “down 3%”, and `{{ value.verb }} by {{ value.size }}` “rose by 3%”",
    )
}

/// A form that only changes have.
pub fn no_change(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::BadPlaceholder, span, format!("`{name}` is no change, and has no direction or size")).hint(
        "write `{{ value }}`, or type by how much it rose or fell: `{ change = 12.3, unit = \"%\" }`, below zero for a fall",
    )
}

pub fn no_direction(span: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` is zero, or from a fall to a rise: it has no direction and no size");
    Diagnostic::at(Code::BadPlaceholder, span, message)
        .hint(format!("write `{{{{ {name} }}}}` or `{{{{ {name}.change }}}}`"))
}

/// A size that nothing of the program's tells the direction of.
pub fn size_without_direction(span: Span, name: &str) -> Diagnostic {
    let message =
        format!("`{name}.size` has no sign, and no word of the program's says whether it rose or fell");
    Diagnostic::at(Code::BadPlaceholder, span, message).hint(format!(
        "write `{{{{ {name}.change }}}}`, or put `{{{{ {name}.verb }}}}` (rose, fell) or `{{{{ {name}.direction }}}}` (up, down) into the text"
    ))
}

pub fn direction_without_size(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(
        Code::BadPlaceholder,
        span,
        format!("the text tells the direction of `{name}` without its size"),
    )
    .hint(format!("write `{{{{ {name}.change }}}}`, or add `{{{{ {name}.size }}}}`"))
}

/// A date in its table form within an English sentence: in 12 Jul 2023.
pub fn compact_date(span: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}.compact` prints a date as tables have it, and this is a sentence");
    Diagnostic::at(Code::BadPlaceholder, span, message)
        .hint(format!("write `{{{{ {name} }}}}`, which writes it out"))
}

/// A preposition before a date that has another one of its own: in by 2030.
pub fn two_prepositions(span: Span, name: &str, word: &str, own: &str) -> Diagnostic {
    let message = format!("`{name}` is printed with its own “{own}”, and “{word}” stands before it");
    Diagnostic::at(Code::BadPlaceholder, span, message)
        .hint(format!("take “{word}” out of the text, or type the date with the bound that is meant"))
}

/// A particle after a Japanese date that has a bound of its own: 2030年まで and に.
pub fn two_particles(span: Span, name: &str, word: &str, own: &str) -> Diagnostic {
    let message = format!("`{name}` is printed with its own “{own}”, and “{word}” stands after it");
    Diagnostic::at(Code::BadPlaceholder, span, message)
        .hint(format!("take “{word}” out of the text, say after the date what is done by then or from then, or type the date with the bound that is meant"))
}
