//! The language of a source: any that BCP 47 can name, unlike that of a brief, which the program must be able to write.

use std::fmt;

use super::names::{LanguageName, NAMES};
use super::subtags::{RegistryEntry, Subtag};
use super::{Language, en, ja};

/// The language that a source is written in, as a BCP 47 tag: `de`, `pt-BR`, `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceLanguage(String);

/// The rules by which figures of a language are read in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// English.
    En,
    /// Japanese.
    Ja,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// Portuguese.
    Pt,
    /// Dutch.
    Nl,
    /// Chinese.
    Zh,
    /// Korean.
    Ko,
}

impl Reader {
    /// The primary language subtag: `de`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::It => "it",
            Self::Pt => "pt",
            Self::Nl => "nl",
            Self::Zh => "zh",
            Self::Ko => "ko",
        }
    }
}

/// Why a text names no language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagError {
    /// A part that no tag has at its place.
    Malformed {
        /// The part as written.
        part: String,
        /// A tag that may be meant.
        near: Option<String>,
    },
    /// A part of the right form that the registry doesn't have.
    Unknown {
        /// The part as written.
        part: String,
        /// What it would name.
        kind: Subtag,
        /// A tag that may be meant.
        near: Option<String>,
    },
    /// A tag in which another subtag has taken the place of one.
    Replaced {
        /// The tag to write.
        better: String,
    },
}

impl SourceLanguage {
    /// Reads a tag, in letters of any case.
    ///
    /// # Errors
    /// When it isn't well-formed (RFC 5646, section 2.2.9) or a part of it is none of the registry's.
    pub fn parse(text: &str) -> Result<Self, TagError> {
        let lower = text.trim().to_ascii_lowercase();
        let parts: Vec<&str> = lower.split('-').collect();
        let near = || near(text);
        let (Some(first), rest) = (parts.first(), parts.get(1..).unwrap_or_default()) else {
            return Err(TagError::Malformed { part: text.to_owned(), near: near() });
        };
        let malformed = |part: &str| TagError::Malformed { part: part.to_owned(), near: near() };
        let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !(2..=3).contains(&first.len()) || !letters(first) {
            return Err(malformed(first));
        }
        let mut canonical = vec![(*first).to_owned()];
        let mut better = check(Subtag::Language, first, near)?.map(|better| vec![better.to_owned()]);
        let mut reached = Subtag::Language;
        let mut variants: Vec<&str> = Vec::new();
        let mut rest = rest.iter();
        while let Some(part) = rest.next() {
            if part.len() == 1 {
                let extension = std::iter::once(part).chain(rest.by_ref()).copied().collect::<Vec<_>>();
                if let Some(part) = malformed_extension(&extension) {
                    return Err(malformed(part));
                }
                canonical.extend(extension.into_iter().map(str::to_owned));
                break;
            }
            let kind = kind_of(part, reached).ok_or_else(|| malformed(part))?;
            let replaced = check(kind, part, near)?;
            let written = match kind {
                Subtag::Script => {
                    let (initial, rest) = part.split_at(1);
                    format!("{}{rest}", initial.to_ascii_uppercase())
                }
                Subtag::Region => part.to_ascii_uppercase(),
                Subtag::Variant if variants.contains(part) => return Err(malformed(part)),
                Subtag::Language | Subtag::Extended | Subtag::Variant => (*part).to_owned(),
            };
            if kind == Subtag::Variant {
                variants.push(part);
            }
            reached = kind;
            // A language has a tag of its own without the one before it.
            if kind == Subtag::Extended {
                better = Some(vec![written.clone()]);
            } else {
                if let Some(new) = replaced {
                    let upper = kind == Subtag::Region;
                    let new = if upper { new.to_ascii_uppercase() } else { new.to_owned() };
                    better.get_or_insert_with(|| canonical.clone()).push(new);
                } else if let Some(better) = &mut better {
                    better.push(written.clone());
                }
            }
            canonical.push(written);
        }
        match better {
            Some(better) => Err(TagError::Replaced { better: better.join("-") }),
            None => Ok(Self(canonical.join("-"))),
        }
    }

    /// Its tag, each part in the case that is usual: `zh-Hant-TW`.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language alone: `zh` of `zh-Hant-TW`.
    fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether it is written in the script that its language is usually written in, as far as the tag says.
    fn is_in(&self, scripts: &[&str]) -> bool {
        let second = self.0.split('-').nth(1).filter(|part| part.len() == 4);
        second.is_none_or(|script| scripts.contains(&script) || !script.starts_with(char::is_alphabetic))
    }

    /// The language of briefs that it is, whatever its region.
    pub fn language(&self) -> Option<Language> {
        match self.reader()? {
            Reader::En => Some(Language::En),
            Reader::Ja => Some(Language::Ja),
            _ => None,
        }
    }

    /// The rules by which its figures are read; none where the program has none for it.
    pub fn reader(&self) -> Option<Reader> {
        match self.primary() {
            "en" if self.is_in(&["Latn"]) => Some(Reader::En),
            "de" if self.is_in(&["Latn"]) => Some(Reader::De),
            "fr" if self.is_in(&["Latn"]) => Some(Reader::Fr),
            "es" if self.is_in(&["Latn"]) => Some(Reader::Es),
            "it" if self.is_in(&["Latn"]) => Some(Reader::It),
            "pt" if self.is_in(&["Latn"]) => Some(Reader::Pt),
            "nl" if self.is_in(&["Latn"]) => Some(Reader::Nl),
            "ja" if self.is_in(&["Jpan", "Hira", "Kana", "Hrkt"]) => Some(Reader::Ja),
            "zh" if self.is_in(&["Hans", "Hant", "Hani"]) => Some(Reader::Zh),
            "ko" if self.is_in(&["Kore", "Hang"]) => Some(Reader::Ko),
            _ => None,
        }
    }

    /// What it is called in a language of briefs, regions and scripts apart; its tag where it has no name there.
    pub fn name(&self, language: Language) -> &str {
        let name = NAMES.iter().find(|name| name.tag == self.primary());
        name.map_or(self.tag(), language.words().source_language)
    }

    /// A person of this language: family name, given name, as they are printed.
    pub fn person(&self, family: &str, given: &str) -> String {
        match self.primary() {
            "ja" | "ko" | "zh" => (ja::JA.punctuation.person)(family, given),
            "hu" | "vi" => format!("{family} {given}"),
            _ => (en::EN.punctuation.person)(family, given),
        }
    }
}

impl From<Language> for SourceLanguage {
    fn from(language: Language) -> Self {
        Self(language.tag().to_owned())
    }
}

impl fmt::Display for SourceLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The subtag that has taken the place of a known one.
fn check(
    kind: Subtag,
    part: &str,
    near: impl Fn() -> Option<String>,
) -> Result<Option<&'static str>, TagError> {
    match kind.find(part) {
        Some(RegistryEntry::Known) => Ok(None),
        Some(RegistryEntry::ReplacedBy(better)) => Ok(Some(better)),
        None => Err(TagError::Unknown { part: part.to_owned(), kind, near: near() }),
    }
}

/// What a part names by its form, after what has been reached.
fn kind_of(part: &str, reached: Subtag) -> Option<Subtag> {
    let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = part.bytes().all(|byte| byte.is_ascii_digit());
    let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let digit_first = part.starts_with(|c: char| c.is_ascii_digit());
    match (part.len(), reached) {
        (3, Subtag::Language) if letters => Some(Subtag::Extended),
        (4, Subtag::Language | Subtag::Extended) if letters => Some(Subtag::Script),
        (2, Subtag::Language | Subtag::Extended | Subtag::Script) if letters => Some(Subtag::Region),
        (3, Subtag::Language | Subtag::Extended | Subtag::Script) if digits => Some(Subtag::Region),
        (5..=8, _) if plain => Some(Subtag::Variant),
        (4, _) if plain && digit_first => Some(Subtag::Variant),
        _ => None,
    }
}

/// The part of extensions and private parts that is none: `u-ca-japanese-x-ours`.
fn malformed_extension<'a>(parts: &[&'a str]) -> Option<&'a str> {
    let mut singletons: Vec<&str> = Vec::new();
    let (mut private, mut expected) = (false, false);
    for part in parts {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let sound = match part.len() {
            _ if !plain => false,
            1 if !private => {
                let first = !expected && !singletons.contains(part);
                singletons.push(part);
                private = *part == "x";
                expected = true;
                if !first {
                    return Some(part);
                }
                continue;
            }
            1..=8 => true,
            _ => false,
        };
        if !sound {
            return Some(part);
        }
        expected = false;
    }
    if expected { parts.last().copied() } else { None }
}

/// The tag that may be meant by a text that isn't one: by the name of its language, a code of another kind, or a part that is wrong.
fn near(text: &str) -> Option<String> {
    let wanted = text.trim().to_lowercase().replace('_', "-");
    if wanted != text.trim().to_lowercase()
        && let Ok(tag) = SourceLanguage::parse(&wanted)
    {
        return Some(tag.0);
    }
    let (first, rest) =
        wanted.split_once('-').map_or((wanted.as_str(), None), |(first, rest)| (first, Some(rest)));
    if let Some(rest) = rest
        && Subtag::Language.find(first).is_some()
    {
        // The language alone, or with the part that is known.
        let known = rest.split('-').find(|part| {
            kind_of(part, Subtag::Language).is_some_and(|kind| kind.find(part) == Some(RegistryEntry::Known))
        });
        let whole = known.map(|part| format!("{first}-{part}"));
        let candidates = whole.into_iter().chain([first.to_owned()]);
        return candidates.filter_map(|tag| SourceLanguage::parse(&tag).ok()).map(|tag| tag.0).next();
    }
    let names = |name: &&LanguageName| {
        !first.is_empty() && name.mistaken.split(' ').any(|code| code == first)
            || name.tag == first
            || name.en.to_lowercase() == wanted
            || name.ja == wanted
    };
    let found = NAMES.iter().find(names).map(|name| name.tag)?;
    let whole = rest.map(|rest| format!("{found}-{rest}"));
    let tag = whole.and_then(|tag| SourceLanguage::parse(&tag).ok()).map(|tag| tag.0);
    Some(tag.unwrap_or_else(|| found.to_owned()))
}
