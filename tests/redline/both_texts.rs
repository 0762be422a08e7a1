//! A redline holds both texts: without what is struck it is the new one, without what is inserted the old one, byte for
//! byte; and only what changed is struck or inserted.

#![expect(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use factbrief::language::Language;
use factbrief::redline::{
    Heading, RedlineMark, RedlinePiece, new_text, old_text, redline, redline_html, redline_markdown,
};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

const WORDS: [&str; 40] = [
    "harbour",
    "berth",
    "12",
    "1,500",
    "¥12 billion",
    " ",
    " ",
    " ",
    ". ",
    ", ",
    "約120億円",
    "湊港は",
    "バース",
    "を整備する。",
    "「",
    "」",
    "、",
    "[^1]",
    "[^12]",
    "[^1]: ",
    "**",
    "*",
    "\n",
    "\n\n",
    "| a | b |\n",
    "| --- | --- |\n",
    "- ",
    "# ",
    "> ",
    "![chart](a.svg)",
    "<del>",
    "</del>",
    "<ins >",
    "</ins  >",
    "~~",
    "<",
    ">",
    "\\|",
    "é",
    "👩‍🚀",
];

/// A text of words, punctuation, markup and tags in any order.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(&WORDS[..]), 0..60).prop_map(|words| words.concat())
}

/// A text, and the same after some edits at any character.
fn edited() -> impl Strategy<Value = (String, String)> {
    let edit = (any::<Index>(), 0_usize..12, proptest::collection::vec(select(&WORDS[..]), 0..4));
    (text(), proptest::collection::vec(edit, 0..5)).prop_map(|(old, edits)| {
        let mut new: Vec<char> = old.chars().collect();
        for (at, length, words) in edits {
            let at = at.index(new.len() + 1);
            let end = (at + length).min(new.len());
            new.splice(at..end, words.concat().chars());
        }
        let new = new.into_iter().collect();
        (old, new)
    })
}

const TAGS: [(&str, &str); 2] = [("<del", "</del"), ("<ins", "</ins")];

/// What stands behind a tag's name: the number of blanks before the `>`.
fn blanks(rest: &str) -> Option<usize> {
    let after = rest.trim_start_matches(' ');
    after.starts_with('>').then(|| rest.len() - after.len())
}

/// The two texts of a redline in Markdown, by what its documentation says of its tags: those with the most blanks.
fn parted(markdown: &str) -> (String, String) {
    let names = TAGS.iter().flat_map(|(open, close)| [*open, *close]);
    let most = names
        .flat_map(|name| {
            markdown.match_indices(name).filter_map(|(at, name)| blanks(&markdown[at + name.len()..]))
        })
        .max();
    let Some(most) = most else { return (markdown.to_owned(), markdown.to_owned()) };
    let tag = |name: &str| format!("{name}{}>", " ".repeat(most));
    let [(del, del_end), (ins, ins_end)] = TAGS.map(|(open, close)| (tag(open), tag(close)));
    let (mut old, mut new) = (String::new(), String::new());
    let mut rest = markdown;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(del.as_str()) {
            let (struck, after) = after.split_once(del_end.as_str()).expect("what is struck ends");
            old.push_str(struck);
            rest = after;
        } else if let Some(after) = rest.strip_prefix(ins.as_str()) {
            let (inserted, after) = after.split_once(ins_end.as_str()).expect("what is inserted ends");
            new.push_str(inserted);
            rest = after;
        } else {
            let first = rest.chars().next().expect("there is more");
            old.push(first);
            new.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    (old, new)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_texts_are_had_back_byte_for_byte((old, new) in edited()) {
        let pieces = redline(&old, &new);
        prop_assert_eq!(old_text(&pieces), old.as_str());
        prop_assert_eq!(new_text(&pieces), new.as_str());
        let markdown = redline_markdown(&pieces);
        if old == new {
            prop_assert_eq!(markdown, old);
        } else {
            prop_assert_eq!(parted(&markdown), (old, new));
        }
    }

    #[test]
    fn texts_without_anything_in_common_are_had_back_too(old in text(), new in text()) {
        let pieces = redline(&old, &new);
        prop_assert_eq!(old_text(&pieces), old);
        prop_assert_eq!(new_text(&pieces), new);
    }

    #[test]
    fn neighbours_differ_and_nothing_is_struck_to_be_inserted_again((old, new) in edited()) {
        let pieces = redline(&old, &new);
        for pair in pieces.windows(2) {
            prop_assert!(pair[0].mark != pair[1].mark, "{pair:?}");
            let replaced = pair[0].mark == RedlineMark::Struck && pair[1].mark == RedlineMark::Inserted;
            prop_assert!(!replaced || pair[0].text != pair[1].text, "{pair:?}");
            prop_assert!(!(pair[0].mark == RedlineMark::Inserted && pair[1].mark == RedlineMark::Struck), "{pair:?}");
        }
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        prop_assert!(old != new || pieces.iter().all(|piece| piece.mark == RedlineMark::Kept));
    }

    #[test]
    fn the_page_of_html_is_whole_whatever_the_texts((old, new) in edited()) {
        let html = redline_html(&redline(&old, &new), &heading());
        let count = |tag: &str| html.matches(tag).count();
        for tag in ["del", "ins", "strong", "p", "li", "ul", "ol", "table", "tr", "td", "blockquote"] {
            let open = count(&format!("<{tag}>"));
            prop_assert_eq!(open, count(&format!("</{tag}>")), "{}: {}", tag, html);
        }
        prop_assert!(is_nested(&html), "{}", html);
    }
}

/// Whether elements of the body are closed in the order they were opened.
fn is_nested(html: &str) -> bool {
    let body =
        html.split_once("<main>").and_then(|(_, rest)| rest.split_once("</main>")).map(|(body, _)| body);
    let mut open: Vec<&str> = Vec::new();
    for piece in body.unwrap_or_default().split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else { return false };
        match tag.strip_prefix('/') {
            _ if tag == "hr" => {}
            Some(name) if open.pop() == Some(name) => {}
            Some(_) => return false,
            None => open.push(tag),
        }
    }
    open.is_empty()
}

fn heading() -> Heading {
    Heading {
        brief: "harbour/investor.en".to_owned(),
        language: Language::En,
        old: "HEAD~1".to_owned(),
        new: "briefs".to_owned(),
    }
}

fn marked(old: &str, new: &str) -> String {
    let pieces = redline(old, new);
    let each = pieces.iter().map(|RedlinePiece { mark, text }| match mark {
        RedlineMark::Kept => text.clone(),
        RedlineMark::Struck => format!("[-{text}-]"),
        RedlineMark::Inserted => format!("{{+{text}+}}"),
    });
    each.collect()
}

#[test]
fn only_the_words_that_changed_are_struck_and_inserted() {
    assert_eq!(
        marked("Dredging costs about ¥12 billion.[^1]\n", "Dredging costs at least ¥15 billion.[^1][^2]\n"),
        "Dredging costs [-about-]{+at least+} ¥[-12-]{+15+} billion.[^1]{+[^2]+}\n"
    );
    assert_eq!(
        marked("工事費は約120億円である。[^1]\n", "工事費は1,500億円と見込まれる。[^1]\n"),
        "工事費は[-約120-]{+1,500+}億円[-である-]{+と見込まれる+}。[^1]\n"
    );
}

#[test]
fn a_paragraph_that_came_or_went_touches_no_other() {
    let (one, two, three) = ("First.\n\n", "Second.\n\n", "Third.\n");
    assert_eq!(
        marked(&[one, three].concat(), &[one, two, three].concat()),
        "First.\n\n{+Second.\n\n+}Third.\n"
    );
    assert_eq!(
        marked(&[one, two, three].concat(), &[one, three].concat()),
        "First.\n\n[-Second.\n\n-]Third.\n"
    );
}

#[test]
fn a_text_that_holds_tags_keeps_them_apart_from_the_redlines() {
    let markdown = redline_markdown(&redline("a <del>x</del> b\n", "a <del>x</del> c\n"));
    assert_eq!(markdown, "a <del>x</del> <del >b</del ><ins >c</ins >\n");
    assert_eq!(parted(&markdown), ("a <del>x</del> b\n".to_owned(), "a <del>x</del> c\n".to_owned()));
}

#[test]
fn the_page_shows_blocks_as_blocks_and_escapes_the_rest() {
    let old = "# Berths\n\n> **Now.** 12 berths.[^1]\n\n- one\n- two\n\n| what | how many |\n| --- | --- |\n| berths | 12 |\n\n[^1]: Plan, page 3.\n";
    let new = old.replace("12", "15").replace("- two\n", "- two \\<b\\> & three\n");
    let html = redline_html(&redline(old, &new), &heading());
    for expected in [
        "<h1>Berths</h1>",
        "<blockquote><strong>Now.</strong> <del>12</del><ins>15</ins> berths.<sup>1</sup></blockquote>",
        "<li>two<ins> &lt;b&gt; &amp; three</ins></li>",
        "<tr><th> what </th><th> how many </th></tr>",
        "<tr><td> berths </td><td> <del>12</del><ins>15</ins> </td></tr>",
        "<li>1. Plan, page 3.</li>",
        "text-decoration: line-through",
        "text-decoration: underline",
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    assert!(!html.contains("<script") && !html.contains("http"), "it stands by itself: {html}");
}
