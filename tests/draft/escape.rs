//! Data cannot become markup, and what was escaped can be had back.

use factbrief::draft::internals::{addresses, own, shown};
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
    // Nothing is escaped that means nothing: 5.3 GW begins no list.
    assert_eq!(markdown("5.3 GW"), "5.3 GW");
    assert_eq!(markdown("月~金、朝~夕"), r"月\~金、朝\~夕");
}

#[test]
fn plain_undoes_what_markdown_did() {
    for text in [
        "a|b *c* [d]",
        "R&D at US$5",
        "2025. A year",
        "see https://example.org/a_b?c=d&e, there",
        "to C #",
        "to C ##",
    ] {
        assert_eq!(plain(&markdown(text)), text);
    }
}

#[test]
fn an_address_ends_where_it_ends() {
    let table = [
        ("https://example.org/annual_plan", "<https://example.org/annual_plan>"),
        ("See https://example.org/a.", "See <https://example.org/a>."),
        ("（https://example.org/計画）", "（<https://example.org/>計画）"),
        ("(https://example.org/a)", "(<https://example.org/a>)"),
        ("https://example.org/a_(b)", "<https://example.org/a_(b)>"),
        ("http:// is no address", "http:// is no address"),
    ];
    for (text, expected) in table {
        assert_eq!(markdown(text), expected);
    }
    assert_eq!(addresses("xhttps://example.org"), []);
}

#[test]
fn own_words_say_on_github_what_the_page_says() {
    let table = [
        ("月~金、朝~夕", r"月\~金、朝\~夕"),
        ("~~not~~", r"\~\~not\~\~"),
        (r"\~ is escaped already", r"\~ is escaped already"),
        ("US$5 and US$6", r"US\$5 and US\$6"),
        ("We moved to C #", r"We moved to C \#"),
        ("We moved to C#", "We moved to C#"),
        ("see https://example.org/a~b", "see <https://example.org/a~b>"),
        ("<https://example.org/a>", "<https://example.org/a>"),
        ("[more](https://example.org/a)", "[more](https://example.org/a)"),
        ("払う。(https://example.org/a)に詳しい。", "払う。(<https://example.org/a>)に詳しい。"),
        ("(see https://example.org/a)次へ", "(see <https://example.org/a>)次へ"),
        ("[a](<https://example.org/b>)", "[a](<https://example.org/b>)"),
    ];
    for (text, expected) in table {
        assert_eq!(own(text), expected);
    }
}

#[test]
fn where_no_markdown_is_read_a_title_is_the_text_that_its_reader_is_shown() {
    let table = [
        ("The *state* pays", "The state pays"),
        ("R&amp;D &lt;x&gt; is [more](https://example.org) _open_", "R&D <x> is more open"),
        (r"Stars\* | and bars\|", "Stars*  and bars|"),
        ("1. The first", "1. The first"),
        ("A snake_case and 2 * 3", "A snake_case and 2 * 3"),
        ("> quoted", "> quoted"),
    ];
    for (title, expected) in table {
        assert_eq!(shown(title), expected);
    }
}
