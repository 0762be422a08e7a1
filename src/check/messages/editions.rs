//! Messages about the kept editions that a brief names.

use chrono::NaiveDate;

use crate::diagnostic::wording::unknown_name;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::reading::Mismatch;

pub fn unknown_edition(span: Span, name: &str, known: &[String]) -> Diagnostic {
    let hint = match known.is_empty() {
        true => format!("copy the manifest of that edition to `editions/{name}.toml` of the dossier"),
        false => unknown_name(name, known.iter().map(String::as_str), "edition"),
    };
    Diagnostic::at(Code::UnknownEdition, span, format!("there is no edition `{name}`")).hint(hint)
}

/// An edition that can't be compared with; `path` is that of its file.
fn bad(span: Span, path: &str, why: &str) -> Diagnostic {
    Diagnostic::at(Code::BadEdition, span, format!("`{path}` {why}"))
}

const COPY_AGAIN: &str = "copy the manifest again from the outputs of that edition";
const ALL_LANGUAGES: &str = "name an edition in all languages of the dossier";

pub fn unreadable(span: Span, path: &str, why: &str) -> Diagnostic {
    bad(span, path, &format!("can't be read: {why}")).hint(COPY_AGAIN)
}

/// An edition of another dossier than the one in whose folder it is kept.
pub fn of_another_dossier(span: Span, path: &str, other: &str, own: &str) -> Diagnostic {
    bad(span, path, &format!("is an edition of the dossier `{other}`")).hint(format!(
        "copy the manifest from the outputs of `{own}`; if this dossier had that name then, write `dossier = \"{own}\"` in it"
    ))
}

/// `key` is the key of the brief that names the edition.
pub fn without_brief(span: Span, path: &str, brief: &str, key: &str) -> Diagnostic {
    bad(span, path, &format!("has no brief `{brief}`"))
        .hint(format!("name an edition that has it, or leave `{key}` out until there is one"))
}

pub fn without_day(span: Span, path: &str, date: &str) -> Diagnostic {
    bad(span, path, &format!("has `{date}` where its date should be")).hint(COPY_AGAIN)
}

/// An edition that is to be set right, and the brief isn't later.
pub fn not_earlier(span: Span, path: &str, date: NaiveDate, today: NaiveDate) -> Diagnostic {
    bad(span, path, &format!("is dated {date}, and the brief, dated {today}, isn't later"))
        .hint("set the dossier's `date` to the day of the correction, so that readers can tell the two apart")
}

pub fn later(span: Span, path: &str, date: NaiveDate, today: NaiveDate) -> Diagnostic {
    bad(span, path, &format!("is dated {date}, later than the brief, which is dated {today}"))
        .hint("set the dossier's `date`, or name an earlier edition")
}

pub fn without_language(span: Span, path: &str, brief: &str, language: Language) -> Diagnostic {
    bad(span, path, &format!("doesn't have `{brief}` in `{language}`")).hint(ALL_LANGUAGES)
}

pub fn without_words(span: Span, path: &str, fact: &str, language: &str) -> Diagnostic {
    bad(span, path, &format!("doesn't say how `{fact}` was written in `{language}`")).hint(ALL_LANGUAGES)
}

/// An edition by a program that didn't record how its briefs showed contested figures.
pub fn unknown_way(span: Span, path: &str, fact: &str) -> Diagnostic {
    bad(span, path, &format!("doesn't say which version of `{fact}` its page showed")).hint(
        "write what that page printed, in each language, into the value of this fact there: `shown = { preferred = { en = \"about ¥32 billion†\" } }`; or leave `changes-since` out",
    )
}

/// A text of a contested figure that lacks its mark.
pub fn without_mark(span: Span, path: &str, fact: &str, text: &str) -> Diagnostic {
    bad(span, path, &format!("contradicts itself: sources differ on `{fact}`, and `{text}` has no †"))
        .hint("write † behind it, as every page does")
}

/// A text of an edition beside its value: they disagree, or the text can't be compared.
pub fn disagrees(span: Span, path: &str, fact: &str, text: &str, why: &Mismatch) -> Diagnostic {
    match why.is_unread() {
        true => {
            let message = format!("`{fact}` of `{path}`, `{text}`: {why}");
            Diagnostic::at(Code::UnreadForm, span, message).hint("compare it by eye with its value there")
        }
        false => bad(span, path, &format!("contradicts itself: it says `{text}` of `{fact}`, and {why}"))
            .hint(COPY_AGAIN),
    }
}
