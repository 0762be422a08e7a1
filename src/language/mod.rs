//! The languages a brief can be written in, and all words of the program's own in each of them.
//!
//! A source may be in any other language too ([`SourceLanguage`]), of which the program knows a name and perhaps how to read its figures.
//! A language of briefs is one line below and one file of words. Only typesetting and grammar depend on it too, in `value`, `page` and
//! `render/own_words.rs`. There each match names every language, so that the compiler finds the places for a new one.

mod abbreviations;
mod en;
mod ja;
mod labels;
mod names;
mod quotation;
mod source_language;
mod subtags;
mod words;

use std::fmt;

pub use labels::{Labels, places};
pub use names::{LanguageName, language_names};
pub use source_language::{Reader, SourceLanguage, TagError};
pub use subtags::Subtag;
pub use words::{
    AnnexWords, AudienceWords, ChartWords, ContestedWords, EditionWords, FormulaWords, JudgementWords,
    LocatorWords, MailWords, MarkingWords, NatureWords, PageWords, Punctuation, RemarkWords, SourcesTold,
    StageWords, StatusWords, Words,
};

macro_rules! languages {
    ($($(#[doc = $doc:literal])+ $variant:ident = $tag:literal in $words:path;)+) => {
        /// A language that factbrief can format values, words and pages in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Language {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Language {
            /// The BCP 47 tags of all of them. The tables of TOML files, the check and the JSON Schemas read this list.
            pub const TAGS: &'static [&'static str] = &[$($tag,)+];

            /// Every language, in the order in which outputs are listed.
            pub const ALL: [Self; Self::TAGS.len()] = [$(Self::$variant,)+];

            /// The BCP 47 tag, such as `en`.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$variant => $tag,)+
                }
            }

            /// What the program says in this language.
            pub fn words(self) -> &'static Words {
                match self {
                    $(Self::$variant => &$words,)+
                }
            }
        }
    };
}

languages! {
    /// English, British conventions for dates (21 December 2025).
    En = "en" in en::EN;
    /// Japanese, set as Japanese (JIS X 4051).
    Ja = "ja" in ja::JA;
}

impl Language {
    /// The language of a BCP 47 tag, if it is one of these.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
