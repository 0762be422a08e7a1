//! Printed forms are found in an archived source whatever its extraction from PDF did to them.

use factbrief::model::Lines;
use factbrief::value::Units;
use factbrief::verify::internals::{Blanks, Passage, Text};
use factbrief::verify::{Outcome, judge};

fn found(raw: &str, printed: &str) -> Vec<String> {
    let passage = Passage::new(raw);
    passage.find(printed).into_iter().map(|range| passage.text[range].to_owned()).collect()
}

#[test]
fn what_extraction_from_pdf_did_is_undone() {
    assert_eq!(found("性は3兆8000\n億円。", "3兆8000億円"), ["3兆8000億円"]);
    assert_eq!(found("1兆3,0\n00億円である", "1兆3,000億円"), ["1兆3000億円"]);
    assert_eq!(found("ク リ ス タ ル", "クリスタル"), ["クリスタル"]);
    assert_eq!(found("１，７００億円規模", "1,700億円"), ["1700億円"]);
    assert_eq!(found("SB \nOpenAI Japan", "SB OpenAI Japan"), ["SB OpenAI Japan"]);
    assert_eq!(found("up to 1,500 people", "1,500 people"), ["1500 people"]);
}

#[test]
fn a_figure_goes_on_in_the_next_line_of_running_text_only() {
    let joined = |raw: &str, printed: &str| {
        let passage = Passage::new(raw);
        (passage.find(printed).len(), passage.joined(printed))
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
    // A blank parts thousands where the form has it too, and not in Japanese.
    assert_eq!(joined("of 7 264 people", "7 264 people"), (1, 0));
    assert_eq!(joined("of 7 264 people", "7264 people"), (0, 1));
    let japanese = Passage::with("男 7 264人", Blanks::Part);
    assert_eq!((japanese.find("7 264人").len(), japanese.joined("7 264人")), (0, 1));
    assert_eq!(japanese.find("264人").len(), 1);
}

#[test]
fn letters_that_are_set_apart_are_read_as_words() {
    let raw = "総 資 産 は 1 0 5 , 4 0 1 百 万 円 で あ る 。";
    assert_eq!(found(raw, "105,401百万円"), ["105401百万円"]);
    assert_eq!(Passage::with(raw, Blanks::Part).text, "総資産は105401百万円である。");
    // A row of figures of one digit is no number.
    let votes = Passage::new("Votes 7 0 2");
    assert_eq!((votes.find("702").len(), votes.joined("702")), (0, 1));
}

#[test]
fn a_list_of_numbers_is_no_thousands_separator() {
    assert_eq!(Passage::new("3, 400, 5,000").text, "3, 400, 5000");
}

/// Places in a passage and in the text without blanks belong to each other, whatever is between them.
#[test]
fn a_form_is_found_at_its_place_among_blanks() {
    let raw = " \n a b\u{3000}c 約 320\n 億 円\n\nd  e\u{a0}f 1,2\n00\u{2003}g ";
    assert_eq!(found(raw, "約320億円"), ["約320億円"]);
    assert_eq!(found(raw, "b c"), ["b c"]);
    assert_eq!(found(raw, "e f1200 g"), ["e f 1200 g"]);
    assert_eq!(found(raw, "a"), ["a"]);
    assert_eq!(found(raw, "g"), ["g"]);
    assert_eq!(found("", "g"), Vec::<String>::new());
    assert_eq!(found(" \n ", "g"), Vec::<String>::new());
    assert_eq!(found("g", "  "), Vec::<String>::new());
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let text = Text::new("one\ntwo\r\n\nfour\n".to_owned());
    let at = |first, last| text.at(Some(Lines { first, last })).map(|passage| passage.text.clone());
    assert_eq!(at(1, 1).as_deref(), Some("one"));
    assert_eq!(at(1, 2).as_deref(), Some("one two"));
    assert_eq!(at(3, 3).as_deref(), Some(""));
    assert_eq!(at(2, 4).as_deref(), Some("two four"));
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
    let units = Units::built_in();
    let whole = line.len() * 1000;
    for _ in 0..100 {
        let outcome = judge(&text, None, "約320億円", None, None, &units);
        assert_eq!(outcome, Outcome::Ambiguous { times: 1000, in_lines: false });
        assert_eq!(judge(&text, None, "岸壁", None, None, &units), Outcome::NotFound { elsewhere: 0 });
    }
    assert_eq!(text.normalised(), whole);
    // Lines cost what they hold, once for the figures of one piece of evidence.
    let lines = Some(Lines { first: 900, last: 901 });
    for _ in 0..100 {
        assert_eq!(judge(&text, lines, "約320億円", None, None, &units), Outcome::TermFound);
        assert_eq!(judge(&text, lines, "岸壁", None, None, &units), Outcome::NotFound { elsewhere: 0 });
    }
    assert_eq!(text.normalised(), whole + 2 * line.len() - 1);
}

#[test]
fn a_form_that_its_lines_hold_too_often_to_say_where_is_ambiguous() {
    let text = Text::new("0".repeat(100_000));
    let lines = Some(Lines { first: 1, last: 1 });
    let outcome = judge(&text, lines, "0", None, None, &Units::built_in());
    assert_eq!(outcome, Outcome::Ambiguous { times: 100_000, in_lines: true });
}
