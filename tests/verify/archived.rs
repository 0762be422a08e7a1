//! Printed forms are found in an archived source whatever its extraction from PDF did to them.

use factbrief::model::Lines;
use factbrief::reading::ShownText;
use factbrief::verify::internals::Text;
use factbrief::verify::{JudgedForm, Outcome, judge};

/// A term to look for.
fn form(printed: &str, lines: Option<Lines>) -> JudgedForm<'_> {
    JudgedForm { printed, lines, heads: &[], unit_lines: None, value: None, by_eye: None }
}

fn found(raw: &str, printed: &str) -> Vec<String> {
    let (text, form) = (ShownText::of(raw), ShownText::of(printed));
    text.find(&form).map(|range| text.text()[range].to_owned()).collect()
}

#[test]
fn what_extraction_from_pdf_did_is_undone() {
    assert_eq!(found("性は3兆8000\n億円。", "3兆8000億円"), ["3兆8000\n億円"]);
    assert_eq!(found("1兆3,0\n00億円である", "1兆3,000億円"), ["1兆3,0\n00億円"]);
    assert_eq!(found("ク リ ス タ ル", "クリスタル"), ["ク リ ス タ ル"]);
    assert_eq!(found("１，７００億円規模", "1,700億円"), ["1,700億円"]);
    assert_eq!(found("SB \nOpenAI Japan", "SB OpenAI Japan"), ["SB\nOpenAI Japan"]);
    assert_eq!(found("up to 1,500 people", "1,500 people"), ["1,500 people"]);
}

#[test]
fn a_figure_goes_on_in_the_next_line_of_running_text_only() {
    let joined = |raw: &str, printed: &str| {
        let (text, form) = (ShownText::of(raw), ShownText::of(printed));
        (text.find(&form).count(), text.joined(&form))
    };
    assert_eq!(joined("Utilisation reached 8\n4.6% in the autumn.", "84.6%"), (1, 0));
    assert_eq!(joined("サーバーを4,5\n00台増設した。", "4,500台"), (1, 0));
    // A line or cell that is nothing but a number, and another paragraph.
    for raw in [
        "12\n345",
        "Costs\t12\n345 people",
        "in 12\n345",
        "in 12\n\n345 came",
        "Costs 12\t345",
        "Costs 12  345",
    ] {
        assert_eq!(joined(raw, "12345"), (0, 1), "{raw}");
    }
    // A blank parts thousands where the form has it too; whether that is one number is for its reader.
    assert_eq!(joined("of 7 264 people", "7 264 people"), (1, 0));
    assert_eq!(joined("of 7 264 people", "7264 people"), (0, 1));
}

#[test]
fn letters_that_are_set_apart_are_read_as_words() {
    let raw = "総 資 産 は 1 0 5 , 4 0 1 百 万 円 で あ る 。";
    assert_eq!(found(raw, "105,401百万円"), ["1 0 5 , 4 0 1 百 万 円"]);
    // A row of figures of one digit is no number.
    let (votes, form) = (ShownText::of("Votes 7 0 2"), ShownText::of("702"));
    assert_eq!((votes.find(&form).count(), votes.joined(&form)), (0, 1));
}

/// Places in a passage and in the text without blanks belong to each other, whatever is between them.
#[test]
fn a_form_is_found_at_its_place_among_blanks() {
    let raw = " \n a b\u{3000}c 約 320\n 億 円\n\nd  e\u{a0}f 1,2\n00\u{2003}g ";
    assert_eq!(found(raw, "約320億円"), ["約 320\n億 円"]);
    assert_eq!(found(raw, "b c"), ["b c"]);
    assert_eq!(found(raw, "e f 1,200 g"), ["e f 1,2\n00 g"]);
    assert_eq!(found(raw, "a"), ["a"]);
    assert_eq!(found(raw, "g"), ["g"]);
    assert_eq!(found("", "g"), Vec::<String>::new());
    assert_eq!(found(" \n ", "g"), Vec::<String>::new());
    assert_eq!(found("g", "  "), Vec::<String>::new());
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let text = Text::new("one\ntwo\r\n\nfour\n".to_owned());
    let at = |first, last| {
        text.at(Some(Lines { first, last }))
            .map(|passage| passage.shown.text()[passage.scope.clone()].trim_end().to_owned())
    };
    assert_eq!(at(1, 1).as_deref(), Some("one"));
    assert_eq!(at(1, 2).as_deref(), Some("one\ntwo"));
    assert_eq!(at(3, 3).as_deref(), Some(""));
    assert_eq!(at(2, 4).as_deref(), Some("two\tfour"));
    // What follows the last line end is a line without anything in it.
    assert_eq!(at(5, 5).as_deref(), Some(""));
    assert_eq!(at(4, 6), None);
    assert_eq!(at(6, 6), None);
}

/// Counts work and not time: an archived source is searched once, however many forms are looked for in it.
#[test]
fn an_archived_source_is_normalised_once_for_all_its_printed_forms() {
    let line = "港の工事費は約３２０億円である。\n";
    let text = Text::new(line.repeat(1000));
    let whole = line.len() * 1000;
    for _ in 0..100 {
        let outcome = judge(&text, &form("約320億円", None), None);
        assert_eq!(outcome, Outcome::Ambiguous { times: 1000, in_lines: false });
        assert_eq!(judge(&text, &form("岸壁", None), None), Outcome::NotFound { elsewhere: 0 });
    }
    assert_eq!(text.normalised(), whole);
    // Lines cost what they hold, once for the figures of one piece of evidence.
    let lines = Some(Lines { first: 900, last: 901 });
    for _ in 0..100 {
        assert_eq!(judge(&text, &form("約320億円", lines), None), Outcome::TermFound);
        assert_eq!(judge(&text, &form("岸壁", lines), None), Outcome::NotFound { elsewhere: 0 });
    }
    assert!(text.normalised() < whole + 4 * line.len() + 1000);
}

#[test]
fn a_form_that_its_lines_hold_too_often_to_say_where_is_ambiguous() {
    let text = Text::new("0".repeat(100_000));
    let lines = Some(Lines { first: 1, last: 1 });
    let outcome = judge(&text, &form("0", lines), None);
    assert_eq!(outcome, Outcome::Ambiguous { times: 100_000, in_lines: true });
}
