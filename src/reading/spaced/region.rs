//! Languages as their regions write numbers: 1'234.50 in Switzerland, 1,234.5 in Mexico.

use std::sync::{LazyLock, OnceLock};

use super::lexicon::WordLexicon;
use super::tables::Digits;
use super::written;
use crate::reading::setting::SourceSetting;

const REGIONS: &str = include_str!("../../../assets/reading/regions.tsv");

/// A region that writes the numbers of its language otherwise.
struct Region {
    /// The language and the region: `de-CH`.
    tag: &'static str,
    points: &'static str,
    groups: &'static str,
    lexicon: OnceLock<Option<WordLexicon>>,
}

/// The lexicon for a source, and its setting with the language alone; nothing where the language has none.
pub fn lexicon<'a>(setting: &SourceSetting<'a>) -> Option<(&'static WordLexicon, SourceSetting<'a>)> {
    let mut parts = setting.language.split('-');
    let language = parts.next().unwrap_or_default();
    // What stands behind a single letter is no region: de-x-ch.
    let region = parts.take_while(|part| part.len() > 1).find(|part| part.len() == 2);
    let own = region.and_then(|region| of_region(language, region));
    let lexicon = own.or_else(|| WordLexicon::of(language))?;
    Some((lexicon, SourceSetting { language, ..setting.clone() }))
}

fn of_region(language: &str, region: &str) -> Option<&'static WordLexicon> {
    static REGION: LazyLock<Vec<Region>> = LazyLock::new(|| REGIONS.lines().filter_map(read).collect());
    let is_own = |tag: &str| tag.split_once('-') == Some((language, region));
    let found = REGION.iter().find(|one| is_own(one.tag))?;
    let made = || {
        let mut points = found.points.chars();
        let point = points.next()?;
        written::of_region(language, |digits| Digits {
            point,
            other_point: points.next(),
            groups: found.groups.chars().collect::<Vec<_>>().leak(),
            ..digits
        })
    };
    found.lexicon.get_or_init(made).as_ref()
}

fn read(line: &'static str) -> Option<Region> {
    let mut columns = line.split('\t');
    let (tag, points, groups) = (columns.next()?, columns.next()?, columns.next()?);
    (!line.starts_with('#')).then_some(Region { tag, points, groups, lexicon: OnceLock::new() })
}
