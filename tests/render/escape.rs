//! Data cannot become markup, and what was escaped can be had back.

use factbrief::render::internals::{addresses, first_read_otherwise, own, picture_codes, shown, shown_marks};
use factbrief::render::{escape as markdown, plain};

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
        // The case of a scheme means nothing, to GitHub as elsewhere.
        ("HTTPS://EXAMPLE.ORG/a_bを参照", "<HTTPS://EXAMPLE.ORG/a_b>を参照"),
        ("Http://example.org/a*b*c", "<Http://example.org/a*b*c>"),
        // What GitHub alone makes a link of, up to the next blank.
        ("www.example.org/a_bを参照", r"www\.example.org/a\_bを参照"),
        ("ftp://example.org/a_b", r"ftp\://example.org/a\_b"),
        ("FTP://example.org", r"FTP\://example.org"),
        ("awww. So: // it is", r"awww\. So: // it is"),
    ];
    for (text, expected) in table {
        assert_eq!(markdown(text), expected);
    }
    assert!(addresses("xhttps://example.org").is_empty());
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
        ("詳細はwww.example.orgを参照", r"詳細はwww\.example.orgを参照"),
        (r"www\.example.org", r"www\.example.org"),
        ("<https://www.example.org>", "<https://www.example.org>"),
        ("[more](https://www.example.org)", "[more](https://www.example.org)"),
        ("HTTPS://EXAMPLE.ORG/xを参照", "<HTTPS://EXAMPLE.ORG/x>を参照"),
        ("ftp://example.org/xを参照", r"ftp\://example.org/xを参照"),
    ];
    for (text, expected) in table {
        assert_eq!(own(text), expected);
        assert_eq!(own(expected), expected, "twice");
    }
}

#[test]
fn words_of_a_template_that_github_reads_otherwise_are_found() {
    let table = [
        ("~~not~~", Some(("~", r"\~"))),
        ("US$ and more", Some(("$", r"\$"))),
        ("see www.example.org", Some(("www.", r"www\."))),
        ("see ftp://example.org", Some(("ftp:", r"ftp\:"))),
        ("see https://example.org/a.", Some(("https://example.org/a", "<https://example.org/a>"))),
        ("see <https://example.org/~a> or [b](https://example.org/$b)", None),
        (r"\~ and \$ and www\.x are escaped already", None),
        ("# Ends in C #", None),
        ("and/or: with words", None),
    ];
    for (text, expected) in table {
        let found = first_read_otherwise(text);
        assert_eq!(found.as_ref().map(|(found, instead)| (*found, instead.as_str())), expected, "{text}");
    }
}

#[test]
fn marks_that_were_meant_and_would_be_printed_are_found() {
    // What stays is known to be harmless: a word of ASCII, an address, what is escaped, and a mark alone.
    let table = [
        ("これは_重要_である", 2),
        ("これは__重要__である", 4),
        ("（*「重要」*）な点", 0),
        ("点は*「重要」*である", 2),
        ("She _said:_word", 1),
        ("（_重要_）である", 0),
        ("snake_case, __init__ and _odd_word", 0),
        (r"これは\_重要\_である", 0),
        ("甲 _ 乙 * 丙", 0),
        ("<https://example.org/a_計画*b*c>", 0),
        ("<https://example.org/a*b*c>", 0),
        ("[港_計画](https://example.org/a*b*c)", 1),
        ("```\n港_計画*\n```", 0),
    ];
    for (text, expected) in table {
        assert_eq!(shown_marks(text).len(), expected, "{text}");
    }
}

#[test]
fn where_no_markdown_is_read_a_title_is_the_text_that_its_reader_is_shown() {
    let table = [
        ("The *state* pays", "The state pays"),
        ("R&amp;D &lt;x&gt; is [more](https://example.org) _open_", "R&D <x> is more open"),
        (r"Stars\* | and bars\|", "Stars* and bars|"),
        ("1. The first", "1. The first"),
        ("A snake_case and 2 * 3", "A snake_case and 2 * 3"),
        ("> quoted", "> quoted"),
    ];
    for (title, expected) in table {
        assert_eq!(shown(title), expected);
    }
}

#[test]
fn codes_that_github_shows_as_pictures_are_found() {
    let table = [
        ("So :smile: it is", vec![":smile:"]),
        ("港:anchor:である", vec![":anchor:"]),
        (r"(:white\_check\_mark:) :+1: and :100:", vec![r":white\_check\_mark:", ":+1:", ":100:"]),
        ("\"label\":\":x:\"", vec![":x:"]),
        ("urn:nbn:de:x, a:b:c and 1:100:5", vec![":de:", ":b:", ":100:"]),
        // Times, ratios, names and the rows that align a table are none.
        ("at 10:30:45, 1:10:5 and : 30 :", vec![]),
        ("urn:isbn:x, app:shell:open, a :: b, Note: this: that", vec![]),
        ("| :--- | ---: | :-: |", vec![]),
        (":Smile: and ：smile：", vec![]),
    ];
    for (text, expected) in table {
        let found: Vec<&str> = picture_codes(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }
}
