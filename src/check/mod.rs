//! From the texts of a dossier's files to a dossier, or to every mistake in them at once.

mod brief_picture;
mod briefs;
mod claims;
mod context;
mod dates;
mod day;
mod derived;
mod dossier;
mod editions;
mod evidence;
mod fact_history;
mod facts;
mod figures;
mod fiscal;
mod fresh;
mod gathered;
mod house;
mod judgement;
mod keeping;
mod known;
mod known_on;
mod languages;
mod literal;
mod messages;
mod of_which;
mod origins;
mod outgoing;
mod own_units;
mod plan;
mod printed;
mod recipients;
mod renderings;
mod review;
mod rivals;
mod side_by_side;
mod slid_keys;
mod sources;
mod spoken;
mod superseded;
mod syntax;
mod texts;
mod threshold;
mod titles;
mod toml;
mod typed;
mod unreadable;
mod values;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use self::briefs::BriefRead;
use self::context::{Context, WordReading};
use self::gathered::Gathered;
use self::known::{KnownFacts, LeftOutThere};
use self::rivals::Rivals;
use self::toml::own_mistakes;
use crate::diagnostic::{self, Code, Diagnostic, Severity, Span};
use crate::disk::{DossierFiles, Note, shown};
use crate::model::{Dossier, EarlierDay};

pub use self::keeping::{
    DayAsked, PrintedFacts, UsedWords, page_policies_since, policies, policies_since, printed_with_names,
};
pub use self::languages::compare_languages;
pub use self::outgoing::{discreet, outgoing};
pub use self::plan::lapsed_since;
pub use self::recipients::recipients;
pub use self::review::overdue;
pub use self::superseded::{successor, superseded_since};
pub use self::texts::mask_placeholders;

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    use std::sync::Arc;

    use super::syntax::parse;
    use super::toml::{File, TomlTable};
    use crate::diagnostic::{Diagnostic, SourceText};
    pub use crate::model::most_apart;

    /// What is found in a file of which only some keys are asked for.
    pub fn found_asking_for(keys: &[&str], source: &Arc<SourceText>) -> Vec<Diagnostic> {
        let file = File::new(source);
        let (parsed, _) = parse(&file, &source.text);
        let table = TomlTable::of(&file, parsed.get_ref(), 0..0);
        for item in keys.iter().filter_map(|key| table.get(key)) {
            item.text();
        }
        file.into_found(parsed.get_ref())
    }
}

/// A dossier as far as it could be read, with everything that is wrong in it.
#[derive(Debug)]
pub struct Checked {
    /// The dossier; absent when anything in it is an error.
    pub dossier: Option<Dossier>,
    /// Errors and warnings, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// A hash of all that was checked.
    pub inputs: blake3::Hash,
    /// What could be read of it, whatever else is wrong.
    pub declared: Declared,
}

/// What a dossier says of its archive and its sources, also where something in it is an error.
#[derive(Debug, Clone, Default)]
pub struct Declared {
    /// The folder of its archive, and where that is written.
    pub archive: Option<(String, Span)>,
    /// The ids of its sources.
    pub sources: Vec<String>,
}

/// Checks a dossier's files. `date` replaces the date of `dossier.toml`.
pub fn check(files: &DossierFiles, date: Option<NaiveDate>) -> Checked {
    check_as_known(files, date, None)
}

/// Checks a dossier's files as [`check_as_known`] does. What it notes is that nothing was found in the words of these files; where that is
/// noted already, they aren't read again, which is half of the work. The result is the same.
pub fn check_noting(
    files: &DossierFiles,
    date: Option<NaiveDate>,
    earlier: Option<&EarlierDay>,
    note: Option<&Note>,
) -> Checked {
    let inputs = inputs(files, (date, earlier));
    let words = Arc::new(WordReading::new(note.is_some_and(|note| note.says(&inputs))));
    let checked = judged(files, (date, earlier), &words);
    if let Some(note) = note.filter(|_| !words.found_any()) {
        note.keep(&inputs);
    }
    checked
}

/// Checks a dossier's files and takes its facts back to what was known on a day. All of them must be sound as they are today. The day
/// printed on the pages is then the earlier of that day and the dossier's date, unless another one is given.
pub fn check_as_known(
    files: &DossierFiles,
    date: Option<NaiveDate>,
    earlier: Option<&EarlierDay>,
) -> Checked {
    judged(files, (date, earlier), &Arc::default())
}

fn judged(
    files: &DossierFiles,
    (date, earlier): (Option<NaiveDate>, Option<&EarlierDay>),
    words: &Arc<WordReading>,
) -> Checked {
    let known_on = earlier.map(|earlier| earlier.day);
    let mut found: Vec<Diagnostic> = files.diagnostics.clone();
    let Some(header_text) = &files.dossier else {
        return finish(files, (date, earlier), None, Declared::default(), found);
    };
    let (header, diagnostics) = dossier::dossier(header_text, words);
    let mut declared = Declared { archive: header.archive.clone(), sources: Vec::new() };
    found.extend(diagnostics);
    let written = header.date.clone().map(|(date, span)| (date, Some(span)));
    let mut context = Context {
        words: Arc::clone(words),
        languages: header.languages,
        units: header.units,
        units_complete: header.units_complete,
        owners: header.owners,
        names: header.names,
        // An earlier day is that of its pages only: what is known today is judged by today's date.
        date: date.filter(|_| known_on.is_none()).map(|date| (date, None)).or(written),
        sources: BTreeMap::new(),
        registered: Vec::new(),
        sources_complete: false,
    };

    if let Some(text) = &files.sources {
        let (read, complete, diagnostics) = sources::sources(text, &context);
        found.extend(diagnostics);
        context.sources_complete = complete;
        context.sources =
            read.iter().enumerate().map(|(index, one)| (one.id.clone(), (index, one.read))).collect();
        found.extend(origins::rings(&read));
        declared.sources = sources::ids(text);
        context.registered = read;
    }

    let mut tables: Vec<_> = files.facts.par_iter().map(|text| facts::facts(text, &context)).collect();
    let mut known = earlier.map(|earlier| known_on::take_back(&mut tables, earlier, &context));
    if let (Some(known), Some((written, _))) = (&known, &context.date) {
        context.date = Some((date.unwrap_or_else(|| known.day.min(*written)), None));
    }
    let readable = !files
        .diagnostics
        .iter()
        .any(|found| found.code != Code::MissingFile && found.severity() == Severity::Error);
    let Gathered {
        mut facts,
        index,
        spoiled,
        complete,
        audiences: named,
        mut distinct,
        mut custodies,
        found: said,
    } = gathered::gather(tables, readable, &context);
    found.extend(said);
    let mut audiences = header.audience_places;
    audiences.extend(named);

    for fact in &mut facts {
        fact.distinct_from = distinct.remove(&fact.id).unwrap_or_default();
        fact.custody = custodies.remove(&fact.id).unwrap_or_default();
    }
    let is_later = |id: &str| known.as_ref().is_some_and(|known| known.later.contains_key(id));
    let missing = |id: &str| spoiled.contains(id) || !complete || is_later(id);
    let day = context.date.as_ref().map(|(day, _)| *day);
    found.extend(rivals::judge(&facts, &index, missing));
    found.extend(superseded::judge(&facts, &index, day, missing));
    if let (Some(_), Some(day)) = (&known, day) {
        found.extend(known_on::after_page(&facts, day, &context));
    }
    let rivals = Rivals::of(&facts, day);
    found.extend(rivals.reports());
    found.extend(origins::shared(&facts, &context.registered));
    found.extend(unreadable::unreadable(&facts, &context.registered));

    let left_out = RefCell::new(LeftOutThere::default());
    let mut not_made = Vec::new();
    let later = known.as_ref().map(|known| (known, &left_out));
    let known_facts = KnownFacts { facts: &facts, index: &index, spoiled: &spoiled, complete, later };
    let mut briefs = Vec::new();
    for text in &files.briefs {
        let read = briefs::brief(text, &files.editions, &context, &known_facts);
        if read.is_unasked(&known_facts) {
            let file = text.path.rsplit('/').next().unwrap_or_default();
            not_made.push(file.strip_suffix(".toml").unwrap_or(file).to_owned());
            continue;
        }
        let BriefRead { brief, found: diagnostics, .. } = read;
        found.extend(diagnostics);
        found.extend(brief.iter().flat_map(|brief| rivals.one_sided(brief, &index)));
        briefs.extend(brief);
    }
    if files.briefs.is_empty() {
        found.push(messages::briefs::no_brief(&shown(&files.folder), facts.len()));
    } else if briefs.len() == files.briefs.len() {
        found.extend(briefs::check_audiences(&audiences, &briefs));
    }

    if let Some(known) = &mut known {
        known.computed_as_was = known_on::computed_as_was(&facts, known);
        let LeftOutThere { facts, editions } = left_out.into_inner();
        (known.left_out, known.later_editions) = (facts, editions);
        known.left_out.retain(|one| !not_made.contains(&one.brief));
        known.later_editions.retain(|one| !not_made.contains(&one.brief));
        known.not_made = not_made;
    }
    let printed = context.date;
    let dossier = printed.map(|(printed, _)| Dossier {
        name: files.name.clone(),
        id: header.id,
        title: header.title,
        languages: context.languages,
        date: printed,
        publisher: header.publisher,
        contact: header.contact,
        house: header.house,
        houses: header.houses,
        markings: header.markings,
        names: context.names,
        numbers: header.numbers,
        negative: header.negative,
        years: header.years,
        theme: header.theme,
        embed_facts: header.embed_facts,
        archive: header.archive,
        tell_unverified: header.tell_unverified,
        audiences: header.audiences,
        freshness: header.freshness,
        policies: header.policies,
        words: header.words,
        owner: header.owner,
        tell_as_of_after: header.tell_as_of_after,
        overdue: header.overdue,
        paper: header.paper,
        units: context.units,
        sources: context.registered,
        facts,
        fact_index: index,
        briefs,
        known_on: known,
    });
    finish(files, (date, earlier), dossier, declared, found)
}

fn finish(
    files: &DossierFiles,
    asked: (Option<NaiveDate>, Option<&EarlierDay>),
    dossier: Option<Dossier>,
    declared: Declared,
    diagnostics: Vec<Diagnostic>,
) -> Checked {
    let mut diagnostics = own_mistakes(diagnostics);
    diagnostic::sort(&mut diagnostics);
    let sound = diagnostics.iter().all(|diagnostic| diagnostic.severity() != Severity::Error);
    Checked { dossier: dossier.filter(|_| sound), diagnostics, inputs: inputs(files, asked), declared }
}

fn inputs(files: &DossierFiles, asked: (Option<NaiveDate>, Option<&EarlierDay>)) -> blake3::Hash {
    let mut inputs = blake3::Hasher::new();
    inputs.update(files.hash().as_bytes()).update(format!("{asked:?}").as_bytes());
    inputs.finalize()
}

/// A text that an edit adds to a table of a file.
pub struct Added<'a> {
    /// The table's name.
    pub table: &'a str,
    /// The key, which isn't there yet.
    pub key: &'a str,
    /// What it is to say.
    pub value: &'a str,
}

/// Whether an edited file says what the old one said, and has one more table of this name.
pub fn gains_table(old: &str, new: &str, table: &str) -> bool {
    let read = |text: &str| ::toml::from_str::<::toml::Table>(text.trim_start_matches('\u{feff}')).ok();
    let (Some(old), Some(mut new)) = (read(old), read(new)) else { return false };
    new.remove(table).is_some_and(|added| added.is_table()) && old == new
}

/// Whether an edited file says what the old one said, and what was to be added, and nothing else. A byte-order mark says
/// nothing.
pub fn adds_only(old: &str, new: &str, added: &[Added<'_>]) -> bool {
    let read = |text: &str| ::toml::from_str::<::toml::Table>(text.trim_start_matches('\u{feff}')).ok();
    let (Some(mut old), Some(new)) = (read(old), read(new)) else { return false };
    for Added { table, key, value } in added {
        let Some(table) = old.get_mut(*table).and_then(::toml::Value::as_table_mut) else { return false };
        if table.insert((*key).to_owned(), ::toml::Value::String((*value).to_owned())).is_some() {
            return false;
        }
    }
    old == new
}

/// Whether an edited file says what the old one said, but for one key of a table, or of the file itself, which has this value now.
pub fn sets_only(old: &str, new: &str, table: Option<&str>, key: &str, value: &str) -> bool {
    let read = |text: &str| ::toml::from_str::<::toml::Table>(text.trim_start_matches('\u{feff}')).ok();
    let (Some(mut old), Some(new)) = (read(old), read(new)) else { return false };
    let Some(value) = read(&format!("{key} = {value}")).and_then(|mut table| table.remove(key)) else {
        return false;
    };
    let into = match table {
        Some(table) => old.get_mut(table).and_then(::toml::Value::as_table_mut),
        None => Some(&mut old),
    };
    let Some(into) = into else { return false };
    into.insert(key.to_owned(), value);
    old == new
}
