//! A statement is divided into words and placeholders, and all its mistakes are found.

use factbrief::model::Statement;

#[test]
fn placeholders_are_split_from_words() {
    let statement = Statement::parse("{{ value.initial }} over {{period}}.").unwrap();
    assert_eq!(statement.names().collect::<Vec<_>>(), ["value", "period"]);
    assert_eq!(statement.pieces.len(), 4);
}

#[test]
fn every_mistake_of_a_text_is_found() {
    let mistakes = Statement::parse("{% if x %} {{ start-date }} {{ value.big }} }").unwrap_err();
    assert_eq!(mistakes.len(), 4, "{mistakes:?}");
}
