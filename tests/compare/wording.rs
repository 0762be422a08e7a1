//! Whether two texts differ in more than their figures.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use factbrief::compare::{Figures, Wording};
use factbrief::model::Statement;

fn figures(pairs: &[(&str, &str)]) -> Figures {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn template(text: &str) -> Wording {
    Wording::of_pieces(String::new(), &Statement::parse(text).unwrap().pieces)
}

#[test]
fn a_new_figure_is_no_new_wording() {
    let now = template("{{ value.initial }} over {{ period }}, **at most**.");
    let old = figures(&[("value", "about ¥1 trillion"), ("period", "five years")]);
    let new = figures(&[("value", "¥2 trillion"), ("period", "five years")]);
    let same = Wording::of_text("About ¥1 trillion over five years, at most.");
    assert!(same.same_but_for_figures(&old, &now, &new));
    let other = Wording::of_text("About ¥1 trillion within five years, at most.");
    assert!(!other.same_but_for_figures(&old, &now, &new));
    let both = Wording::of_text("¥2 trillion over five years, at most.");
    assert!(same.same_but_for_figures(&old, &both, &new));
}

#[test]
fn a_compact_figure_of_a_copy_may_read_in_any_way() {
    let now = template("Berths: {{ value.compact }} in all");
    let old = figures(&[("value", "about ¥1 trillion")]);
    let new = figures(&[("value", "¥2 trillion")]);
    assert!(Wording::of_text("Berths: about ¥1tn in all").same_but_for_figures(&old, &now, &new));
    assert!(!Wording::of_text("Berths: about ¥1tn in part").same_but_for_figures(&old, &now, &new));
}
