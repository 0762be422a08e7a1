//! A dossier as its author has it in mind, and the files that say so, with the place of every key.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::figure::{Commas, OWN, Unit, Val, date_typed, typed};
use super::list::Lang::{self, En, Ja};
use super::list::{Ending, Wording};
use factbrief::diagnostic::{SourceText, Span};
use factbrief::disk::{DossierFiles, dossier_files};

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    /// A figure of the fact itself, by its name.
    Figure(String),
    /// A figure of a fact, in a text of a brief.
    Of(usize, String),
}

pub type Text = Vec<Piece>;

/// A text in English and in Japanese.
pub type Pair = [Text; 2];

#[derive(Debug, Clone)]
pub struct Figure {
    /// `value` or the name of a companion.
    pub name: String,
    pub val: Val,
    /// How it is typed.
    pub taste: usize,
}

#[derive(Debug, Clone)]
pub struct Evidence {
    pub source: usize,
    pub locator: String,
    /// The printed form of each figure, in the order of the fact's figures.
    pub printed: Vec<String>,
    pub original: bool,
}

#[derive(Debug, Clone)]
pub struct Fact {
    pub id: String,
    pub figures: Vec<Figure>,
    pub statement: Pair,
    /// How the statement ends in each language.
    pub endings: [Ending; 2],
    pub short: Pair,
    pub lapsed: Option<Pair>,
    pub planned: bool,
    /// As typed.
    pub due: Option<String>,
    /// As typed.
    pub as_of: String,
    pub evidence: Vec<Evidence>,
}

impl Fact {
    /// Whether the date of its plan has passed; dossiers have plans for before and after, none for now.
    pub fn has_lapsed(&self) -> bool {
        self.lapsed.is_some()
    }
}

#[derive(Debug, Clone)]
pub struct Source {
    pub id: String,
    pub lang: Lang,
    pub title: [String; 2],
    pub nature: &'static str,
    /// As typed.
    pub issued: String,
    pub accessed: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layout {
    Bullets,
    Prose,
    Table,
    KeyFigures,
    Timeline,
    BarChart,
}

impl Layout {
    pub const ALL: [Self; 6] =
        [Self::Bullets, Self::Prose, Self::Table, Self::KeyFigures, Self::Timeline, Self::BarChart];

    pub fn name(self) -> &'static str {
        ["bullets", "prose", "table", "key-figures", "timeline", "bar-chart"][self as usize]
    }
}

#[derive(Debug, Clone)]
pub struct Section {
    pub heading: Pair,
    pub layout: Layout,
    pub text: Option<Pair>,
    pub facts: Vec<usize>,
}

#[derive(Debug, Clone)]
pub struct Brief {
    pub name: String,
    pub audience: &'static str,
    pub template: Option<&'static str>,
    pub title: Pair,
    pub bottom_line: Pair,
    pub sections: Vec<Section>,
}

#[derive(Debug, Clone)]
pub struct Dossier {
    pub seed: u64,
    pub languages: Vec<Lang>,
    pub commas: Commas,
    pub date: String,
    pub own: Vec<Unit>,
    pub sources: Vec<Source>,
    pub facts: Vec<Fact>,
    pub brief: Brief,
    /// Whether evidence is written as a list, and not as tables.
    pub listed: bool,
}

/// The files of a dossier, and what each line holds: `fact:berth/statement.en`, `source:plan/issued`.
pub struct Written {
    pub files: Vec<(PathBuf, String)>,
    pub templates: Vec<(String, String)>,
    keys: BTreeMap<(String, usize), String>,
}

impl Written {
    /// What the line of a place holds.
    pub fn key(&self, span: &Span) -> Option<&str> {
        self.keys.get(&(span.source.path.clone(), span.line())).map(String::as_str)
    }

    pub fn files(&self) -> DossierFiles {
        let text = |(path, text): &(PathBuf, String)| {
            let source = SourceText { path: path.display().to_string(), text: text.clone() };
            (path.clone(), Ok(Arc::new(source)))
        };
        let (facts, top) = self.files.iter().partition::<Vec<_>, _>(|(path, _)| {
            path.parent().is_some_and(|folder| folder.ends_with("facts"))
        });
        let [top, facts] = [top, facts].map(|files| files.into_iter().map(text).collect());
        dossier_files(Path::new("briefs/made"), top, facts, Vec::new())
    }
}

pub fn tag(lang: Lang) -> &'static str {
    ["en", "ja"][lang as usize]
}

impl Dossier {
    /// A figure of a fact by its name.
    pub fn figure(&self, fact: usize, name: &str) -> Option<&Figure> {
        self.facts[fact].figures.iter().find(|figure| figure.name == name)
    }

    /// The texts of a kind, each with the key of its place and, for those of a fact, the fact.
    pub fn wordings(&mut self, wording: Wording) -> Vec<(String, Option<usize>, &mut Pair)> {
        let facts = self.facts.iter_mut().enumerate();
        let brief = &mut self.brief;
        match wording {
            Wording::Statement => facts
                .filter(|(_, fact)| !fact.has_lapsed())
                .map(|(at, fact)| (format!("fact:{}/statement", fact.id), Some(at), &mut fact.statement))
                .collect(),
            Wording::Short => facts
                .map(|(at, fact)| (format!("fact:{}/short", fact.id), Some(at), &mut fact.short))
                .collect(),
            Wording::Lapsed => facts
                .filter_map(|(at, fact)| {
                    let key = format!("fact:{}/lapsed", fact.id);
                    Some((key, Some(at), fact.lapsed.as_mut()?))
                })
                .collect(),
            Wording::Title => vec![("brief/title".to_owned(), None, &mut brief.title)],
            Wording::BottomLine => vec![("brief/bottom-line".to_owned(), None, &mut brief.bottom_line)],
            Wording::Heading => brief
                .sections
                .iter_mut()
                .enumerate()
                .map(|(at, section)| (format!("brief/section.{at}/heading"), None, &mut section.heading))
                .collect(),
            Wording::SectionText => brief
                .sections
                .iter_mut()
                .enumerate()
                .filter_map(|(at, section)| {
                    Some((format!("brief/section.{at}/text"), None, section.text.as_mut()?))
                })
                .collect(),
        }
    }

    pub fn write(&self) -> Written {
        let mut files = vec![self.header(), self.source_table(), self.fact_table(), self.brief_file()];
        let mut written = Written { files: Vec::new(), templates: self.templates(), keys: BTreeMap::new() };
        for file in files.drain(..) {
            for (line, key) in file.keys {
                written.keys.insert((file.path.clone(), line), key);
            }
            written.files.push((PathBuf::from(file.path), file.text));
        }
        written
    }

    fn header(&self) -> File {
        let mut file = File::new("briefs/made/dossier.toml", "dossier");
        let tags: Vec<String> = self.languages.iter().map(|lang| format!("\"{}\"", tag(*lang))).collect();
        file.line("languages", &format!("[{}]", tags.join(", ")));
        self.each(&mut file, "title", ["Works at the coast", "沿岸の工事"]);
        file.line("date", &self.date);
        file.line("publisher", "\"Coast Desk\"");
        if self.commas == Commas::No && self.languages.contains(&Ja) {
            file.line("numbers.ja", "\"newspaper\"");
        }
        for unit in &self.own {
            file.header(&format!("[unit.{}]", unit.id), &format!("unit:{}", unit.id));
            file.line("en", &format!("[\"{}\", \"{}\"]", unit.english[0], unit.english[1]));
            file.line("ja", &format!("\"{}\"", unit.japanese[0]));
        }
        file
    }

    fn each(&self, file: &mut File, key: &str, texts: [&str; 2]) {
        for lang in &self.languages {
            file.line(&format!("{key}.{}", tag(*lang)), &quoted(texts[*lang as usize]));
        }
    }

    fn pair(&self, file: &mut File, key: &str, pair: &Pair) {
        let texts = pair.each_ref().map(|text| self.template(text));
        self.each(file, key, [&texts[0], &texts[1]]);
    }

    fn template(&self, text: &Text) -> String {
        text.iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.clone(),
                Piece::Figure(name) => format!("{{{{ {name} }}}}"),
                Piece::Of(fact, name) => format!("{{{{ fact('{}').{name} }}}}", self.facts[*fact].id),
            })
            .collect()
    }

    fn source_table(&self) -> File {
        let mut file = File::new("briefs/made/sources.toml", "sources");
        for source in &self.sources {
            file.header(&format!("[{}]", source.id), &format!("source:{}", source.id));
            file.line("type", "\"report\"");
            file.line("nature", &format!("\"{}\"", source.nature));
            // A title stands in its own language, and a translation beside it where a page needs it.
            for lang in [En, Ja] {
                if lang == source.lang || self.languages.contains(&lang) {
                    file.line(&format!("title.{}", tag(lang)), &quoted(&source.title[lang as usize]));
                }
            }
            file.line("publisher", "\"Coast Office\"");
            file.line("issued", &source.issued);
            file.line("accessed", &source.accessed);
            file.line("language", &format!("\"{}\"", tag(source.lang)));
        }
        if self.facts.iter().flat_map(|fact| &fact.evidence).any(|evidence| evidence.original) {
            file.header("[unread]", "source:unread");
            file.line("read", "false");
            file.line("publisher", "\"Ministry of Coasts\"");
        }
        file
    }

    fn fact_table(&self) -> File {
        let mut file = File::new("briefs/made/facts/all.toml", "facts");
        for fact in &self.facts {
            let owner = format!("fact:{}", fact.id);
            file.header(&format!("[{}]", fact.id), &owner);
            self.pair(&mut file, "statement", &fact.statement);
            self.pair(&mut file, "short", &fact.short);
            if let Some(lapsed) = &fact.lapsed {
                self.pair(&mut file, "lapsed", lapsed);
            }
            for figure in &fact.figures {
                let key =
                    if figure.name == "value" { "value".to_owned() } else { format!("with.{}", figure.name) };
                self.value(&mut file, &key, figure);
            }
            file.line("status", "\"reported\"");
            if fact.planned {
                file.line("stage", "\"planned\"");
            }
            if let Some(due) = &fact.due {
                file.line("due", due);
            }
            file.line("as-of", &fact.as_of);
            if self.listed {
                file.line("evidence", "[");
            }
            for (at, evidence) in fact.evidence.iter().enumerate() {
                let printed: Vec<(&str, &str)> = fact
                    .figures
                    .iter()
                    .zip(&evidence.printed)
                    .map(|(figure, printed)| (figure.name.as_str(), printed.as_str()))
                    .collect();
                let as_printed = match printed.as_slice() {
                    [("value", printed)] => format!("\"{printed}\""),
                    several => {
                        let entries: Vec<String> =
                            several.iter().map(|(name, printed)| format!("{name} = \"{printed}\"")).collect();
                        format!("{{ {} }}", entries.join(", "))
                    }
                };
                let source = &self.sources[evidence.source].id;
                let original = if evidence.original { ", original = \"unread\"" } else { "" };
                if self.listed {
                    file.owner = format!("{owner}/evidence.{at}");
                    file.raw(
                        "as-printed",
                        &format!(
                            "  {{ source = \"{source}\", locator = \"{}\", as-printed = {as_printed}{original} }},",
                            evidence.locator
                        ),
                    );
                    continue;
                }
                file.header(&format!("[[{}.evidence]]", fact.id), &format!("{owner}/evidence.{at}"));
                file.line("source", &format!("\"{source}\""));
                file.line("locator", &format!("\"{}\"", evidence.locator));
                file.line("as-printed", &as_printed);
                if evidence.original {
                    file.line("original", "\"unread\"");
                }
            }
            if self.listed {
                file.raw("evidence", "]");
            }
        }
        file
    }

    /// A value; with words or texts one key on each line, so that each has a place of its own.
    fn value(&self, file: &mut File, key: &str, figure: &Figure) {
        match &figure.val {
            Val::Text(_, texts) => {
                for lang in &self.languages {
                    file.line(&format!("{key}.text.{}", tag(*lang)), &quoted(&texts[*lang as usize]));
                }
            }
            Val::Amount(amount) if amount.words != [None, None] => {
                for part in typed(&figure.val, figure.taste).split(", ") {
                    if let Some((name, value)) = part.split_once(" = ") {
                        file.line(&format!("{key}.{name}"), value);
                    }
                }
                for lang in &self.languages {
                    if let Some(words) = &amount.words[*lang as usize] {
                        file.line(&format!("{key}.words.{}", tag(*lang)), &quoted(words));
                    }
                }
            }
            val => file.line(key, &format!("{{ {} }}", typed(val, figure.taste))),
        }
    }

    fn brief_file(&self) -> File {
        let brief = &self.brief;
        let mut file = File::new(&format!("briefs/made/{}.toml", brief.name), "brief");
        file.line("audience", &format!("\"{}\"", brief.audience));
        if let Some(template) = brief.template {
            file.line("template", &format!("\"{template}\""));
        }
        file.line("pages", "4");
        self.pair(&mut file, "title", &brief.title);
        self.pair(&mut file, "bottom-line", &brief.bottom_line);
        for (at, section) in brief.sections.iter().enumerate() {
            file.header("[[section]]", &format!("brief/section.{at}"));
            self.pair(&mut file, "heading", &section.heading);
            file.line("layout", &format!("\"{}\"", section.layout.name()));
            if let Some(text) = &section.text {
                self.pair(&mut file, "text", text);
            }
            let ids: Vec<String> =
                section.facts.iter().map(|fact| format!("\"{}\"", self.facts[*fact].id)).collect();
            file.line("facts", &format!("[{}]", ids.join(", ")));
        }
        file
    }

    /// An own audience needs a template; some dossiers have one of their own for another reason.
    fn templates(&self) -> Vec<(String, String)> {
        let own = "{% extends \"base.md.j2\" %}\n{% block kind %}{% if lang == \"ja\" %}関係者のみなさまへ{% else %}For the board{% endif %}{% endblock %}\n";
        let whole = "{% import \"macros.md.j2\" as show %}\n# {{ brief.title }}\n\n> {{ brief.bottom_line }}\n\n{% for section in sections %}\n## {{ section.heading }}\n\n{{ show.section(section, label) }}\n\n{% endfor %}\n{{ references }}\n\n---\n\n{{ dossier.publisher }}\n";
        [("board.md.j2", own), ("sheet.md.j2", whole)]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .to_vec()
    }
}

/// The own units, each as it is sound.
pub fn own_units() -> Vec<Unit> {
    OWN.iter().map(|(id, ..)| super::figure::unit(id)).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A file that grows line by line.
struct File {
    path: String,
    text: String,
    keys: Vec<(usize, String)>,
    owner: String,
    lines: usize,
}

impl File {
    fn new(path: &str, owner: &str) -> Self {
        let (path, owner) = (path.to_owned(), owner.to_owned());
        Self { path, text: String::new(), keys: Vec::new(), owner, lines: 0 }
    }

    fn header(&mut self, header: &str, owner: &str) {
        self.owner = owner.to_owned();
        let end = self.owner.len();
        self.raw("", header);
        self.owner.truncate(end);
    }

    fn line(&mut self, key: &str, value: &str) {
        self.raw(key, &format!("{key} = {value}"));
    }

    fn raw(&mut self, key: &str, line: &str) {
        self.lines += 1;
        self.keys.push((self.lines, format!("{}/{key}", self.owner)));
        let _ = writeln!(self.text, "{line}");
    }
}

/// A TOML date of a typed one.
pub fn typed_date(when: super::figure::When) -> String {
    date_typed(when)
}
