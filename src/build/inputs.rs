//! What a brief is made from, as one value. Its hash is the brief's key, and the hashes of its parts are the fingerprints in
//! the manifest. Fingerprints that differ are the reasons why a file isn't current. So a brief is current when two texts are
//! the same, and there is no dependency graph that could be wrong.
//!
//! Briefs and dossiers are taken apart here field by field, so that each new field must be assigned to a part.

use std::collections::BTreeMap;

use serde::Serialize;

use super::digest::{digest, fingerprint};
use super::fingerprint::Fingerprints;
use super::own_text::OwnText;
use super::picture_input::{ByTag, picture_entry, placed};
use crate::make::RungTexts;
use crate::manifest::{BriefEntry, Rung};
use crate::model::{Brief, Dossier, Paper, Piece, Statement};
use crate::page::Theme;
use crate::render::{Concession, template_of};
use crate::value::{JapaneseYears, Negative, Numbers, Rendering, Showing};

/// The program and its version, as outputs name it.
pub const PROGRAM: &str = concat!("factbrief ", env!("CARGO_PKG_VERSION"));

/// The pieces of a statement, each with how a placeholder is printed.
type Pieces<'a> = Vec<(&'a str, &'static str)>;

/// Everything that the fit and the files of a brief depend on. Notes, remarks, unprinted facts and unreachable templates
/// aren't in it, so they make nothing stale.
#[derive(Serialize)]
struct Inputs<'a> {
    /// Another program may set the same rendered text differently.
    program: &'static str,
    fonts: &'a str,
    theme: &'a Theme,
    limits: PageLimits,
    imprint: Imprint<'a>,
    /// The hash of the picture's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<&'a str>,
    fit: Fit,
}

/// The limits of the page.
#[derive(Serialize)]
struct PageLimits {
    paper: &'static str,
    /// Points.
    min_type_size: f32,
    /// The most pages it may take.
    pages: usize,
    embed_facts: bool,
    /// What it is marked as.
    #[serde(skip_serializing_if = "Option::is_none")]
    marking: Option<&'static str>,
}

/// What the PDF says about itself that the rendered texts don't say.
#[derive(Serialize)]
struct Imprint<'a> {
    title: ByTag<'a>,
    publisher: ByTag<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    letterhead: Option<ByTag<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disclaimer: Option<ByTag<'a>>,
}

/// How the brief was fitted. The fit tries a few rungs of the ladder of concessions, and the rendered texts on them decide which
/// ones. So the same rendered texts on the rungs that it tried last time, with the same limits, lead to the same page. Rendered
/// texts on other rungs have no effect.
#[derive(Serialize)]
struct Fit {
    /// The first rung, and the length of the ladder where the fit went beyond that.
    first: Rung,
    ladder: Option<usize>,
    /// The rungs that were tried.
    tried: Vec<Tried>,
    /// The rung whose rendered texts became the files.
    rung: Rung,
}

/// The brief on one rung.
#[derive(Serialize)]
struct Tried {
    rung: Rung,
    /// Ids of facts in their short form and of facts left out, which the manifest names.
    short: Vec<String>,
    omitted: Vec<String>,
    /// A hash for each language in the order declared, of the title, the cited text and the facts for machines. These hold
    /// the names of dossier and brief, the audience and the date.
    rung_texts: Vec<(&'static str, String)>,
}

/// What rendered texts depend on, besides facts, sources and templates. It isn't part of the key: it says which part differs
/// when the rendered texts do.
#[derive(Serialize)]
struct Origins<'a> {
    manner: Presentation<'a>,
    words: OwnText<'a>,
    contact: Option<&'a str>,
    /// Each concession by its kind, with the fact's id.
    ladder: Vec<(&'static str, &'a str)>,
    /// The short forms by the fact's id and the tag of the language.
    shorts: BTreeMap<&'a str, BTreeMap<&'static str, Pieces<'a>>>,
}

/// How figures are written, and the remarks of the page.
#[derive(Serialize)]
struct Presentation<'a> {
    languages: Vec<&'static str>,
    numbers: &'static str,
    /// The sign of figures below zero, where it isn't the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    negative: Option<&'static str>,
    /// How years are counted in Japanese, where that isn't the usual way.
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contested: Option<&'static str>,
    tell_omitted: bool,
    tell_as_of_after: u32,
    /// The pinned sources that the program can read, where the page tells how many figures could not be verified.
    pinned: Option<Vec<&'a str>>,
    audience: Option<ByTag<'a>>,
    /// The words of the marking, where they are the house's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    marked: Option<ByTag<'a>>,
    changes_since: Option<String>,
}

/// The manifest's entry of a brief that was set on a rung after others were tried; none where a rendered text has mistakes or
/// the ladder is too short.
///
/// # Errors
/// As [`digest`].
pub fn describe(
    rung_texts: &mut RungTexts<'_>,
    theme: &Theme,
    fingerprints: &Fingerprints,
    rung: Rung,
    tried: &[Rung],
) -> serde_json::Result<Option<BriefEntry>> {
    if !tried.iter().chain([&rung]).all(|&rung| rung_texts.reaches(rung)) {
        return Ok(None);
    }
    let looks = tried.iter().map(|&rung| look(rung_texts, rung).transpose());
    let Some(looks) = looks.collect::<Option<serde_json::Result<Vec<Tried>>>>() else { return Ok(None) };
    let first = rung_texts.first();
    let ladder = tried.iter().any(|tried| tried.conceded > 0).then_some(rung_texts.ladder.len());
    let fit = Fit { first, ladder, tried: looks?, rung };
    let (limits, imprint, origins, date) = parts(rung_texts);
    let picture = picture_entry(rung_texts.dossier, rung_texts.brief);
    let inputs = Inputs {
        program: PROGRAM,
        fonts: &fingerprints.fonts,
        theme,
        limits,
        imprint,
        picture: picture.as_ref().map(|picture| picture.hash.as_str()),
        fit,
    };
    let key = digest(&inputs)?.to_hex().to_string();
    // Taken apart so that each part is given the fingerprint that explains it.
    let Inputs { program, fonts, theme, limits, imprint, picture: _, fit } = inputs;
    let Fit { first: _, ladder: _, tried: _, rung } = fit;
    let Origins { manner, words, contact, ladder, shorts } = origins;
    let (short, omitted) = rung_texts.given_up(rung);
    let templates = &fingerprints.templates;
    Ok(Some(BriefEntry {
        audience: rung_texts.brief.audience.clone(),
        contested: Some(rung_texts.brief.showing())
            .filter(|showing| *showing != Showing::Preferred)
            .map(|showing| showing.name().to_owned()),
        program: program.to_owned(),
        date,
        key,
        rung,
        tried: tried.to_vec(),
        short,
        omitted,
        theme: fingerprint(theme)?,
        fonts: fonts.to_owned(),
        settings: fingerprint(&(limits, manner))?,
        words: fingerprint(&words)?,
        imprint: fingerprint(&(imprint, contact))?,
        picture,
        ladder: fingerprint(&ladder)?,
        shorts: fingerprint(&shorts)?,
        templates: templates
            .get(&*template_of(rung_texts.brief, |name| templates.contains_key(name)))
            .cloned()
            .unwrap_or_default(),
    }))
}

/// The brief on a rung; none where a rendered text has mistakes.
fn look(rung_texts: &mut RungTexts<'_>, rung: Rung) -> serde_json::Result<Option<Tried>> {
    let (short, omitted) = rung_texts.given_up(rung);
    let Some(right) = rung_texts.right(rung) else { return Ok(None) };
    let each = right.into_iter().map(|rung_text| {
        let json = blake3::hash(&rung_text.json).to_hex();
        let hash = digest(&(&rung_text.rendered.title, &rung_text.cited.markdown, json.as_str()))?;
        Ok((rung_text.rendered.language.tag(), hash.to_hex().to_string()))
    });
    let rung_texts: serde_json::Result<_> = each.collect();
    Ok(Some(Tried { rung, short, omitted, rung_texts: rung_texts? }))
}

/// What a brief and its dossier say of the page, with its date.
fn parts<'a>(rung_texts: &'a RungTexts<'_>) -> (PageLimits, Imprint<'a>, Origins<'a>, String) {
    let Dossier {
        title,
        languages,
        date,
        publisher,
        contact,
        // Asked for below, since an audience may have its own.
        house: _,
        houses: _,
        markings: _,
        numbers,
        negative,
        years,
        embed_facts,
        tell_unverified,
        audiences,
        tell_as_of_after,
        paper,
        sources,
        facts,
        // In the facts for machines, which are hashed with the rendered texts.
        name: _,
        // Hashed as the theme itself.
        theme: _,
        // Printed with the values of facts, which the manifest holds.
        units: _,
        // Only the check and the archive use these.
        id: _,
        names: _,
        archive: _,
        overdue: _,
        policies: _,
        words: _,
        owner: _,
        fact_index: _,
        known_on: _,
        freshness: _,
        briefs: _,
    } = &**rung_texts.dossier;
    let Brief {
        audience,
        pages,
        min_type_size,
        contested,
        changes_since,
        tell_omitted,
        sections,
        // Hashed as the words of its author; the file of the picture by itself.
        title: _,
        bottom_line: _,
        replaces: _,
        authors: _,
        picture: _,
        // Asked of the dossier, which may have one for its readers.
        marking: _,
        // In the facts for machines.
        name: _,
        // Only the check uses it.
        custody: _,
        // Hashed as the theme and the templates themselves.
        theme: _,
        template: _,
        // Places.
        span: _,
        audience_span: _,
    } = rung_texts.brief;
    let paper = match paper {
        Paper::A4 => "a4",
        Paper::Letter => "letter",
    };
    let numbers = match numbers {
        Numbers::Report => "report",
        Numbers::Newspaper => "newspaper",
    };
    let pinned = || sources.iter().filter(|source| source.can_be_compared()).map(|source| source.id.as_str());
    let marking = rung_texts.dossier.marking(rung_texts.brief);
    let manner = Presentation {
        languages: languages.iter().map(|language| language.tag()).collect(),
        numbers,
        years: (*years != JapaneseYears::default()).then(|| years.name()),
        negative: (*negative != Negative::default()).then(|| negative.name()),
        contested: contested.as_ref().map(|(showing, _)| showing.name()),
        tell_omitted: *tell_omitted,
        tell_as_of_after: *tell_as_of_after,
        pinned: tell_unverified.then(|| pinned().collect()),
        audience: audiences.get(audience).map(tagged),
        marked: marking.and_then(|marking| marking.text.as_ref()).map(placed),
        changes_since: changes_since.as_ref().map(|edition| edition.date.to_string()),
    };
    let words = OwnText::of(rung_texts.brief, (sources, facts));
    let ladder = rung_texts.ladder.iter().map(|concession| match concession {
        Concession::Short(fact) => ("short", facts[*fact].id.as_str()),
        Concession::Omit(fact) => ("omit", facts[*fact].id.as_str()),
    });
    let short = |&fact: &usize| {
        let short = facts[fact].short.iter().flatten();
        let texts = short.map(|(language, statement)| (language.tag(), pieces(statement))).collect();
        (facts[fact].id.as_str(), texts)
    };
    let limits = PageLimits {
        paper,
        min_type_size: *min_type_size,
        pages: *pages,
        embed_facts: *embed_facts,
        marking: marking.map(|marking| marking.kind.name()),
    };
    let (whole, brief) = (rung_texts.dossier, rung_texts.brief);
    let imprint = Imprint {
        title: tagged(title),
        publisher: tagged(publisher),
        letterhead: whole.letterhead(brief).map(placed),
        disclaimer: whole.disclaimer(brief).map(placed),
    };
    let origins = Origins {
        manner,
        words,
        contact: contact.as_deref(),
        ladder: ladder.collect(),
        shorts: sections.iter().flat_map(|section| &section.facts).map(short).collect(),
    };
    (limits, imprint, origins, date.to_string())
}

fn tagged(texts: &crate::value::Texts) -> ByTag<'_> {
    texts.iter().map(|(language, text)| (language.tag(), text.as_str())).collect()
}

fn pieces(statement: &Statement) -> Pieces<'_> {
    statement.pieces.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> (&str, &'static str) {
    match piece {
        Piece::Text(text) => (text, "words"),
        Piece::Placeholder { name, rendering } => {
            let rendering = match rendering {
                Rendering::Running => "running",
                Rendering::Initial => "initial",
                Rendering::Compact => "compact",
                Rendering::Change => "change",
                Rendering::Size => "size",
                Rendering::Direction => "direction",
                Rendering::Verb => "verb",
            };
            (name, rendering)
        }
    }
}
