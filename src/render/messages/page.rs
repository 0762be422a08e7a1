//! What a page or a mail as a whole lacks, or has and its readers may not have.

use std::fmt;

use crate::diagnostic::wording::{did_you_mean, list};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Dossier, Fact};
use crate::render::hollow::Hollow;
use crate::render::rendered::MadeText;
use crate::render::template_fault::TemplateFault;

pub fn no_references(template: &str, span: Span) -> Diagnostic {
    let hint = "write `{{ references }}` on a line of its own, or extend `base.md.j2`";
    let message = format!("the template `{template}` doesn't print the references");
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

pub fn no_references_in_mail(template: &str, span: Span) -> Diagnostic {
    let message = format!("the template `{template}` doesn't print the references");
    Diagnostic::at(Code::TemplateError, span, message).hint("write `{{ references }}` on a line of its own")
}

pub fn no_changes(template: &str, span: Span) -> Diagnostic {
    let hint = "write `{{ changes.heading }}` and a row for each of `changes.items`, as `base.md.j2` does";
    let message = format!("the template `{template}` doesn't print the changes");
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

pub fn no_correction(template: &str, span: Span) -> Diagnostic {
    let hint = "write `{{ replaces }}` in it, or extend `base.md.j2`";
    let message = format!("the template `{template}` doesn't say that the page is a corrected edition");
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

pub fn no_correction_in_mail(template: &str, span: Span) -> Diagnostic {
    let hint = "write `{{ brief.replaces }}` under its headline, as the built-in template does";
    let message = format!("the template `{template}` doesn't say that a page is a corrected edition");
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

/// `name` is what a template calls what a page says of itself: its marking or its disclaimer.
pub fn no_imprint_in_mail(template: &str, name: &str, span: Span) -> Diagnostic {
    let hint = match name {
        "marking" => {
            "write `**{{ brief.marking }}**` under the headline of each brief, as the built-in template does"
        }
        _ => "write `{{ brief.disclaimer }}` below the bottom line, as the built-in template does",
    };
    let message =
        format!("the template `{template}` doesn't print the `{name}` of a page that goes with the mail");
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

/// `name` is what a template calls the text of a house.
pub fn no_imprint(template: &str, name: &str, span: Span) -> Diagnostic {
    let hint = match name {
        "letterhead" => {
            "write each line of `letterhead` as a paragraph at its beginning and `---` after them, or extend `base.md.j2`"
        }
        "marking" => "write `> **{{ marking }}**` at its beginning, or extend `base.md.j2`",
        "authors" => "write `{{ authors }}` above the title, or extend `base.md.j2`",
        _ => "write `{{ disclaimer }}` as its last paragraph, or extend `base.md.j2`",
    };
    let message = format!("the template `{template}` doesn't print the `{name}` of the page");
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

/// A page that prints its picture not once, but so many times.
pub fn no_picture(template: &str, times: usize, span: Span) -> Diagnostic {
    let (message, hint) = match times {
        0 => (
            format!("the template `{template}` doesn't print the picture of the brief"),
            "write `{{ picture() }}` on a line of its own, or extend `base.md.j2`",
        ),
        _ => (
            format!("the template `{template}` prints the picture of the brief more than once"),
            "write `{{ picture() }}` at one place only",
        ),
    };
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

/// A fact in the alternative text of a picture, where no citation can stand.
pub fn fact_in_alt(span: Span) -> Diagnostic {
    Diagnostic::at(
        Code::TemplateError,
        span,
        "the `alt` of the picture prints a fact, which can't be cited there",
    )
    .hint("say in it what the picture shows, and name the fact in the `caption`")
}

pub fn no_unverified(template: &str, span: Span) -> Diagnostic {
    let hint = "write `{{ unverified }}` in it, or take `tell-unverified` out of dossier.toml";
    let message = format!("the template `{template}` doesn't say how many figures are unverified");
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

pub fn no_label(template: &str, audience: &str, span: Span) -> Diagnostic {
    let hint = format!(
        "write `{{{{ audience.label }}}}` in it, or take `[audience.{audience}]` out of dossier.toml"
    );
    let message = format!("the template `{template}` doesn't print the label of the audience `{audience}`");
    Diagnostic::at(Code::TemplateError, span, message).hint(hint)
}

pub fn no_subject(template: &str, span: Span) -> Diagnostic {
    let message = format!("the template `{template}` doesn't begin with a subject");
    Diagnostic::at(Code::TemplateError, span, message).hint("write `Subject: …` in its first line")
}

/// An audience of which nobody says what is printed above the title; `known` are the audiences that have a label or a template.
pub fn unlabelled<'a>(
    audience: &str,
    dossier: &Dossier,
    known: impl IntoIterator<Item = &'a str>,
) -> TemplateFault {
    let near = did_you_mean(audience, known).map(|near| format!("{near}; or ")).unwrap_or_default();
    let words = audience.replace('-', " ");
    let labels = dossier.languages.iter().map(|language| {
        let label = (language.words().audiences.other)(&words);
        format!("\nlabel.{language} = \"{label}\"")
    });
    let labels: String = labels.collect();
    let message = format!("nothing says what to print above the title for the audience `{audience}`");
    let hint = format!("{near}write in dossier.toml what to print there:\n[audience.{audience}]{labels}");
    TemplateFault::new(Code::UnknownAudience, message, hint)
}

impl fmt::Display for Hollow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Heading => "a heading",
            Self::Bullet => "a bullet",
            Self::Quotation => "a quotation",
            Self::Emphasis => "an emphasis",
            Self::LinkText => "the text of a link",
            Self::LinkAddress => "the address of a link",
        })
    }
}

/// A line with markup around nothing.
pub fn hollow(what: Hollow, line: &str, span: Span) -> Diagnostic {
    let message = format!("the page has {what} with nothing in it: `{line}`");
    Diagnostic::at(Code::EmptyText, span, message).hint(
        "write something there, such as `{{ audience.label }}` in the block `kind`, or leave the marks out",
    )
}

/// Words of a fact in what is made for readers who may not have them.
pub fn words_of_others(made: MadeText, fact: &Fact, readers: &[String], span: Span) -> Diagnostic {
    let (id, only_for) = (&fact.id, list(fact.only_for.iter().flatten()));
    let readers = readers.join("`, `");
    let message = match made {
        MadeText::Page => {
            format!("the page has the words of `{id}`, which is only for {only_for} and not for `{readers}`")
        }
        MadeText::Mail => {
            format!("the mail has the words of `{id}`, which is only for {only_for} and not for `{readers}`")
        }
    };
    Diagnostic::at(Code::FactNotForAudience, span, message)
        .hint("take the words out, or add the audience to the fact's `only-for`")
}
