//! Printed forms are found in a copy whatever its extraction did to them.

use factbrief::verify::internals::Passage;

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
fn a_list_of_numbers_is_no_thousands_separator() {
    assert_eq!(Passage::new("3, 400, 5,000").text, "3, 400, 5000");
}
