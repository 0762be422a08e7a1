//! The text of a mail in both its forms.

use factbrief::language::Language;
use factbrief::mail::{html, plain};

const TEXT: &str = "**Title**\n\nIt costs about ¥3 & more.[^1][^2]\n\n- one\n- two\n\n[^1]: Herald, 2026. <https://example.org/a>\n[^2]: Desk \\[a\\].\n\nDesk · a\\<b\n";

#[test]
fn both_forms_keep_citations_and_sources() {
    assert_eq!(
        plain(TEXT),
        "Title\n\nIt costs about ¥3 & more. [1][2]\n\n- one\n- two\n\n[1] Herald, 2026. https://example.org/a\n[2] Desk [a].\n\nDesk · a<b\n"
    );
    let page = html(TEXT, Language::En);
    assert!(page.contains("<p>It costs about ¥3 &amp; more. <sup>[1]</sup><sup>[2]</sup></p>"), "{page}");
    assert!(page.contains("<a href=\"https://example.org/a\">https://example.org/a</a>"), "{page}");
    assert!(page.contains("a&lt;b"), "{page}");
}
