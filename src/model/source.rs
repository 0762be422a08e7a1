//! One document that facts rest on.

use crate::diagnostic::Span;
use crate::language::{Language, Reader, SourceLanguage};
use crate::reading::{self, SourceSetting};
use crate::value::{Date, FiscalCalendar, Texts, Units, choice};

choice! {
    /// What a source is.
    SourceType {
        /// An article of a newspaper or magazine.
        Article = "article",
        /// A report.
        Report = "report",
        /// A page on the web.
        Web = "web",
        /// A post of a blog or network.
        Post = "post",
        /// Statistics.
        Statistics = "statistics",
        /// A filing with a regulator or an exchange.
        Filing = "filing",
        /// A law or regulation.
        Law = "law",
        /// A standard.
        Standard = "standard",
        /// A decision of a court.
        CourtDecision = "court-decision",
        /// A press release.
        PressRelease = "press-release",
        /// A book.
        Book = "book",
        /// A data set.
        DataSet = "data-set",
        /// A speech.
        Speech = "speech",
        /// A presentation.
        Presentation = "presentation",
        /// An interview.
        Interview = "interview",
    }
}

choice! {
    /// Who speaks in a source.
    Nature {
        /// The party itself.
        Primary = "primary",
        /// A public body.
        Official = "official",
        /// A news organisation.
        News = "news",
        /// An analyst.
        Analysis = "analysis",
        /// Somebody who sums up what others have reported.
        Digest = "digest",
        /// A blogger.
        Blog = "blog",
        /// A machine; marked wherever it is cited.
        AiGenerated = "ai-generated",
    }
}

choice! {
    /// What may be taken from a source.
    Reuse {
        /// Figures and facts, in words of one's own.
        Figures = "figures",
        /// Quotations, too.
        Quotations = "quotations",
        /// All of it.
        Whole = "whole",
    }
}

impl Source {
    /// The page of its file that has a number, counted from 1.
    pub fn page_of_file(&self, number: u32) -> Option<u32> {
        number.checked_add(self.first_page.unwrap_or(1))?.checked_sub(1).filter(|page| *page > 0)
    }

    /// How its figures are read: its language, date, fiscal years and money, and the units of a dossier. None where the program has
    /// no reader for the language.
    pub fn setting<'a>(&'a self, units: &'a Units) -> Option<SourceSetting<'a>> {
        let language = match &self.language {
            // A region may write numbers otherwise than others of its language.
            Some(language) => match language.reader()? {
                reader @ (Reader::Ja | Reader::Zh | Reader::Ko) => reader.tag(),
                _ => language.tag(),
            },
            None => reading::UNDETERMINED,
        };
        let issued = self.issued.as_ref().map(Date::last_day);
        let issued_from = self.issued.as_ref().map(Date::first_day);
        Some(SourceSetting {
            language,
            units,
            issued,
            issued_from,
            fiscal: self.fiscal,
            currency: self.currency.as_deref(),
        })
    }
}

/// The text of an archived file that is none itself.
#[derive(Debug, Clone)]
pub struct Extracted {
    /// The bare name of its file in the archive, and where that is written.
    pub file: (String, Span),
    /// The SHA-256 of that file in lower-case hexadecimal, and where that is written.
    pub sha256: (String, Span),
    /// What extracted it, for whoever extracts it again.
    pub by: String,
}

/// A source.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// The place of its id.
    pub span: Span,
    /// What it is; known for every source that was read.
    pub kind: Option<SourceType>,
    /// Who speaks in it; known for every source that was read.
    pub nature: Option<Nature>,
    /// Its title in languages of briefs: its own one, and translations.
    pub title: Texts,
    /// Its title in its own language, where no brief is written in that.
    pub foreign_title: Option<String>,
    /// Who published it, in each language that has a form of its own; a single form is given for every language.
    pub publisher: Texts,
    /// Persons as `Family, Given`.
    pub authors: Vec<String>,
    /// When it was published.
    pub issued: Option<Date>,
    /// When we read it.
    pub accessed: Option<Date>,
    /// The language it is written in.
    pub language: Option<SourceLanguage>,
    /// Whose fiscal years it means.
    pub fiscal: Option<FiscalCalendar>,
    /// Whose money a sign or word that several currencies share stands for: a code of ISO 4217.
    pub currency: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// The bare name of its file in the archive, and where that is written.
    pub file: Option<(String, Span)>,
    /// The SHA-256 of that file in lower-case hexadecimal, and where that is written.
    pub sha256: Option<(String, Span)>,
    /// The text that was extracted from that file, which is what is searched; none where the file is a text itself.
    pub extracted: Option<Extracted>,
    /// The page of that file that has the number 1; the first where nobody says.
    pub first_page: Option<u32>,
    /// Indices of the sources that it takes its statements from.
    pub rests_on: Vec<usize>,
    /// Its licence.
    pub licence: Option<String>,
    /// What may be taken from it, where that is known.
    pub reuse: Option<Reuse>,
    /// Whether one of us has read it.
    pub read: bool,
    /// For colleagues; never printed.
    pub note: Option<String>,
}

impl Source {
    /// The publisher in a language, else in any; when there is none, the first author, the title or the id.
    pub fn publisher_in(&self, language: Language) -> &str {
        let any = || self.publisher.values().next();
        let name = self.publisher.get(&language).or_else(any).or(self.authors.first()).map(String::as_str);
        name.or_else(|| self.own_title()).unwrap_or(&self.id)
    }

    /// The title in its own language, else in any.
    pub fn own_title(&self) -> Option<&str> {
        let own = self.own_language().and_then(|language| self.title.get(&language));
        own.or(self.foreign_title.as_ref()).or_else(|| self.title.values().next()).map(String::as_str)
    }

    /// Whether the program can read its figures; those of a source whose language nobody states as far as they can.
    pub fn has_reader(&self) -> bool {
        self.language.as_ref().is_none_or(|language| language.reader().is_some())
    }

    /// Whether its figures can be compared with its archived file on any machine that has it: it is pinned, and the program reads its
    /// language.
    pub fn can_be_compared(&self) -> bool {
        self.sha256.is_some() && self.has_reader()
    }

    /// The language of briefs that it is written in, if it is one.
    pub fn own_language(&self) -> Option<Language> {
        self.language.as_ref().and_then(SourceLanguage::language)
    }
}
