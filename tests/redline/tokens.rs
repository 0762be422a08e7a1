//! The words of a redline.

use factbrief::redline::internals::tokens;

#[test]
fn words_figures_and_citations_are_whole() {
    assert_eq!(
        tokens("US$1,500 in 12.5 years[^12]."),
        ["US", "$", "1,500", " ", "in", " ", "12.5", " ", "years", "[^12]", "."]
    );
    assert_eq!(tokens("約3,000億円を投資する。"), ["約", "3,000", "億", "円", "を", "投資", "する", "。"]);
    assert!(tokens("").is_empty());
}

#[test]
fn nothing_is_lost() {
    for text in ["[^]", "[^1", "a\r\nb\n\n\u{0}", "🇯🇵👩‍🚀é", "<del>~~x~~</del>"] {
        assert_eq!(tokens(text).concat(), text);
    }
}
