//! Data cannot become markup, and what was escaped can be had back.

use factbrief::draft::{escape as markdown, plain};

#[test]
fn data_cannot_become_markup() {
    assert_eq!(markdown("a|b *c* [d] <e> `f`"), r"a\|b \*c\* \[d\] \<e\> \`f\`");
    assert_eq!(markdown("**Lead.** text"), "**Lead.** text");
    assert_eq!(markdown("odd ** pair"), r"odd \*\* pair");
    assert_eq!(markdown("2025. A year"), r"2025\. A year");
    assert_eq!(markdown("R&D"), "R&amp;D");
    for blank in ["\n", "\r", "\t", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
        assert_eq!(markdown(&format!("It is so.{blank}- and so on")), "It is so. - and so on", "{blank:?}");
    }
    assert_eq!(markdown("We moved to C #"), r"We moved to C \#");
    assert_eq!(markdown("We moved to C ##"), r"We moved to C \##");
    assert_eq!(markdown("We moved to C#"), "We moved to C#");
    assert_eq!(markdown("#"), r"\#");
}

#[test]
fn plain_undoes_what_markdown_did() {
    for text in ["a|b *c* [d]", "R&D at US$5", "2025. A year", "to C #", "to C ##"] {
        assert_eq!(plain(&markdown(text)), text);
    }
}
