//! The judge of outputs: what a dossier's pages must say, and whether they do; and changes of them that it must see.
//!
//! It knows the dossier as its author has it in mind and prints figures on its own. Of the Markdown it allows each form
//! in which a citation can be set off, and in the author's own words both places: behind the figure and at the end.

use std::collections::BTreeSet;
use std::ops::Range;

use super::dossier::{Brief, Dossier, Fact, Layout, Pair, Piece, Text};
use super::figure::{Commas, Form, on_page};
use super::list::Lang;
use super::list::{CitedPlace, Edit, Ending, Format, Subject};

/// A piece of a page that is cited as one: a sentence, a row, an item.
#[derive(Debug, Clone)]
struct Unit {
    place: CitedPlace,
    ending: Option<Ending>,
    text: String,
    /// Where in the text the figure is.
    figure: Range<usize>,
    /// The short form beside the figure, of rows and items.
    short: String,
    /// Whether the short form holds a figure.
    short_has_figure: bool,
    sources: BTreeSet<usize>,
}

/// What was made of a dossier in one language.
#[derive(Debug, Clone)]
pub struct Page {
    pub lang: Lang,
    pub markdown: String,
    /// What a screen reader says of the PDF, with citations as `[^1]`.
    pub pdf: String,
    pub pictures: Vec<String>,
}

/// A fault: about which unit, and what.
type Fault = (usize, String);

/// Every unit of a page, in its order.
fn units(dossier: &Dossier, lang: Lang) -> Vec<Unit> {
    let brief: &Brief = &dossier.brief;
    let mut units = Vec::new();
    let own = |place, pair: &Pair, units: &mut Vec<Unit>| {
        for sentence in sentences(&pair[lang as usize]) {
            units.extend(own_sentence(dossier, place, sentence, lang));
        }
    };
    own(CitedPlace::Title, &brief.title, &mut units);
    own(CitedPlace::BottomLine, &brief.bottom_line, &mut units);
    for section in &brief.sections {
        own(CitedPlace::Heading, &section.heading, &mut units);
        if let Some(text) = &section.text {
            own(CitedPlace::SectionText, text, &mut units);
        }
        for fact in &section.facts {
            let place = match section.layout {
                Layout::Bullets => CitedPlace::Statement,
                Layout::Prose => CitedPlace::Prose,
                Layout::Table => CitedPlace::Cell,
                Layout::KeyFigures => CitedPlace::KeyFigure,
                Layout::Timeline => CitedPlace::Timeline,
                Layout::BarChart => CitedPlace::BarChart,
            };
            units.push(of_fact(dossier, place, &dossier.facts[*fact], lang));
        }
    }
    units
}

/// The sentences of a text of the author's: each is a fact between words.
fn sentences(text: &Text) -> Vec<&[Piece]> {
    let mut all = Vec::new();
    let mut from = 0;
    for (at, piece) in text.iter().enumerate() {
        let ends = matches!(piece, Piece::Words(words) if words.ends_with(['.', '。']));
        if ends || at + 1 == text.len() {
            all.push(&text[from..=at]);
            from = at + 1;
        }
    }
    all
}

fn sources(fact: &Fact) -> BTreeSet<usize> {
    fact.evidence.iter().map(|evidence| evidence.source).collect()
}

fn own_sentence(dossier: &Dossier, place: CitedPlace, pieces: &[Piece], lang: Lang) -> Option<Unit> {
    let (mut text, mut unit) = (String::new(), None);
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Figure(_) => {}
            Piece::Of(fact, name) => {
                let val = &dossier.figure(*fact, name)?.val;
                let printed = on_page(val, lang, Form::Running, dossier.commas);
                let start = text.len();
                text.push_str(&printed);
                unit = Some((start..text.len(), &dossier.facts[*fact]));
            }
        }
    }
    // A sentence without a figure is cited nowhere.
    let (figure, fact) = unit?;
    let blanks = text.len() - text.trim_start().len();
    let figure = figure.start - blanks..figure.end - blanks;
    let text = text.trim_start().to_owned();
    Some(Unit {
        place,
        ending: None,
        text,
        figure,
        short: String::new(),
        short_has_figure: false,
        sources: sources(fact),
    })
}

fn of_fact(dossier: &Dossier, place: CitedPlace, fact: &Fact, lang: Lang) -> Unit {
    let commas = dossier.commas;
    let val = &fact.figures[0].val;
    let sources = sources(fact);
    if !matches!(place, CitedPlace::Statement | CitedPlace::Prose) {
        let short = filled(&fact.short[lang as usize], fact, lang, commas).0;
        let text = on_page(val, lang, Form::Compact, commas);
        let figure = 0..text.len();
        let short_has_figure =
            fact.short[lang as usize].iter().any(|piece| matches!(piece, Piece::Figure(_)));
        return Unit { place, ending: None, text, figure, short, short_has_figure, sources };
    }
    let said = fact.lapsed.as_ref().unwrap_or(&fact.statement);
    let (text, figure) = filled(&said[lang as usize], fact, lang, commas);
    let ending = fact.lapsed.is_none().then_some(fact.endings[lang as usize]);
    Unit { place, ending, text, figure, short: String::new(), short_has_figure: false, sources }
}

/// A text of a fact with its figures printed, without `**`, and where the main value is.
fn filled(text: &Text, fact: &Fact, lang: Lang, commas: Commas) -> (String, Range<usize>) {
    let (mut filled, mut value) = (String::new(), 0..0);
    for piece in text {
        match piece {
            Piece::Words(words) => filled.push_str(&words.replace("**", "")),
            Piece::Figure(name) => {
                let start = filled.len();
                for figure in fact.figures.iter().filter(|figure| figure.name == *name) {
                    filled.push_str(&on_page(&figure.val, lang, Form::Running, commas));
                }
                if name == "value" {
                    value = start..filled.len();
                }
            }
            Piece::Of(..) => {}
        }
    }
    (filled, value)
}

/// Markdown as a reader has it: without marks of emphasis, escapes and citations, and what was left out.
struct Plain {
    text: String,
    /// For each byte of the text its place in the Markdown, and one more for the end.
    places: Vec<usize>,
    /// Where in the text a citation is, with its number and its place in the Markdown.
    cites: Vec<(usize, usize, Range<usize>)>,
}

/// The months of fiscal years, which a page may print behind them or not.
fn months_of_fiscal_year(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(" (April ")?;
    let end = inner.find(')')?;
    let (year, last) = inner[..end].split_once(" to March ")?;
    let digits = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(year) && digits(last)).then_some(" (April ".len() + end + 1)
}

fn plain(markdown: &str) -> Plain {
    let mut plain = Plain { text: String::new(), places: Vec::new(), cites: Vec::new() };
    let mut at = 0;
    while at < markdown.len() {
        let rest = &markdown[at..];
        if let Some(length) = months_of_fiscal_year(rest) {
            at += length;
            continue;
        }
        // A citation with what sets it off.
        let bare = rest.trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']);
        if let Some(inner) = bare.strip_prefix("[^")
            && let Some(end) = inner.find(']')
            && let Ok(number) = inner[..end].parse()
            && !inner[end + 1..].starts_with(':')
        {
            let mut length = rest.len() - bare.len() + 2 + end + 1;
            // Japanese has no blanks of its own: one there sets the next word off from the number.
            let next = rest[length..].strip_prefix(' ').and_then(|next| next.chars().next());
            if next.is_some_and(|next| !next.is_ascii() && next.is_alphanumeric()) {
                length += 1;
            }
            plain.cites.push((plain.text.len(), number, at..at + length));
            at += length;
            continue;
        }
        let skipped = if rest.starts_with("**") {
            2
        } else if rest.starts_with('\\') && rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) {
            1
        } else {
            0
        };
        at += skipped;
        let Some(character) = markdown[at..].chars().next() else { break };
        if skipped == 2 {
            continue;
        }
        plain.text.push(character);
        plain.places.extend((at..).take(character.len_utf8()));
        at += character.len_utf8();
    }
    plain.places.push(markdown.len());
    plain
}

/// Which source each number is, by the references.
fn numbers(markdown: &str, dossier: &Dossier) -> Vec<(usize, usize)> {
    let mut numbers = Vec::new();
    for line in markdown.lines() {
        let Some((number, rest)) = line.strip_prefix("[^").and_then(|rest| rest.split_once("]:")) else {
            continue;
        };
        let cited =
            dossier.sources.iter().position(|source| source.title.iter().any(|title| rest.contains(title)));
        if let (Ok(number), Some(source)) = (number.parse(), cited) {
            numbers.push((number, source));
        }
    }
    numbers
}

/// Where each unit is in a text, one after the other; the units that aren't there are faults.
fn locate(units: &[Unit], text: &str, faults: &mut Vec<Fault>) -> Vec<Option<Range<usize>>> {
    let mut from = 0;
    // The items of a timeline are in the order of time.
    let mut timeline = 0;
    let place = |(index, unit): (usize, &Unit)| {
        let after = from;
        if unit.place == CitedPlace::Timeline {
            from = timeline;
        }
        // Of rows and items the short form comes first.
        let start = match text[from..].find(&unit.short) {
            Some(at) => from + at + unit.short.len(),
            None => {
                faults.push((index, format!("`{}` isn't there", unit.short)));
                from = after;
                return None;
            }
        };
        let within =
            if unit.short.is_empty() { text.len() } else { (start + unit.text.len() + 16).min(text.len()) };
        let within = (within..).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
        let found = text[start..within].find(&unit.text).map(|at| start + at..start + at + unit.text.len());
        // Whatever is between the two could be a qualifier.
        let apart = |found: &Range<usize>| {
            unit.short.is_empty() || !text[start..found.start].contains(char::is_alphanumeric)
        };
        let found = found.filter(apart);
        match &found {
            Some(found) => from = found.end.max(after),
            None => {
                faults.push((index, format!("`{}` isn't there", unit.text)));
                from = after;
            }
        }
        if unit.place != CitedPlace::Timeline {
            timeline = from;
        }
        found
    };
    units.iter().enumerate().map(place).collect()
}

fn judge_markdown(dossier: &Dossier, units: &[Unit], markdown: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let page = plain(markdown);
    let numbers = numbers(markdown, dossier);
    let places = locate(units, &page.text, &mut faults);
    let mut strays: Vec<&(usize, usize, Range<usize>)> = page.cites.iter().collect();
    // What the unit before lacks and this one has too much of has drifted, which is that unit's fault alone.
    let mut lacking: BTreeSet<usize> = BTreeSet::new();
    for (index, (unit, place)) in units.iter().zip(&places).enumerate() {
        let Some(place) = place else { continue };
        if page.text[place.end..].starts_with(|c: char| c.is_ascii_digit()) {
            faults.push((index, format!("a digit touches `{}`", unit.text)));
        }
        let ends = [place.end, place.start + unit.figure.end];
        let own = matches!(
            unit.place,
            CitedPlace::Title | CitedPlace::Heading | CitedPlace::BottomLine | CitedPlace::SectionText
        );
        let allowed = if own { &ends[..] } else { &ends[..1] };
        let mut found = Vec::new();
        strays.retain(|(at, number, _)| {
            let here = place.start < *at && *at <= place.end;
            if here && allowed.contains(at) {
                found.push(*number);
            } else if here {
                faults.push((index, format!("a citation is inside `{}`", unit.text)));
            }
            !here
        });
        let source_of =
            |number: &usize| numbers.iter().find(|(known, _)| known == number).map(|(_, source)| *source);
        // A short form with a figure of its own is cited in its own cell.
        if unit.place == CitedPlace::Cell && unit.short_has_figure {
            let end = page.text[..place.start].rfind(&unit.short).map_or(0, |at| at + unit.short.len());
            let mut of_short = BTreeSet::new();
            strays.retain(|(at, number, _)| {
                of_short.extend((*at == end).then(|| source_of(number)).flatten());
                *at != end
            });
            if of_short != unit.sources {
                faults.push((
                    index,
                    format!("`{}` is cited as {of_short:?}, not {:?}", unit.short, unit.sources),
                ));
            }
        }
        let cited: Vec<usize> = found.iter().filter_map(source_of).collect();
        let set: BTreeSet<usize> = cited.iter().copied().collect();
        let drifted = set.is_superset(&unit.sources)
            && set.iter().all(|source| unit.sources.contains(source) || lacking.contains(source));
        lacking = unit.sources.difference(&set).copied().collect();
        if set == unit.sources && found.len() == unit.sources.len() {
            continue;
        }
        if !drifted || found.len() != set.len() || set == unit.sources {
            faults.push((index, format!("`{}` is cited as {cited:?}, not {:?}", unit.text, unit.sources)));
        }
    }
    for (at, number, _) in strays {
        let before = places.iter().rposition(|place| place.as_ref().is_some_and(|place| place.end <= *at));
        faults.push((before.unwrap_or_default(), format!("citation {number} at {at} belongs to nothing")));
    }
    faults
}

fn judge_pdf(dossier: &Dossier, units: &[Unit], page: &Page) -> Vec<Fault> {
    let mut faults = Vec::new();
    let Plain { text, cites, .. } = plain(&page.pdf);
    for (index, found) in locate(units, &text, &mut faults).into_iter().enumerate() {
        let Some(end) = found.map(|found| found.end) else { continue };
        let joined = text[end..].starts_with(|next: char| next.is_ascii_digit());
        if joined && !cites.iter().any(|(at, ..)| *at == end) {
            faults.push((index, format!("a digit follows `{}` at once", units[index].text)));
        }
    }
    // The references stand in the order of their numbers, which are those of the Markdown.
    let mut order = numbers(&page.markdown, dossier);
    order.sort_unstable();
    let titles = order.iter().map(|(_, source)| {
        let source = &dossier.sources[*source];
        source.title.iter().filter_map(|title| text.rfind(title)).max()
    });
    let titles: Vec<Option<usize>> = titles.collect();
    if !titles.is_sorted() || titles.contains(&None) {
        faults.push((0, "the references have another order".to_owned()));
    }
    faults
}

/// The texts of pictures, without their descriptions.
fn texts_of(pictures: &[String]) -> String {
    let mut text = String::new();
    for picture in pictures {
        let body = picture.find("</title>").map_or(picture.as_str(), |at| &picture[at + "</title>".len()..]);
        let mut inside = false;
        for character in body.chars().filter(|character| *character != '\n') {
            match character {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => text.push(character),
                _ => {}
            }
        }
    }
    text
}

/// Each short form must be followed by its figure; lines may break anywhere, and time gives the order.
fn judge_pictures(units: &[Unit], text: &str) -> Vec<Fault> {
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = squeezed(&plain(text).text);
    let missing = units
        .iter()
        .enumerate()
        .filter(|(_, unit)| !text.contains(&squeezed(&format!("{}{}", unit.short, unit.text))));
    missing
        .map(|(index, unit)| (index, format!("`{} {}` isn't in the picture", unit.short, unit.text)))
        .collect()
}

fn is_drawn(unit: &Unit) -> bool {
    matches!(unit.place, CitedPlace::KeyFigure | CitedPlace::BarChart | CitedPlace::Timeline)
}

/// What is wrong with a page, with the subjects that it concerns.
pub fn judge(dossier: &Dossier, page: &Page) -> Vec<(Vec<Subject>, String)> {
    let units = units(dossier, page.lang);
    let drawn: Vec<Unit> = units.iter().filter(|unit| is_drawn(unit)).cloned().collect();
    let faults = judge_markdown(dossier, &units, &page.markdown).into_iter().map(|fault| (&units, fault));
    let faults = faults.chain(judge_pdf(dossier, &units, page).into_iter().map(|fault| (&units, fault)));
    let faults = faults
        .chain(judge_pictures(&drawn, &texts_of(&page.pictures)).into_iter().map(|fault| (&drawn, fault)));
    faults.map(|(units, (unit, what))| (subjects(&units[unit]), what)).collect()
}

fn subjects(unit: &Unit) -> Vec<Subject> {
    let mut subjects = vec![Subject::Cited(unit.place)];
    subjects.extend(unit.ending.map(Subject::Ending));
    subjects
}

/// What came of changing a page.
pub enum Damage {
    /// The page has nothing of the kind, or is wrong there already.
    None,
    Seen,
    Unseen(String),
}

/// Changes a page and judges it: a fault must come up that wasn't there, at what was changed.
pub fn damage(dossier: &Dossier, page: &Page, subject: Subject, edit: Edit, turn: usize) -> Damage {
    let units = units(dossier, page.lang);
    let concerned = |unit: &Unit| match subject {
        Subject::Cited(_) | Subject::Ending(_) => subjects(unit).contains(&subject),
        Subject::Language(lang) => page.lang == lang,
        Subject::Format(Format::Svg) => is_drawn(unit),
        _ => true,
    };
    match subject {
        Subject::Format(Format::Pdf) => damage_text(&units, &page.pdf, edit, turn, |changed| {
            judge_pdf(dossier, &units, &Page { pdf: changed.to_owned(), ..page.clone() })
        }),
        Subject::Format(Format::Svg) => {
            let drawn: Vec<Unit> = units.into_iter().filter(is_drawn).collect();
            let text = texts_of(&page.pictures);
            damage_text(&drawn, &text, edit, turn, |changed| judge_pictures(&drawn, changed))
        }
        _ => {
            let before = judge_markdown(dossier, &units, &page.markdown);
            let sound = |index: usize| before.iter().all(|(wrong, _)| *wrong != index);
            let chosen: Vec<usize> =
                (0..units.len()).filter(|index| concerned(&units[*index]) && sound(*index)).collect();
            let Some(&index) = chosen.get(turn % chosen.len().max(1)) else { return Damage::None };
            let Some(changed) = damage_markdown(&units, index, &page.markdown, edit) else {
                return Damage::None;
            };
            let after = judge_markdown(dossier, &units, &changed);
            seen(&before, &after, index, &changed)
        }
    }
}

fn seen(before: &[Fault], after: &[Fault], index: usize, changed: &str) -> Damage {
    // A unit that is gone may be told by the one that follows.
    let new = after.iter().any(|fault| !before.contains(fault) && fault.0 >= index);
    if new { Damage::Seen } else { Damage::Unseen(changed.to_owned()) }
}

fn next_digit(text: &str) -> Option<String> {
    let at = text.rfind(|c: char| c.is_ascii_digit())?;
    let digit = text.as_bytes()[at] - b'0';
    Some(format!("{}{}{}", &text[..at], (digit + 1) % 10, &text[at + 1..]))
}

fn requalified(unit: &Unit, figure: &str) -> String {
    let japanese = !unit.text.is_ascii() && !figure.starts_with("about");
    let word = if japanese { "約" } else { "about " };
    figure.strip_prefix(word).map_or_else(|| format!("{word}{figure}"), str::to_owned)
}

fn damage_markdown(units: &[Unit], index: usize, markdown: &str, edit: Edit) -> Option<String> {
    let page = plain(markdown);
    let places = locate(units, &page.text, &mut Vec::new());
    let place = places[index].clone()?;
    let unit = &units[index];
    let cites: Vec<&(usize, usize, Range<usize>)> =
        page.cites.iter().filter(|(at, ..)| place.start < *at && *at <= place.end).collect();
    let (first, last) = (cites.first()?, cites.last()?);
    let marks = first.2.start..last.2.end;
    let mark = markdown[marks.clone()].to_owned();
    let raw = |place: &Range<usize>| page.places[place.start]..page.places[place.end - 1] + 1;
    let value = place.start + unit.figure.start..place.start + unit.figure.end;
    let value_end = value.end;
    // The last byte of a character is followed by others of it in no place but this.
    let raw = |range: Range<usize>| {
        let mut raw = raw(&range);
        while !markdown.is_char_boundary(raw.end) {
            raw.end += 1;
        }
        raw
    };
    let figure = raw(value.start..value_end);
    let with = |range: Range<usize>, text: &str| {
        format!("{}{text}{}", &markdown[..range.start], &markdown[range.end..])
    };
    let others: Vec<usize> = page.cites.iter().map(|(_, number, _)| *number).collect();
    let other = || others.iter().find(|number| cites.iter().all(|(_, own, _)| own != *number));
    match edit {
        Edit::CitationDropped => Some(with(marks, "")),
        Edit::CitationRenumbered => Some(with(first.2.clone(), &format!("[^{}]", other()?))),
        Edit::CitationAdded => Some(with(last.2.end..last.2.end, &format!("[^{}]", other()?))),
        Edit::CitationMovedOn => {
            let next = places[index + 1..].iter().flatten().next()?;
            let at = raw(next.clone()).end;
            let moved = format!("{}{mark}{}", &markdown[..at], &markdown[at..]);
            Some(format!("{}{}", &moved[..marks.start], &moved[marks.end..]))
        }
        Edit::FigureAltered => Some(with(figure.clone(), &next_digit(&markdown[figure])?)),
        Edit::QualifierAltered => Some(with(figure.clone(), &requalified(unit, &markdown[figure]))),
        Edit::FiguresSwapped => {
            let other = (index + 1..units.len()).find(|at| {
                units[*at].place == unit.place
                    && units[*at].text[units[*at].figure.clone()] != unit.text[unit.figure.clone()]
            })?;
            let there = places[other].clone()?;
            let second = raw(there.start + units[other].figure.start..there.start + units[other].figure.end);
            let (one, two) = (&markdown[figure.clone()], &markdown[second.clone()]);
            Some(format!(
                "{}{two}{}{one}{}",
                &markdown[..figure.start],
                &markdown[figure.end..second.start],
                &markdown[second.end..]
            ))
        }
        Edit::ItemDropped => {
            let start = markdown[..figure.start].rfind('\n')? + 1;
            let end = figure.end + markdown[figure.end..].find('\n')?;
            Some(with(start..end, ""))
        }
        Edit::MarkFused => {
            let digits: Vec<String> = cites.iter().map(|(_, number, _)| number.to_string()).collect();
            Some(with(marks, &digits.join(",")))
        }
        Edit::ReferencesSwapped => {
            let swapped = markdown.replace("[^1]: ", "[^0]: ").replace("[^2]: ", "[^1]: ");
            let swapped = swapped.replace("[^0]: ", "[^2]: ");
            (swapped != markdown && others.contains(&2)).then_some(swapped)
        }
        _ => None,
    }
}

/// Changes of a text that has no citations: what a PDF shows, what a picture says.
fn damage_text(
    units: &[Unit],
    text: &str,
    edit: Edit,
    turn: usize,
    judge: impl Fn(&str) -> Vec<Fault>,
) -> Damage {
    let before = judge(text);
    let sound = |index: &usize| before.iter().all(|(wrong, _)| wrong != index);
    // Where the same text is there twice, the other one would be changed.
    let once = |index: &usize| text.matches(&units[*index].text).count() == 1;
    let chosen: Vec<usize> = (0..units.len()).filter(sound).filter(once).collect();
    let Some(&index) = chosen.get(turn % chosen.len().max(1)) else { return Damage::None };
    let unit = &units[index];
    let Some(start) = text.find(&unit.text) else { return Damage::None };
    let figure = start + unit.figure.start..start + unit.figure.end;
    let with =
        |range: Range<usize>, new: &str| format!("{}{new}{}", &text[..range.start], &text[range.end..]);
    let changed = match edit {
        Edit::FigureAltered => next_digit(&text[figure.clone()]).map(|new| with(figure, &new)),
        Edit::QualifierAltered => Some(with(figure.clone(), &requalified(unit, &text[figure]))),
        Edit::ItemDropped => Some(with(start..start + unit.text.len(), "")),
        Edit::FiguresSwapped => {
            let other = chosen.iter().copied().find(|at| *at > index && units[*at].place == unit.place);
            other.and_then(|other| {
                let there = &units[other];
                let (one, two) = (&unit.text[unit.figure.clone()], &there.text[there.figure.clone()]);
                let second = text.find(&there.text)? + there.figure.start;
                (one != two && second >= figure.end).then(|| {
                    format!(
                        "{}{two}{}{one}{}",
                        &text[..figure.start],
                        &text[figure.end..second],
                        &text[second + two.len()..]
                    )
                })
            })
        }
        Edit::ReferencesSwapped => {
            let languages = [["Plan", "Survey", "Ledger"], ["計画書", "調査票", "台帳"]];
            let mut titles = Vec::new();
            for one in languages.as_flattened() {
                titles.extend(
                    languages.as_flattened().iter().filter(|two| *two != one).map(|two| [*one, *two]),
                );
            }
            let found = titles.iter().find_map(|[one, two]| {
                let (one_at, two_at) = (text.rfind(one)?, text.rfind(two)?);
                (one_at < two_at).then_some((one_at, *one, two_at, *two))
            });
            found.map(|(one_at, one, two_at, two)| {
                format!(
                    "{}{two}{}{one}{}",
                    &text[..one_at],
                    &text[one_at + one.len()..two_at],
                    &text[two_at + two.len()..]
                )
            })
        }
        Edit::MarkFused => {
            let mark = text[figure.end..].strip_prefix("[^").and_then(|rest| Some((rest, rest.find(']')?)));
            mark.map(|(rest, end)| with(figure.end..figure.end + 2 + end + 1, &rest[..end]))
        }
        _ => None,
    };
    let Some(changed) = changed else { return Damage::None };
    // The references concern the whole page.
    let index = if edit == Edit::ReferencesSwapped { 0 } else { index };
    seen(&before, &judge(&changed), index, &changed)
}
