//! The rendered texts of a brief in all its languages, at each rung of the ladder of concessions that is looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::embed::facts_json;
use super::messages;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::manifest::Rung;
use crate::model::{Brief, Dossier};
use crate::render::{
    Cited, Concession, Engine, MadePage, MadeText, Rendered, Restricted, Selection, cite, concessions,
    render, select,
};

/// A brief in one language before its page is set.
#[derive(Debug)]
pub struct RungText {
    /// As the template gave it, with its marks.
    pub rendered: Rendered,
    /// The final Markdown with its citations.
    pub cited: Cited,
    /// Indices of the facts printed, in order of first use.
    pub facts: Vec<usize>,
    /// The facts for machines.
    pub json: Vec<u8>,
}

/// A rendered text, or the mistakes in it.
type Attempt = Result<RungText, Vec<Diagnostic>>;

/// The rendered texts of a brief. Each is rendered when it is first needed and kept, so that judging whether the brief is
/// current and setting its page use the same one.
pub struct RungTexts<'a> {
    /// Whose facts it prints.
    pub dossier: &'a Arc<Dossier>,
    /// The brief.
    pub brief: &'a Brief,
    /// What renders it.
    pub engine: &'a Engine,
    /// Every concession that the brief can make.
    pub ladder: Vec<Concession>,
    /// What the readers of the brief may not have.
    restricted: Option<Restricted>,
    made: BTreeMap<Rung, Vec<Attempt>>,
}

impl<'a> RungTexts<'a> {
    /// None is rendered yet.
    pub fn new(dossier: &'a Arc<Dossier>, brief: &'a Brief, engine: &'a Engine) -> Self {
        let restricted = Restricted::new(dossier, std::slice::from_ref(&brief.audience));
        Self {
            dossier,
            brief,
            engine,
            ladder: concessions(dossier, brief),
            restricted,
            made: BTreeMap::new(),
        }
    }

    /// The rung on which every fact is shown in full.
    pub fn first(&self) -> Rung {
        self.rung(0)
    }

    /// The rung after so many concessions, of which there must be as many. It tells how many facts are left out where some
    /// are, unless the brief doesn't want it to.
    pub fn rung(&self, conceded: usize) -> Rung {
        let omits = !select(&self.ladder[..conceded]).omitted.is_empty();
        Rung { conceded, tell: self.brief.tell_omitted && omits }
    }

    /// Whether the ladder is long enough for a rung.
    pub fn reaches(&self, rung: Rung) -> bool {
        rung.conceded <= self.ladder.len()
    }

    /// What is shown on a rung, which must be one that the ladder reaches.
    pub fn selection(&self, rung: Rung) -> Selection {
        Selection { tell: rung.tell, ..select(&self.ladder[..rung.conceded]) }
    }

    /// Ids of the facts that are short and of those that are left out on a rung, which must be one that is reached.
    pub fn given_up(&self, rung: Rung) -> (Vec<String>, Vec<String>) {
        let selection = self.selection(rung);
        let ids =
            |facts: &BTreeSet<usize>| facts.iter().map(|&fact| self.dossier.facts[fact].id.clone()).collect();
        (ids(&selection.short), ids(&selection.omitted))
    }

    /// The rendered texts on a rung, one for each language in the order declared.
    pub fn at(&mut self, rung: Rung) -> &[Attempt] {
        if !self.made.contains_key(&rung) {
            let selection = self.selection(rung);
            let languages = &self.dossier.languages;
            let rung_texts =
                languages.par_iter().map(|&language| self.render(language, &selection)).collect();
            self.made.insert(rung, rung_texts);
        }
        self.made.get(&rung).map_or(&[], Vec::as_slice)
    }

    /// The rendered texts on a rung, where all of them are right.
    pub fn right(&mut self, rung: Rung) -> Option<Vec<&RungText>> {
        self.at(rung).iter().map(|attempt| attempt.as_ref().ok()).collect()
    }

    /// The rendered texts on a rung, to keep; those with mistakes are left out.
    pub fn take(mut self, rung: Rung) -> Vec<RungText> {
        self.at(rung);
        self.made.remove(&rung).unwrap_or_default().into_iter().filter_map(Result::ok).collect()
    }

    fn render(&self, language: Language, selection: &Selection) -> Attempt {
        let rendered = render(self.dossier, self.brief, language, selection, self.engine)?;
        let cited = cite(&rendered, self.dossier, self.engine)?;
        let mut facts: Vec<usize> = Vec::new();
        for cited in &cited.facts {
            if !facts.contains(&cited.fact) {
                facts.push(cited.fact);
            }
        }
        let json = facts_json(self.dossier, self.brief, &rendered, &cited, &facts)
            .map_err(|error| vec![messages::facts_not_written(&self.brief.span, error)])?;
        if let Some(restricted) = &self.restricted {
            let facts = String::from_utf8_lossy(&json);
            // Title and publisher are in the PDF's metadata, even where no template prints them.
            let [title, publisher] = [&self.dossier.title, &self.dossier.publisher];
            let named = title.values().chain(publisher.values()).map(String::as_str);
            let own = [rendered.title.as_str(), &self.brief.name, &self.dossier.name, &facts];
            let plain: Vec<&str> = own.into_iter().chain(named).collect();
            let made = MadePage { what: MadeText::Page, markdown: &cited.markdown, plain: &plain };
            restricted.judge(&made, self.brief, self.dossier, &self.engine.templates)?;
        }
        Ok(RungText { rendered, cited, facts, json })
    }
}
