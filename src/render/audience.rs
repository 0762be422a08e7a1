//! The audience of a brief, as templates see it: `audience.label` is printed above the title.

use std::fmt;
use std::sync::Arc;

use minijinja::Error;
use minijinja::value::{Enumerator, Object, ObjectRepr, Value as Jinja};

use super::escape;
use super::mark::{NO_TEXT, no_debug_form};
use super::messages::page::unlabelled;
use super::object::program;
use super::state::RenderState;
use super::template_fault::TemplateFault;
use super::templates::Templates;
use crate::language::Language;
use crate::model::{Brief, Dossier};

/// The template that every brief shares; it prints the audience's label.
const BASE: &str = "base.md.j2";
/// Templates that aren't a page by themselves, or that every audience shares.
const PARTS: [&str; 4] = [BASE, "macros.md.j2", "mail.txt.j2", "reference.md.j2"];

/// The template of a brief: the one that it names, else that of its audience, else the page that all share.
pub fn template_of<'a>(brief: &'a Brief, has: impl Fn(&str) -> bool) -> std::borrow::Cow<'a, str> {
    match &brief.template {
        Some((name, _)) => name.into(),
        None => {
            let own = format!("{}.md.j2", brief.audience);
            if has(&own) { own.into() } else { BASE.into() }
        }
    }
}

/// The templates that a brief can name for its page.
pub(super) fn pages(templates: &Templates) -> impl Iterator<Item = &str> {
    templates.iter().map(|(name, _)| name).filter(|name| !PARTS.contains(name))
}

/// What dossier.toml prints above the title for an audience.
pub(super) fn own_label(dossier: &Dossier, audience: &str, language: Language) -> Option<String> {
    let label = dossier.audiences.get(audience)?.get(&language)?;
    // It is printed in bold, and a `**` inside it would end the bold.
    Some(escape::markdown(&label.replace("**", "")))
}

/// `audience`.
pub(super) struct Audience {
    name: String,
    /// Inside its mark.
    label: Option<Jinja>,
    /// What to say where there is none.
    missing: TemplateFault,
}
no_debug_form!(Audience);

impl Audience {
    pub fn new(brief: &Brief, state: &RenderState, templates: &Templates) -> Self {
        let name = brief.audience.as_str();
        // A brief for others may be set as one of the built-in ones, which its author then names.
        let set_as = brief.template.as_ref().and_then(|(template, _)| template.strip_suffix(".md.j2"));
        let known = |audience: &str| state.language.words().audiences.of(audience).map(str::to_owned);
        let built_in = known(name).or_else(|| known(set_as?));
        let label = own_label(&state.dossier, name, state.language).or(built_in);
        let label = label.map(|label| program(state, label));
        let tables = state.dossier.audiences.keys().map(String::as_str);
        let pages = pages(templates).filter_map(|name| name.strip_suffix(".md.j2"));
        let known = tables.chain(pages).filter(|known| *known != name);
        Self { name: name.to_owned(), label, missing: unlabelled(name, &state.dossier, known) }
    }
}

impl Object for Audience {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        match key.as_str()? {
            "name" => Some(Jinja::from(self.name.as_str())),
            "label" => {
                Some(self.label.clone().unwrap_or_else(|| Jinja::from(Error::from(self.missing.clone()))))
            }
            _ => None,
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NO_TEXT)
    }
}
