//! One document that facts rest on.

use crate::diagnostic::Span;
use crate::language::Language;
use crate::value::{Date, FiscalCalendar, Texts, choice};

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
    /// Its title in its own language, and translations.
    pub title: Texts,
    /// Who published it, in each language that has a form of its own; a single form is given for every language.
    pub publisher: Texts,
    /// Persons as `Family, Given`.
    pub authors: Vec<String>,
    /// When it was published.
    pub issued: Option<Date>,
    /// When we read it.
    pub accessed: Option<Date>,
    /// The language it is written in.
    pub language: Option<Language>,
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
    /// Indices of the sources that it takes its statements from.
    pub rests_on: Vec<usize>,
    /// Whether one of us has read it.
    pub read: bool,
    /// For colleagues; never printed.
    pub note: Option<String>,
}

impl Source {
    /// The publisher in a language, else in any; the id when there is none.
    pub fn publisher_in(&self, language: Language) -> &str {
        let any = || self.publisher.values().next();
        self.publisher.get(&language).or_else(any).map_or(self.id.as_str(), String::as_str)
    }

    /// The title in its own language, else in any.
    pub fn own_title(&self) -> Option<&str> {
        let own = self.language.and_then(|language| self.title.get(&language));
        own.or_else(|| self.title.values().next()).map(String::as_str)
    }
}
