//! Words of a page that the house doesn't use for its readers, or explains: judged on the page as it is read, in titles, headings,
//! statements and short forms, whoever wrote them. What the program says and what sources are called isn't judged.

use std::ops::Range;

use super::audience::own_label;
use super::contested;
use super::house_print::{HousePrint, house_texts};
use super::inflection::is_form_of;
use super::mark::{MarkKind, Segment};
use super::rendered::Rendered;
use super::templates::Templates;
use super::visible;
use crate::diagnostic::Span;
use crate::language::Language;
use crate::model::{Brief, Dossier, HouseUse, HouseWord, UsedWord};
use crate::value::Folded;

/// A line or block of a page as its reader takes it.
struct ReadBlock {
    folded: Folded,
    /// The fact that printed each part of the source, where one did.
    facts: Vec<(Range<usize>, usize)>,
    /// What of the source is the title of the dossier.
    title: Vec<Range<usize>>,
    /// What of it is the label of the audience.
    label: Vec<Range<usize>>,
    /// Whether it is a title or a heading, which leaves explanations to what follows.
    is_heading: bool,
}

/// The words of a rendered brief that the house doesn't use, or that it explains and the page doesn't.
pub fn used_words(
    rendered: &Rendered,
    brief: &Brief,
    dossier: &Dossier,
    templates: &Templates,
) -> Vec<UsedWord> {
    let language = rendered.language;
    let words = dossier.words.get(&brief.audience).and_then(|words| words.get(&language));
    let Some(words) = words.filter(|words| !words.is_empty()) else { return Vec::new() };
    let blocks = read_blocks(rendered, brief, dossier);
    let mut found = Vec::new();
    for (entry, word) in words.iter().enumerate() {
        let mut used = uses(word, &blocks);
        if let HouseUse::Explain(explanation) = &word.wanted {
            // The first use in running text; a title alone has to explain itself.
            let first = used.iter().find(|(block, _)| !blocks[*block].is_heading).or(used.first()).cloned();
            let explained =
                first.as_ref().is_some_and(|(block, _)| has(&blocks[*block].folded.text, explanation));
            used = first.into_iter().filter(|_| !explained).collect();
        }
        for (block, range) in used {
            let block = &blocks[block];
            let printed = block.folded.text[range.clone()].to_owned();
            let source = block.folded.source(&range);
            let fact =
                block.facts.iter().find(|(part, _)| part.contains(&source.start)).map(|(_, fact)| *fact);
            let is_titles = block.title.iter().any(|part| part.contains(&source.start));
            let is_label = block.label.iter().any(|part| part.contains(&source.start));
            let span = match fact.is_some() || is_titles {
                _ if is_label => brief.audience_span.clone(),
                true => brief.span.clone(),
                false => place(&printed, word, (brief, dossier), language, templates),
            };
            found.push(UsedWord { printed, entry, language, fact, span });
        }
    }
    found
}

/// The words of a line without markup that the house doesn't use, each with its entry. A line leaves explanations to the text below it.
pub fn used_in_line(line: &str, words: &[HouseWord]) -> Vec<(usize, String)> {
    let folded = Folded::plain(line);
    let facts = Vec::new();
    let block = [ReadBlock { folded, facts, title: Vec::new(), label: Vec::new(), is_heading: true }];
    let said = words.iter().enumerate().filter(|(_, word)| matches!(word.wanted, HouseUse::Say(_)));
    let found = said.flat_map(|(entry, word)| {
        let used = uses(word, &block).into_iter();
        used.map(move |(_, range)| (entry, range)).collect::<Vec<_>>()
    });
    found.map(|(entry, range)| (entry, block[0].folded.text[range].to_owned())).collect()
}

/// The blocks of a page that somebody of the house wrote.
fn read_blocks(rendered: &Rendered, brief: &Brief, dossier: &Dossier) -> Vec<ReadBlock> {
    let text = &rendered.text;
    // What is written by nobody of the house parts the words around it.
    let mut others: Vec<Range<usize>> = Vec::new();
    let (mut facts, mut titles, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    // The letterhead and what else stands around the page explains nothing, as headings don't.
    let mut around: Vec<Range<usize>> = Vec::new();
    let house_print = HousePrint::of(dossier, brief, rendered.language);
    let label = own_label(dossier, &brief.audience, rendered.language);
    let contested = contested::possible_names(dossier, rendered.language);
    let own_title = dossier.title.get(&rendered.language).map(|title| super::escape::markdown(title));
    for segment in &rendered.segments {
        let Segment::Marked { index, content } = segment else { continue };
        let one = &rendered.issued[*index];
        match (one.fact, one.kind) {
            (_, MarkKind::About | MarkKind::Cite) => others.push(content.clone()),
            (Some(fact), _) => facts.push((content.clone(), fact)),
            (None, _) if own_title.as_deref() == Some(one.text.as_str()) => titles.push(content.clone()),
            (None, MarkKind::Program) if label.as_ref() == Some(&one.text) => {
                around.push(content.clone());
                labels.push(content.clone());
            }
            (None, MarkKind::Program) if contested.contains_key(&one.text) => {
                facts.push((content.clone(), contested[&one.text]));
            }
            (None, MarkKind::Program) if house_print.has(&one.text) => around.push(content.clone()),
            (None, _) => others.push(content.clone()),
        }
    }
    let mut blocks: Vec<ReadBlock> = visible::blocks(text)
        .into_iter()
        .map(|block| {
            let first = block.first().map_or(0, |(_, range)| range.start);
            let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
            let is_other = |at: usize| others.iter().any(|range| range.contains(&at));
            let seen = block
                .into_iter()
                .map(|(character, range)| (if is_other(range.start) { '\n' } else { character }, range));
            // The marks themselves aren't printed.
            let seen = seen.filter(|(character, _)| !matches!(character, '\u{e000}'..='\u{f8ff}'));
            ReadBlock {
                folded: Folded::of(seen.collect::<Vec<_>>()),
                facts: facts.clone(),
                title: titles.clone(),
                label: labels.clone(),
                is_heading: text[line..].starts_with('#')
                    || around.iter().any(|range| range.contains(&first)),
            }
        })
        .collect();
    // Charts are drawn, and their labels stand in no text.
    for chart in rendered.charts.values() {
        for (fact, item) in &chart.items {
            let folded = Folded::plain(&item.label);
            let facts = vec![(0..item.label.len(), *fact)];
            blocks.push(ReadBlock { folded, facts, title: Vec::new(), label: Vec::new(), is_heading: false });
        }
    }
    blocks
}

/// Where a word is used, block by block; not within what the house says instead.
fn uses(word: &HouseWord, blocks: &[ReadBlock]) -> Vec<(usize, Range<usize>)> {
    let (HouseUse::Say(instead) | HouseUse::Explain(instead)) = &word.wanted;
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let text = &block.folded.text;
        let allowed = occurrences(text, instead);
        let within = |range: &Range<usize>| {
            allowed.iter().any(|allowed| allowed.start <= range.start && range.end <= allowed.end)
        };
        let used = occurrences(text, &word.word);
        found.extend(used.into_iter().filter(|range| !within(range)).map(|range| (at, range)));
    }
    found
}

/// Whether a text holds another, whatever the capitals.
fn has(text: &str, other: &str) -> bool {
    text.to_lowercase().contains(&Folded::plain(other).text.to_lowercase())
}

/// Every occurrence of a word, or of several in a row. Words of letters that are parted by blanks are compared whole, in each form that English
/// has; others wherever they stand, but for katakana, which goes on as another word.
pub fn occurrences(text: &str, word: &str) -> Vec<Range<usize>> {
    let word = Folded::plain(word).text;
    if word.chars().any(is_cjk) {
        let katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー' | '・');
        let (first, last) = (word.chars().next(), word.chars().next_back());
        let goes_on = |beside: Option<char>, edge: Option<char>| {
            beside.is_some_and(|c| katakana(c) && c != '・') && edge.is_some_and(katakana)
        };
        let all = text.match_indices(&word).map(|(at, found)| at..at + found.len());
        let whole = all.filter(|range| {
            !goes_on(text[..range.start].chars().next_back(), first)
                && !goes_on(text[range.end..].chars().next(), last)
        });
        return whole.collect();
    }
    let wanted: Vec<&str> = tokens(&word).into_iter().map(|range| &word[range]).collect();
    let tokens = tokens(text);
    let mut found = Vec::new();
    for window in tokens.windows(wanted.len().max(1)) {
        let Some((first, last)) = window.first().zip(window.last()) else { continue };
        let gaps = window.windows(2).all(|pair| {
            let gap = &text[pair[0].end..pair[1].start];
            gap.chars().all(|c| c.is_whitespace() || c == '-')
        });
        let same = window.iter().zip(&wanted).all(|(range, wanted)| is_form_of(&text[range.clone()], wanted));
        if gaps && same && !wanted.is_empty() {
            found.push(first.start..last.end);
        }
    }
    found
}

fn is_cjk(character: char) -> bool {
    matches!(character, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The words of a text: letters and digits, with an apostrophe between them. Japanese characters part them.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        let inside = character.is_alphanumeric() && !is_cjk(character)
            || matches!(character, '\'' | '’') && start.is_some();
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                tokens.push(begun..at);
                start = None;
            }
            _ => {}
        }
    }
    tokens.extend(start.map(|begun| begun..text.len()));
    tokens
}

/// Where a word stands: in a text of the brief, not within what the house says instead; else in a template.
fn place(
    printed: &str,
    word: &HouseWord,
    (brief, dossier): (&Brief, &Dossier),
    language: Language,
    templates: &Templates,
) -> Span {
    let (HouseUse::Say(instead) | HouseUse::Explain(instead)) = &word.wanted;
    let find = |text: &str| {
        let allowed = occurrences(text, instead);
        let mut all = text.match_indices(printed).map(|(at, found)| at..at + found.len());
        all.find(|range| !allowed.iter().any(|part| part.start <= range.start && range.end <= part.end))
    };
    for (text, span) in brief.texts().filter_map(|(_, texts)| texts.get(&language)) {
        if let Some(range) = find(text) {
            return span.inside(text, range);
        }
    }
    for (text, span) in house_texts(dossier, brief, language) {
        if let Some(range) = find(text) {
            return span.inside(text, range);
        }
    }
    for (_, source) in templates.iter() {
        if let Some(range) = find(&source.text) {
            return Span::new(source, range);
        }
    }
    brief.span.clone()
}
