//! The text of HTML pages: what a reader sees, a line for each block and row, and nothing joined that the page keeps apart.

use factbrief::intake::{FileKind, Unextracted, extract};
use factbrief::reading::ShownText;

fn text(body: &str) -> String {
    let page =
        format!("<!doctype html><html lang=de><head><title>A page</title></head><body>{body}</body></html>");
    match extract(page.as_bytes()) {
        Ok(found) => found.text.trim_end().to_owned(),
        Err(why) => panic!("{body}: {why:?}"),
    }
}

#[test]
fn a_block_is_a_line_and_entities_are_characters() {
    assert_eq!(
        text("<p>Costs: &euro;5&nbsp;bn,\n  <b>up</b> 5&thinsp;%.</p><p>Next</p>"),
        "Costs: €5\u{a0}bn, up 5\u{2009}%.\n\nNext"
    );
    assert_eq!(text("<ul><li>one<li>two</ul>"), "one\n\ntwo");
    assert_eq!(text("<div>Rose to <span>1</span><span>2</span></div>"), "Rose to 12");
    assert_eq!(text("a<br>b"), "a\nb");
    assert_eq!(text("<pre>a  1\nb  2</pre>"), "a  1\nb  2");
    assert_eq!(text("soft&shy;ware <wbr>zero\u{200b}width"), "software zerowidth");
}

#[test]
fn what_a_page_hides_or_strikes_out_is_left_out() {
    let hidden = "<script>5</script><style>6</style><template>7</template><noscript>8</noscript><p hidden>9</p>\
                  <p style='color: red; display : none'>10</p><p>Price <del>11</del> <s>12</s> 13</p><!-- 14 -->";
    assert_eq!(text(hidden), "Price 13");
}

#[test]
fn raised_figures_are_no_digits_of_the_number_before() {
    assert_eq!(
        text("5,000<sup>1</sup> t CO<sub>2</sub>, 10<sup>6</sup>, 11<sup>th</sup>, 40<sup>a</sup>"),
        "5,000¹ t CO₂, 10⁶, 11th, 40 a"
    );
    let shown = ShownText::of("costs 5,000¹ t and 40 km²");
    let times = |form: &str| shown.find(&ShownText::of(form)).count();
    assert_eq!((times("50001"), times("5,0001"), times("5,000"), times("40 km2")), (0, 0, 1, 1));
}

#[test]
fn a_row_is_a_line_and_its_cells_stand_below_their_heads() {
    let table = "<table><caption>In EUR m</caption>\
        <thead><tr><th rowspan=2>Item<th colspan=2>Group</tr><tr><th>2025<th>2024</tr></thead>\
        <tr><td>Sales<td>1,312<td>1,208</tr>\
        <tr><td>Loss<td>$</td><td>(34</td><td>)</td></tr></table>";
    assert_eq!(text(table), "In EUR m\n\nItem\tGroup\n\t2025\t2024\nSales\t1,312\t1,208\nLoss\t\t$(34)");
}

#[test]
fn a_table_that_only_arranges_a_page_is_no_table() {
    let page = "<table><tr><td><h1>Port</h1><p>grows</td><td><table><tr><td>a<td>1</table></td></tr></table>";
    assert_eq!(text(page), "Port\n\ngrows\n\na\t1");
    assert_eq!(text("<table role=presentation><tr><td>a<td>b</table>"), "a\n\nb");
}

#[test]
fn two_cells_are_no_figure_together() {
    let text = text("<table><tr><td>12<td>345<td>6</tr><tr><td>78<td>9</table><p>of 7&nbsp;264 people</p>");
    let shown = ShownText::of(&text);
    let times = |form: &str| shown.find(&ShownText::of(form)).count();
    let joined = |form: &str| shown.joined(&ShownText::of(form));
    for form in ["12345", "3456", "67"] {
        assert_eq!((times(form), joined(form) > 0), (0, true), "{form}");
    }
    for there in ["12", "345", "78", "7 264 people", "7\u{202f}264 people"] {
        assert_eq!(times(there), 1, "{there}");
    }
    assert_eq!((times("7264 people"), joined("7264 people")), (0, 1));
}

#[test]
fn an_encoding_is_read_from_the_page_or_refused() {
    let bytes = shift_jis();
    let page = [b"<html><meta charset=\"shift_jis\"><p>".as_slice(), &bytes, b"</p>"].concat();
    assert_eq!(extract(&page).map(|found| found.text), Ok("港は３億円\n".to_owned()));
    let page = [b"<html><p>".as_slice(), &bytes, b"</p>"].concat();
    assert_eq!(extract(&page).map(|found| found.text), Err(Unextracted::Encoding));
}

/// 港は３億円 in Shift_JIS.
fn shift_jis() -> Vec<u8> {
    vec![0x8d, 0x60, 0x82, 0xcd, 0x82, 0x52, 0x89, 0xad, 0x89, 0x7e]
}

#[test]
fn a_page_tells_its_title_language_and_address() {
    let page = "<!-- saved --><!DOCTYPE html><html lang='pt-br'><head><title>\n O  porto </title>\
                <link rel=canonical href='https://example.org/porto'></head><body>x<svg><title>no</title></svg>";
    let Ok(found) = extract(page.as_bytes()) else { panic!("{page}") };
    assert_eq!(found.kind, FileKind::Html);
    assert_eq!(
        [found.head.title, found.head.language, found.head.url].map(Option::unwrap_or_default),
        ["O porto", "pt-br", "https://example.org/porto"]
    );
}

#[test]
fn what_holds_no_text_or_is_nested_without_end_is_refused() {
    assert_eq!(extract(b"<html><body><img src=x></body>").map(drop), Err(Unextracted::NoText));
    assert_eq!(extract(b"\x89PNG\r\n\x1a\n\0\0").map(drop), Err(Unextracted::Unknown));
    let coded = |text: &str| extract(text.as_bytes()).map(drop);
    assert_eq!(
        coded("From: <Saved by Blink>\nMIME-Version: 1.0\n\n=E2=82=AC5"),
        Err(Unextracted::Coded("MHTML"))
    );
    assert_eq!(coded("{\\rtf1\\ansi 5}"), Err(Unextracted::Coded("RTF")));
    let deep = format!("<html>{}x", "<div>".repeat(1500));
    assert_eq!(extract(deep.as_bytes()).map(drop), Err(Unextracted::TooDeep));
    let wide = format!("<html><table><tr>{}</table>", "<td colspan=100000>1".repeat(300));
    assert!(extract(wide.as_bytes()).is_ok());
}
