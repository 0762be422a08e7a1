//! Searches what is made for a reader for what that reader may not have: the statements and short forms of facts that are
//! only for others. The functions that templates call don't give out such a fact; this finds its words where somebody typed them.
//!
//! Single figures aren't searched for, since a fact for everybody may have the same figure. Nor is a text that is also in a fact
//! that the reader may have. A page is read once, however many facts there are.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::messages::page::words_of_others;
use super::rendered::MadeText;
use super::templates::Templates;
use super::visible;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;
use crate::model::{Brief, Dossier, Fact, Statement};
use crate::value::{Rendering, Value, format, letters};

/// How many bytes of a text are searched for first: twelve letters of ASCII, or three or four other characters.
const BEGINNING: usize = 12;

/// The texts that some readers may not have.
#[derive(Debug)]
pub struct Restricted {
    /// The audiences of the reader.
    audiences: Vec<String>,
    /// Each with its fact, as letters.
    texts: Vec<(usize, String)>,
    /// Which of the texts have this beginning.
    beginnings: HashMap<[u8; BEGINNING], Vec<usize>>,
    /// Texts that are too short to be recognised among other words, with their facts.
    short: HashMap<String, usize>,
}

impl Restricted {
    /// What readers of these audiences may not have; none where every fact is for them.
    pub fn new(dossier: &Dossier, audiences: &[String]) -> Option<Self> {
        let others = dossier.facts.iter().enumerate().filter(|(_, fact)| !is_for_any(fact, audiences));
        let mut texts: Vec<(usize, String)> = others
            .flat_map(|(index, fact)| forms(fact, dossier).into_iter().map(move |form| (index, form)))
            .collect();
        if texts.is_empty() {
            return None;
        }
        texts.sort();
        texts.dedup();
        let (mut beginnings, mut short) = (HashMap::<_, Vec<usize>>::new(), HashMap::new());
        for (at, (fact, text)) in texts.iter().enumerate() {
            match text.as_bytes().first_chunk::<BEGINNING>() {
                Some(beginning) => beginnings.entry(*beginning).or_default().push(at),
                None => {
                    short.entry(text.clone()).or_insert(*fact);
                }
            }
        }
        Some(Self { audiences: audiences.to_vec(), texts, beginnings, short })
    }

    /// The facts whose texts are in a text, each with the part that was found. A short text is found where it is the whole of one
    /// of the `pieces`.
    fn in_letters(&self, text: &str, pieces: &[String], dossier: &Dossier) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        for (at, window) in text.as_bytes().windows(BEGINNING).enumerate() {
            let Some(beginning) = window.first_chunk::<BEGINNING>() else { continue };
            for &one in self.beginnings.get(beginning).into_iter().flatten() {
                let (fact, needle) = &self.texts[one];
                if text.as_bytes()[at..].starts_with(needle.as_bytes()) && seen.insert(one) {
                    found.push((*fact, needle.clone()));
                }
            }
        }
        for piece in pieces {
            if let Some(&fact) = self.short.get(piece) {
                found.push((fact, piece.clone()));
            }
        }
        if !found.is_empty() {
            // This is slow, and almost always nothing is found.
            let known = dossier.facts.iter().filter(|fact| is_for_any(fact, &self.audiences));
            let known: Vec<String> = known.flat_map(|fact| forms(fact, dossier)).collect();
            found.retain(|(_, needle)| !known.iter().any(|text| text.contains(needle)));
        }
        found
    }

    fn in_markdown(&self, markdown: &str, dossier: &Dossier) -> Vec<(usize, String)> {
        let blocks: Vec<String> = visible::blocks(markdown)
            .into_iter()
            .map(|block| block.into_iter().map(|(character, _)| character).collect())
            .collect();
        let pieces = blocks.iter().flat_map(|block| {
            let sentences = block.split(['.', '。', '!', '！', '?', '？', ':', '：', ';', '；', '"', '\n']);
            sentences.chain([block.as_str()])
        });
        let pieces: Vec<String> = pieces.map(letters).collect();
        let mut found = self.in_letters(&letters(&blocks.concat()), &pieces, dossier);
        // Addresses of links aren't visible.
        found.extend(self.in_letters(&letters(markdown), &[], dossier));
        if let Some(decoded) = percent_decoded(markdown) {
            found.extend(self.in_letters(&letters(&decoded), &[], dossier));
        }
        found
    }

    /// Refuses a page that has such words, in its text or in what goes with it. The place is searched for in the texts of the
    /// brief and then in the templates.
    ///
    /// # Errors
    /// One for each fact.
    pub fn judge(
        &self,
        made: &MadePage<'_>,
        brief: &Brief,
        dossier: &Dossier,
        templates: &Templates,
    ) -> Result<(), Vec<Diagnostic>> {
        let mut found = self.in_markdown(made.markdown, dossier);
        for plain in made.plain {
            let pieces = [letters(plain)];
            found.extend(self.in_letters(&pieces[0], &pieces, dossier));
        }
        let mut told = HashSet::new();
        found.retain(|(fact, _)| told.insert(*fact));
        let describe = |(fact, needle): (usize, String)| {
            let span = place(&needle, brief, templates).unwrap_or_else(|| brief.span.clone());
            words_of_others(made.what, &dossier.facts[fact], &self.audiences, span)
        };
        let found: Vec<Diagnostic> = found.into_iter().map(describe).collect();
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}

/// The facts whose words are in a text without markup, of which readers of these audiences may have none.
pub fn facts_of_others(dossier: &Dossier, audiences: &[String], text: &str) -> Vec<usize> {
    let Some(restricted) = Restricted::new(dossier, audiences) else { return Vec::new() };
    let sentences =
        text.split(['.', ',', '。', '、', '，', '!', '！', '?', '？', ':', '：', ';', '；', '"', '\n']);
    let pieces: Vec<String> = sentences.chain([text]).map(letters).collect();
    let found = restricted.in_letters(&letters(text), &pieces, dossier);
    found.into_iter().map(|(fact, _)| fact).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What is made for a reader.
#[derive(Debug, Clone, Copy)]
pub struct MadePage<'a> {
    /// What it is.
    pub what: MadeText,
    /// Its text.
    pub markdown: &'a str,
    /// What goes with it: titles, names of files, facts for machines.
    pub plain: &'a [&'a str],
}

/// A text with percent-encoded octets decoded (RFC 3986, section 2.1); none where it has none.
fn percent_decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let octet = |at: usize| u8::try_from(digit(at + 1)? << 4 | digit(at + 2)?).ok();
    let (mut decoded, mut at, mut any) = (Vec::with_capacity(bytes.len()), 0, false);
    while let Some(&byte) = bytes.get(at) {
        match octet(at).filter(|_| byte == b'%') {
            Some(octet) => {
                decoded.push(octet);
                (at, any) = (at + 3, true);
            }
            None => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    any.then(|| String::from_utf8_lossy(&decoded).into_owned())
}

fn is_for_any(fact: &Fact, audiences: &[String]) -> bool {
    audiences.iter().any(|audience| fact.is_for(audience))
}

/// Every text that repeats what a fact says, as letters: of a contested one each version too, and its range.
fn forms(fact: &Fact, dossier: &Dossier) -> Vec<String> {
    let mut forms = own_forms(fact, dossier);
    if let Some(contested) = fact.contested() {
        let range = contested.range().ok().map(Value::Quantity);
        for version in contested.versions.iter().chain(&range) {
            forms.extend(own_forms(&Fact { value: Some(version.clone()), ..fact.clone() }, dossier));
        }
        forms.extend(fact.deprecated.iter().flat_map(|version| own_forms(version, dossier)));
    }
    forms
}

fn own_forms(fact: &Fact, dossier: &Dossier) -> Vec<String> {
    let mut forms = Vec::new();
    for &language in &dossier.languages {
        let statements = fact.statement.get(&language).into_iter();
        let statements = statements.chain(fact.lapsed.iter().filter_map(|lapsed| lapsed.get(&language)));
        forms.extend(statements.map(|statement| compose(fact, statement, dossier, language)));
        let judgement = &fact.judgement;
        let bases = judgement.likelihood.iter().map(|judged| &judged.basis);
        let bases = bases.chain(judgement.confidence.iter().map(|judged| &judged.basis));
        forms.extend(bases.filter_map(|basis| basis.get(&language).cloned()));
        if let Some(short) = fact.short.as_ref().and_then(|short| short.get(&language)) {
            let text = compose(fact, short, dossier, language);
            // Without its figure a short form only names the subject of the fact.
            let figure = fact.value.as_ref().filter(|_| short.names().next().is_none());
            let figure = figure.map(|value| format(value, dossier.style(language), Rendering::Running));
            forms.push(text + &figure.unwrap_or_default());
        }
    }
    forms.iter().map(|form| letters(form)).filter(|form| !form.is_empty()).collect()
}

fn compose(fact: &Fact, statement: &Statement, dossier: &Dossier, language: Language) -> String {
    fact.compose(statement, |value, rendering| format(value, dossier.style(language), rendering))
}

/// Where somebody typed these letters: a text of the brief, or a line of a template.
fn place(needle: &str, brief: &Brief, templates: &Templates) -> Option<Span> {
    let mut own = brief.texts().flat_map(|(_, texts)| texts.values());
    if let Some((_, span)) = own.find(|(text, _)| letters(text).contains(needle)) {
        return Some(span.clone());
    }
    for source in templates.iter().map(|(_, source)| source) {
        let mut start = 0;
        for line in source.text.split_inclusive('\n') {
            if letters(line).contains(needle) {
                return Some(Span::new(source, start..start + line.trim_end().len()));
            }
            start += line.len();
        }
        if letters(&source.text).contains(needle) {
            return Some(Span::new(source, 0..0));
        }
    }
    None
}
