//! Finds the figures of a text of the author's: whatever is made of digits or counting words and isn't known to be harmless.

use std::ops::Range;

use super::candidates::{candidates, outermost, starts_before};
use super::code::AFTER_FIGURES;
use super::declared::{holder, holds};
use super::found::ProseFigure;
use super::lexicon::lexicon;
use super::listed::is_listed;
use super::searched::Searched;
use super::shared::is_shared;
use super::signs::is_numeral_sign;
use crate::language::Language;
use crate::value::{Folded, UnitKind, Units};

/// Every figure of a text that would need a source, in order.
///
/// Digits of any script, kanji numerals and the counting words of both languages are figures wherever they are, but for what the
/// word lists (`assets/prose`) know to be harmless: 一部, second half, Article 5(1), CO₂.
///
/// A figure within one of `names` doesn't count where the name is written whole: H100 in `H100s` or in `H100を`, but not in
/// `H1000`.
///
/// The text is searched as it is written and as it is read: folded ([`Folded`]), so that no kind of blank and no
/// compatibility form hides a figure or spoils a name.
pub fn figures(text: &str, language: Language, names: &[String], units: &Units) -> Vec<ProseFigure> {
    figures_asked(text, &Ask { language, names, units, about: &|_| true })
}

/// What figures are asked for.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The language of the text.
    pub language: Language,
    /// The names whose figures don't count.
    pub names: &'a [String],
    /// The units that may stand beside a figure.
    pub units: &'a Units,
    /// Whether somebody wants to know of a figure at this place; a page is full of figures that have their source.
    pub about: &'a dyn Fn(&Range<usize>) -> bool,
}

impl std::fmt::Debug for Ask<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ask").field("language", &self.language).finish_non_exhaustive()
    }
}

/// The same as [`figures`], of those figures that are asked for.
pub fn figures_asked(text: &str, ask: &Ask<'_>) -> Vec<ProseFigure> {
    if !Folded::changes(text) {
        return divided(text, ask).0;
    }
    let folded = Folded::plain(text);
    let (shown, excused) = divided_source(&folded, ask);
    // A name is one however its hyphens and blanks are written.
    let mut excused = excused.into_iter().peekable();
    let mut found = divided(text, ask).0;
    found.retain(|figure| {
        while excused.next_if(|name| name.end <= figure.range.start).is_some() {}
        excused.peek().is_none_or(|name| !(name.start <= figure.range.start && figure.range.end <= name.end))
    });
    merged(found, shown)
}

/// The figures of a text that has been folded, at their places in its source.
pub fn figures_of(folded: &Folded, ask: &Ask<'_>) -> Vec<ProseFigure> {
    divided_source(folded, ask).0
}

/// Both lists in one, without what lies within another figure.
pub fn merged(mut found: Vec<ProseFigure>, others: Vec<ProseFigure>) -> Vec<ProseFigure> {
    found.extend(others);
    outermost(found)
}

/// The figures that pass as parts of a proper name, each with the index of the first name that holds it, in the text as it is
/// written or as it is read.
pub fn named_figures(
    text: &str,
    language: Language,
    names: &[String],
    units: &Units,
) -> Vec<(Range<usize>, usize)> {
    let changes = Folded::changes(text);
    // Few texts hold a name, and those that do are looked through.
    if !changes && !names.iter().any(|name| text.contains(name.as_str())) {
        return Vec::new();
    }
    let mut named = named(text, language, names, units);
    if changes {
        named.extend(named_figures_of(&Folded::plain(text), language, names, units));
        named.sort_by_key(|(range, holder)| (range.start, *holder));
        named.dedup();
    }
    named
}

/// The same of a text that has been folded, at the places in its source.
pub fn named_figures_of(
    folded: &Folded,
    language: Language,
    names: &[String],
    units: &Units,
) -> Vec<(Range<usize>, usize)> {
    let names: Vec<String> = names.iter().map(|name| Folded::plain(name).text).collect();
    let found = named(&folded.text, language, &names, units);
    found.into_iter().map(|(range, holder)| (folded.source(&range), holder)).collect()
}

fn named(text: &str, language: Language, names: &[String], units: &Units) -> Vec<(Range<usize>, usize)> {
    let found = unexcused(text, language, units);
    found
        .into_iter()
        .filter_map(|figure| Some((figure.range.clone(), holder(text, &figure.range, names)?)))
        .collect()
}

/// The figures of a text that count, and where those are that don't.
fn divided(text: &str, ask: &Ask<'_>) -> (Vec<ProseFigure>, Vec<Range<usize>>) {
    let all = judged(text, ask);
    let mut excused: Vec<Range<usize>> = all.harmless;
    let mut counting = Vec::new();
    for figure in all.counting {
        match ask.names.iter().any(|name| holds(text, &figure.range, name)) {
            true => excused.push(figure.range),
            false => counting.push(figure),
        }
    }
    excused.sort_by_key(|range| range.start);
    (counting, excused)
}

/// The same of a folded text, at the places in its source.
fn divided_source(folded: &Folded, ask: &Ask<'_>) -> (Vec<ProseFigure>, Vec<Range<usize>>) {
    let names: Vec<String> = ask.names.iter().map(|name| Folded::plain(name).text).collect();
    let about = |range: &Range<usize>| (ask.about)(&folded.source(range));
    let (counting, excused) = divided(&folded.text, &Ask { names: &names, about: &about, ..*ask });
    let in_source = |figure: ProseFigure| ProseFigure { range: folded.source(&figure.range), ..figure };
    let counting = counting.into_iter().map(in_source).collect();
    (counting, excused.iter().map(|range| folded.source(range)).collect())
}

/// The figures of a text before any name is asked for.
fn unexcused(text: &str, language: Language, units: &Units) -> Vec<ProseFigure> {
    judged(text, &Ask { language, names: &[], units, about: &|_| true }).counting
}

struct Judged {
    counting: Vec<ProseFigure>,
    harmless: Vec<Range<usize>>,
}

fn judged(raw: &str, ask: &Ask<'_>) -> Judged {
    let lower = raw.to_ascii_lowercase();
    let text = Searched { raw, lower: &lower };
    let mut found = candidates(&text, ask.language);
    found.open.retain(|figure| (ask.about)(&figure.range));
    found.sure.retain(|figure| (ask.about)(&figure.range));
    let mut words = HarmlessWords { text, units: ask.units, reached: 0, words: Vec::new() };
    let (harmless, mut counting): (Vec<ProseFigure>, Vec<ProseFigure>) =
        found.open.into_iter().partition(|figure| words.hold(&figure.range));
    counting.extend(found.sure);
    Judged {
        counting: outermost(counting),
        harmless: harmless.into_iter().map(|figure| figure.range).collect(),
    }
}

/// How many characters before a figure a word may begin that makes it harmless.
const REACH: usize = 48;

/// The harmless words of a text, as far as it was searched. Each place is looked at once, however many figures are near it.
struct HarmlessWords<'a> {
    text: Searched<'a>,
    units: &'a Units,
    /// Up to where words begin that were looked for.
    reached: usize,
    /// Those that may hold the next figure.
    words: Vec<Range<usize>>,
}

impl HarmlessWords<'_> {
    /// Whether harmless words hold all of a figure; asked of figures in their order.
    fn hold(&mut self, figure: &Range<usize>) -> bool {
        if is_shared(self.text.raw, figure) {
            return false;
        }
        if in_address(self.text.raw, figure) || is_listed(self.text.raw, figure) {
            return true;
        }
        self.words.retain(|word| word.end > figure.start);
        for start in starts_before(self.text.raw, figure, REACH) {
            if start < self.reached {
                continue;
            }
            for end in lexicon().ends(&lexicon().harmless, &self.text, start) {
                if end > figure.start
                    && !measures(self.text.raw, end, self.units)
                    && !self.counts_more(figure, start..end)
                {
                    self.words.push(start..end);
                }
            }
        }
        self.reached = self.reached.max(figure.end);
        self.words.sort_by_key(|word| word.start);
        let next = |at: usize, word: &Range<usize>| if word.start <= at { at.max(word.end) } else { at };
        self.words.iter().fold(figure.start, next) >= figure.end
    }
}

impl HarmlessWords<'_> {
    /// Whether a noun that can be counted goes on behind a word that begins with a kanji numeral: 三機関 are three, whatever 三機 is. The
    /// longer reading wins.
    fn counts_more(&self, figure: &Range<usize>, word: Range<usize>) -> bool {
        let raw = self.text.raw;
        let in_kanji = word.start == figure.start && raw[figure.start..].starts_with(is_numeral_sign);
        let end = figure.end.min(word.end);
        let noun = if in_kanji { lexicon().longest_of("counted", &self.text, end) } else { None };
        noun.is_some_and(|len| end + len > word.end)
    }
}

/// Whether a number that ends at a place is followed by a unit of money, of a share or of a measure, so that it is an amount after
/// all: Windows 11 kg.
fn measures(text: &str, end: usize, units: &Units) -> bool {
    if !text[..end].ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let after = &text[end..];
    let near = after.strip_prefix(' ').unwrap_or(after);
    let measure = |kind: UnitKind| !matches!(kind, UnitKind::Count);
    let word = &near[..near.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(near.len())];
    near.starts_with(|c: char| "%％‰°$€£¥₩₹".contains(c))
        || AFTER_FIGURES.contains(&word)
        || units.counted_at(near).is_some_and(|(kind, _)| measure(kind))
}

/// Whether a figure is in an address of the web or of mail.
fn in_address(text: &str, figure: &Range<usize>) -> bool {
    let ends = |c: char| {
        c.is_whitespace() || "<>\"“”、。（）「」|".contains(c) || ('\u{3041}'..='\u{9fff}').contains(&c)
    };
    let start = text[..figure.start]
        .rfind(ends)
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let end = text[figure.end..].find(ends).map_or(text.len(), |at| figure.end + at);
    let Some(word) = text.get(start..end) else { return false };
    // [12](https://…) and 12%:https://… hold an address that begins after the figure.
    let at = figure.start - start;
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let scheme = word.find("://").map(|colon| word[..colon].trim_end_matches(is_scheme).len());
    let www = word.find("www.").filter(|www| !word[..*www].ends_with(|c: char| c.is_alphanumeric()));
    let is_user = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let mail = word.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && user.chars().all(is_user)
            && host.contains('.')
            && host.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    mail || scheme.or(www).is_some_and(|begins| begins <= at)
}
