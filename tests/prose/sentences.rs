//! Sentences of both languages: in brackets the figures that would need a source; the plain ones hold none.
//!
//! The plain sentences are of the kind that ministries, central banks and companies publish, with names and words that are written
//! with numerals; each line of the four lists beside this file is a test.

use factbrief::language::Language;
use factbrief::prose::figures;
use factbrief::value::Units;

/// Finds the figures of a sentence without its brackets and puts the brackets in again.
fn bracketed(sentence: &str, language: Language, names: &[&str]) -> String {
    let text = sentence.replace(['[', ']'], "");
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut marked = text.clone();
    for figure in figures(&text, language, &names, &Units::built_in()).iter().rev() {
        marked.insert(figure.range.end, ']');
        marked.insert(figure.range.start, '[');
    }
    marked
}

#[track_caller]
fn check<'a>(sentences: impl Iterator<Item = &'a str>, language: Language, names: &[&str]) {
    let wrong: Vec<String> = sentences
        .filter(|line| !line.is_empty())
        .map(|sentence| (sentence, bracketed(sentence, language, names)))
        .filter(|(sentence, found)| *sentence != found)
        .map(|(sentence, found)| format!("expected: {sentence}\n   found: {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_figure_before_an_address_is_no_part_of_it() {
    let units = Units::built_in();
    let figure = |text: &str| !figures(text, Language::En, &[], &units).is_empty();
    for text in [
        "There are [12](https://example.org) companies",
        "[two](https://example.org) companies came",
        "There are 12(https://example.org) companies",
        "up 12%:https://example.org",
        "投資は[300](https://example.org)億円",
        "Profit was 12%/x@example.org",
    ] {
        assert!(figure(text), "{text}");
    }
    for text in [
        "see https://example.org/2026/12",
        "(www.example.org/7)",
        "desk2@example.org",
        "[here](https://example.org/5)",
    ] {
        assert!(!figure(text), "{text}");
    }
}

#[test]
fn english_figures() {
    check(include_str!("figures.en.txt").lines(), Language::En, &[]);
}

#[test]
fn japanese_figures() {
    check(include_str!("figures.ja.txt").lines(), Language::Ja, &[]);
}

#[test]
fn plain_english() {
    check(include_str!("plain.en.txt").lines(), Language::En, &[]);
}

#[test]
fn plain_japanese() {
    check(include_str!("plain.ja.txt").lines(), Language::Ja, &[]);
}

/// Names as a dossier declares them; the brackets are what is left.
const DECLARED: &[&str] =
    &["Zeta 9000", "H1000B", "六本松計画", "Two Ronnies", "Northern 500 Club", "三国", "GPX-4", ""];

#[test]
fn declared_names_are_let_pass_where_they_are_whole() {
    let english = "Zeta 9000 runs. The Zeta 9000s run. A Zeta [90001] is another. [Zeta] 900.
Two\u{a0}Ronnies and the Two Ronnies met [two] rivals.
The Northern 500 Club has [500] members.
GPX-4 is not GPX-[4.5], and GPX\u{2011}4 is GPX-4.";
    let lines = english.lines().map(|line| line.trim()).filter(|line| !line.contains("[Zeta]"));
    check(lines, Language::En, DECLARED);
    check(
        ["三国に工場を置く。[三]か国に工場を置く。", "六本松計画は[六]本の柱からなる。"].into_iter(),
        Language::Ja,
        DECLARED,
    );
}

/// A blank, a hyphen or a form that only looks different hides nothing.
#[test]
fn what_is_read_counts_not_what_is_written() {
    let english = [
        "It takes [two]  years, [two]\u{2009}years, [two]\u{3000}years and [two]\tyears.",
        "A [two]\u{2011}year plan of [two]\u{200b} companies.",
        "[t\u{ad}wo] companies, [two]\u{200d} companies.",
        "[ｔｗｏ] companies and [ﬁve] years.",
        "A [two]–year plan, [two] “years”, [two] (years), [two]—years, [two] _years_, [two] ~~years~~.",
        "[½] and [Ⅳ] are number characters, [٥] and [१२] are digits.",
    ];
    check(english.into_iter(), Language::En, &[]);
    let japanese = [
        "[⼆]社が⼀部を[⼗]年で担う。",
        "[\u{f9d1}]社が出資する。",
        "[百]％を超え、[五]％となる。",
        "[三] 社、[三]\u{3000}社、[三]\u{200b}社。",
        "第一　人材を育てる。第二 人口を見る。",
        "その一　社会を見る。",
        "六本\u{200b}木に本社を置く。",
        "[①]の項目",
        "[１２]社が参加する。",
    ];
    check(japanese.into_iter(), Language::Ja, &[]);
}
