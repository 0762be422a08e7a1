//! The annex of a page: of every fact on it, where its figures come from, as Markdown and as a PDF.
//!
//! It is made of what the page cites and prints and of nothing else: no notes, remarks or names of archived files, no lines in them
//! and no reasons why something can't be verified. The page's words are searched for what its readers may not have, and the
//! annex's too. Only the tables decide how a figure stands, as on the page, so the same input gives the same bytes everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::facts_file::{FactsFile, NumberedCitation};
use super::fault::describe;
use super::fit::{finish, size};
use super::messages;
use super::rung_texts::RungText;
use crate::account::{CopiedFact, computed};
use crate::diagnostic::Diagnostic;
use crate::language::{AnnexWords, Language};
use crate::manifest::OutputFormat;
use crate::model::{Brief, Dossier, Evidence, Fact, Locator};
use crate::page::{Fonts, Sheet, Theme, compose, parse};
use crate::pdf::{Metadata, write};
use crate::render::{
    Cited, Engine, HousePrint, MadePage, MadeText, Restricted, escape, link, passage, stage_word, status_word,
};
use crate::value::{Date, Rendering, Value, format};

/// The most sheets of an annex: as many facts as four pages can hold, each with room for its evidence.
const MOST_SHEETS: usize = 48;

/// A file of an annex.
#[derive(Debug)]
pub struct AnnexFile {
    /// `investor.en.annex.pdf`.
    pub name: String,
    /// The brief's audience.
    pub audience: String,
    /// Its language.
    pub language: Language,
    /// Its format.
    pub format: OutputFormat,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// The name of an annex's file: `investor.en.annex.pdf`.
pub fn annex_name(brief: &str, language: Language, format: OutputFormat) -> String {
    format!("{brief}.{language}.annex.{}", format.extension())
}

/// What an annex is made with.
#[derive(Clone, Copy)]
pub struct AnnexTools<'a> {
    /// The template engine, in whose templates the place of a mistake is looked for.
    pub engine: &'a Engine,
    /// The theme of the page.
    pub theme: &'a Arc<Theme>,
    /// The fonts.
    pub fonts: &'a Fonts,
}

/// The annex of a page that was rendered.
///
/// # Errors
/// When it can't be set: a character without a glyph, or more facts than any page has; or when it would hold words of a fact that the
/// page's readers may not have, which would be a bug.
pub fn annex(
    dossier: &Dossier,
    brief: &Brief,
    page: &RungText,
    tools: AnnexTools<'_>,
) -> Result<Vec<AnnexFile>, Vec<Diagnostic>> {
    let language = page.rendered.language;
    let facts = FactsFile::parse(&page.json)
        .map_err(|why| vec![messages::annex_not_made(&brief.span, &why.to_string())])?;
    let text = Writer::new(dossier, brief, page, &facts).text();
    let title = (language.words().annex.title)(&page.rendered.title);
    let restricted = Restricted::new(dossier, std::slice::from_ref(&brief.audience));
    if let Some(restricted) = restricted {
        let made = MadePage { what: MadeText::Page, markdown: &text, plain: &[&title] };
        restricted.judge(&made, brief, dossier, &tools.engine.templates)?;
    }
    let no_facts = Cited {
        language,
        markdown: text.clone(),
        facts: Vec::new(),
        references: Vec::new(),
        charts: Vec::new(),
        marks: Vec::new(),
    };
    let described = |faults: Vec<crate::page::Fault>| -> Vec<Diagnostic> {
        faults.iter().map(|fault| describe(fault, dossier, brief, &no_facts, tools.engine)).collect()
    };
    let document = parse(&text).map_err(described)?;
    let sheet = Sheet {
        size: size(dossier.paper),
        language,
        min_type_size: brief.min_type_size,
        theme: Arc::clone(tools.theme),
        budget: MOST_SHEETS,
        finish: finish(&page.rendered),
    };
    let set = compose(&document, &sheet, tools.fonts).map_err(described)?;
    let markdown = spaced(&text);
    let publisher = dossier.publisher.get(&language).or_else(|| dossier.publisher.values().next());
    let metadata = Metadata {
        title,
        author: publisher.cloned().unwrap_or_default(),
        subject: None,
        keywords: page.rendered.marking.iter().map(|(_, text)| text.clone()).collect(),
        language,
        date: dossier.date,
        content_hash: Some(blake3::hash(markdown.as_bytes()).to_hex().to_string()),
        attachment: None,
    };
    let pdf = write(&set, tools.fonts, &metadata)
        .map_err(|error| vec![messages::pdf_not_written(&brief.span, &error)])?;
    let file = |format: OutputFormat, bytes| AnnexFile {
        name: annex_name(&brief.name, language, format),
        audience: brief.audience.clone(),
        language,
        format,
        bytes,
    };
    Ok(vec![file(OutputFormat::Markdown, markdown.into_bytes()), file(OutputFormat::Pdf, pdf)])
}

/// The Markdown as it is written: a blank before each footnote mark, as on the page.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() * 2);
    for line in text.split_inclusive('\n') {
        match line.starts_with("[^") {
            true => spaced.push_str(line),
            false => spaced.push_str(&line.replace("[^", " [^")),
        }
    }
    spaced
}

struct Writer<'a> {
    dossier: &'a Dossier,
    brief: &'a Brief,
    page: &'a RungText,
    facts: &'a FactsFile,
    language: Language,
    words: &'static AnnexWords,
    /// The number of each source on the page.
    numbers: BTreeMap<usize, usize>,
}

impl<'a> Writer<'a> {
    fn new(dossier: &'a Dossier, brief: &'a Brief, page: &'a RungText, facts: &'a FactsFile) -> Self {
        let language = page.rendered.language;
        let references = page.cited.references.iter().enumerate();
        Self {
            dossier,
            brief,
            page,
            facts,
            language,
            words: &language.words().annex,
            numbers: references.map(|(index, reference)| (reference.source, index + 1)).collect(),
        }
    }

    fn text(&self) -> String {
        let words = self.words;
        let labels = &self.language.words().labels;
        let own = |texts: &crate::value::Texts| {
            escape(texts.get(&self.language).or_else(|| texts.values().next()).map_or("", String::as_str))
        };
        let day = self.print(&Value::from(Date::Day(self.dossier.date)));
        let imprint = HousePrint::of(self.dossier, self.brief, self.language);
        let mut text = String::new();
        imprint.letterhead.iter().for_each(|line| text.push_str(&format!("{line}\n\n")));
        if !imprint.letterhead.is_empty() {
            text.push_str("---\n\n");
        }
        imprint.marking.iter().for_each(|marking| text.push_str(&format!("> **{marking}**\n\n")));
        text.push_str(&format!("**{}** · {} · {}\n\n", words.label, own(&self.dossier.title), escape(&day)));
        text.push_str(&format!(
            "# {}\n\n",
            escape(&(words.title)(&self.page.rendered.title)).replace('|', "\\|")
        ));
        text.push_str(&format!("> **{}** {}\n\n", words.note_label, words.note));
        let mut cited = BTreeSet::new();
        for (place, fact) in self.facts.facts.iter().enumerate() {
            self.statement(place + 1, fact, &mut text, &mut cited);
        }
        let references = 1..=self.page.cited.references.len();
        let uncited: Vec<usize> = references.filter(|number| !cited.contains(number)).collect();
        if !uncited.is_empty() {
            text.push_str(&format!("## {}\n\n{}", words.further_label, words.further));
            uncited.iter().for_each(|number| text.push_str(&format!("[^{number}]")));
            text.push_str("\n\n");
        }
        let lines = self.page.cited.markdown.lines().filter(|line| line.starts_with("[^"));
        lines.for_each(|line| text.push_str(&format!("{line}\n")));
        let contact = self.dossier.contact.as_deref().map(|contact| contact.replace(['<', '>'], ""));
        let contact = contact.map(|contact| format!(" · {}", escape(&contact))).unwrap_or_default();
        let none = if self.numbers.is_empty() { labels.no_sources } else { words.foot };
        text.push_str(&format!("\n---\n\n{}{contact} · {none}\n", own(&self.dossier.publisher)));
        imprint.disclaimer.iter().for_each(|disclaimer| text.push_str(&format!("\n{disclaimer}\n")));
        text
    }

    /// A fact: its sentence, what else the page prints of it, how it was computed, and each place that supports it.
    fn statement(
        &self,
        number: usize,
        copied: &CopiedFact<NumberedCitation>,
        text: &mut String,
        cited: &mut BTreeSet<usize>,
    ) {
        let words = self.words;
        let Some(fact) = self.dossier.fact(&copied.id) else { return };
        let record = &copied.record;
        // A plan whose date has passed isn't told as if it were ahead.
        let passed = match fact.has_lapsed(self.dossier.date, self.brief.showing()) && fact.lapsed.is_none() {
            true => self.language.words().remarks.passed,
            false => "",
        };
        let statement = escape(&record.statement);
        text.push_str(&format!("## {}\n\n{statement}{passed}\n\n", (words.statement)(number)));
        let status = status_word(fact.status, &self.language.words().statuses);
        let stage = stage_word(fact.stage, &self.language.words().stages);
        let as_of = self.print(&Value::from(fact.as_of));
        let mut items = vec![escape(&(words.standing)(status, stage, &as_of))];
        let others: Vec<&String> =
            record.printed.iter().filter(|piece| **piece != record.statement).collect();
        let mut printed: Vec<String> = Vec::new();
        for piece in others {
            if !printed.contains(piece) {
                printed.push(piece.clone());
            }
        }
        if !printed.is_empty() {
            items.push(escape(&(words.printed)(&printed)));
        }
        match &fact.derivation {
            Some(_) => self.computed(fact, &mut Vec::new(), &mut items, cited),
            None => self.evidence(fact, None, &mut items, cited),
        }
        items.iter().for_each(|item| text.push_str(&format!("- {item}\n")));
        text.push('\n');
    }

    /// How a derived fact was computed, and each of its figures; those that were told before aren't told again.
    fn computed(
        &self,
        fact: &'a Fact,
        told: &mut Vec<String>,
        items: &mut Vec<String>,
        cited: &mut BTreeSet<usize>,
    ) {
        let Some(derivation) = &fact.derivation else { return };
        for (figure, value) in fact.figures() {
            if let Some(formula) = computed(self.dossier, fact, figure, self.language) {
                items.push(escape(&(self.words.computed)(&self.print(value), &formula)));
            }
        }
        for name in &derivation.inputs {
            let Some(input) = self.dossier.fact(&name.fact) else { continue };
            let written = name.to_string();
            if told.contains(&written) {
                continue;
            }
            told.push(written);
            match input.derivation {
                Some(_) => self.computed(input, told, items, cited),
                None => self.evidence(input, Some(&name.figure), items, cited),
            }
        }
    }

    /// The places that support a fact, or one figure of it: what each prints and how that was compared.
    fn evidence(
        &self,
        fact: &Fact,
        only: Option<&str>,
        items: &mut Vec<String>,
        cited: &mut BTreeSet<usize>,
    ) {
        for evidence in fact.cited(None, self.brief.showing()) {
            let Some(number) = self.numbers.get(&evidence.source) else { continue };
            let printed: Vec<(&String, &String)> = evidence
                .as_printed
                .iter()
                .map(|(name, (text, _))| (name, text))
                .filter(|(name, _)| only.is_none_or(|only| only == name.as_str()))
                .collect();
            if printed.is_empty() && only.is_some() && !evidence.as_printed.is_empty() {
                continue;
            }
            cited.insert(*number);
            let place = self.place(evidence);
            if printed.is_empty() {
                items.push(format!("{}[^{number}]", escape(&(self.words.supports)(&place))));
            }
            for (name, form) in printed {
                let value = fact.value_for(evidence, name).map(|value| self.print(value));
                let standing = self.standing(evidence, name);
                let said = (self.words.prints)(value.as_deref(), &place, form, standing);
                let said = escape(&said);
                let source = &self.dossier.sources[evidence.source];
                let linked = passage(source, evidence, name).map(|address| {
                    let place = escape(&place);
                    said.replacen(&place, &link(&place, &address), 1)
                });
                items.push(format!("{}[^{number}]", linked.unwrap_or(said)));
            }
        }
    }

    /// Who says it, where, and whom they cite.
    fn place(&self, evidence: &Evidence) -> String {
        let source = &self.dossier.sources[evidence.source];
        let name = source.publisher_in(self.language);
        let original =
            evidence.original.map(|original| self.dossier.sources[original].publisher_in(self.language));
        (self.words.place)(name, &Locator::display(&evidence.locator, self.language), original)
    }

    /// Whether a printed form can be compared with an archived copy wherever that is: only the tables decide it.
    fn standing(&self, evidence: &Evidence, figure: &str) -> &'static str {
        let source = &self.dossier.sources[evidence.source];
        if evidence.unverifiable.contains_key(figure) || !source.can_be_compared() {
            self.words.not_compared
        } else if evidence.by_eye.contains_key(figure) {
            self.words.by_eye
        } else {
            self.words.compared
        }
    }

    fn print(&self, value: &Value) -> String {
        format(value, self.dossier.style(self.language), Rendering::Running)
    }
}
