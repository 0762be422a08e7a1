//! Headers of a mail with hostile and overlong content: every line within what servers take, every name as it is.

use factbrief::mail::{content_type, disposition};

use crate::support::desk::{Desk, with};

/// Octets of a line (RFC 5322 §2.1.1).
const MAX_LINE: usize = 998;

#[test]
fn a_plain_name_is_written_plainly() {
    let name = "Harbour (investor) 2026-11-21.pdf";
    assert_eq!(
        content_type("application/pdf", name),
        "application/pdf;\r\n name=\"Harbour (investor) 2026-11-21.pdf\""
    );
    assert_eq!(disposition(name), "attachment;\r\n filename=\"Harbour (investor) 2026-11-21.pdf\"");
    assert_eq!(disposition("a\"b\\c.pdf"), "attachment;\r\n filename=\"a\\\"b\\\\c.pdf\"");
}

#[test]
fn a_name_beyond_ascii_is_written_for_old_and_for_new_programs() {
    assert_eq!(
        content_type("application/pdf", "港 1.pdf"),
        "application/pdf;\r\n name=\"=?UTF-8?Q?=E6=B8=AF_1=2Epdf?=\""
    );
    assert_eq!(disposition("港 1.pdf"), "attachment;\r\n filename*=UTF-8''%E6%B8%AF%201.pdf");
}

#[test]
fn no_name_makes_a_line_too_long_or_adds_a_line() {
    let long = ["a".repeat(300), "a\"".repeat(400), "港".repeat(60), "港".repeat(900), "🏗".repeat(200)];
    let hostile =
        ["a\r\nBcc: b@example.org", "a\u{0}b", "=?utf-8?q?x?=", "\u{85}\u{2028}", "a%0d%0a", "é*'\";=", ""];
    for name in long.iter().map(String::as_str).chain(hostile) {
        for header in [content_type("application/pdf", name), disposition(name)] {
            assert!(header.is_ascii() && !header.contains('\0'), "{header}");
            let lines: Vec<&str> = header.split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= MAX_LINE), "{header}");
            assert!(lines[1..].iter().all(|line| line.starts_with(' ') && line.len() > 1), "{header}");
            assert!(!header.replace("\r\n", "").contains(['\r', '\n']), "{header}");
            // No encoded word is longer than RFC 2047 §2 allows.
            let words = header.split(['"', ' ', '\r']).filter(|word| word.starts_with("=?UTF-8"));
            assert!(words.into_iter().all(|word| word.len() <= 75), "{header}");
        }
    }
}

#[test]
fn the_markdown_says_its_character_set() {
    let desk = Desk::new();
    desk.expect(0, &with(&["--attach-markdown"]));
    let draft = desk.draft("outbox");
    assert!(
        draft.contains("Content-Type: text/markdown; charset=utf-8;\r\n name=\"Kitahama"),
        "{draft:.3000}"
    );
    assert!(draft.contains("Content-Type: application/pdf;\r\n name=\"Kitahama"), "{draft:.3000}");
}

#[test]
fn many_readers_are_on_lines_of_their_own() {
    let desk = Desk::new();
    let mut arguments = vec!["mail".to_owned(), "investor".to_owned()];
    for (option, number) in [("--to", 60), ("--cc", 50), ("--bcc", 40)] {
        for at in 0..number {
            arguments.extend([option.to_owned(), format!("reader{option}{at}@department.example.org")]);
        }
    }
    arguments.extend(["--to".to_owned(), format!("{} <named@example.org>", "寿限無".repeat(100))]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    desk.expect(0, &arguments);
    let draft = desk.draft("outbox");
    let head = draft.split("\r\n\r\n").next().unwrap();
    assert!(head.split("\r\n").all(|line| line.len() <= 78), "{head}");
    assert!(head.is_ascii());
    for (option, number) in [("--to", 60), ("--cc", 50), ("--bcc", 40)] {
        assert_eq!(head.matches(&format!("reader{option}")).count(), number, "{head}");
    }
}

#[test]
fn a_name_that_no_line_holds_is_refused() {
    let desk = Desk::new();
    let name = "\\\"".repeat(499);
    let said = desk.expect(1, &["mail", "investor", "--to", &format!("\"{name}\" <a@example.org>")]);
    assert!(said.contains("the name before the address makes a line of more than 998 octets"), "{said}");
    assert!(desk.drafts("outbox").is_empty());
}

#[test]
fn an_address_of_any_length_that_is_one_has_a_draft() {
    let desk = Desk::new();
    let domain = ["d".repeat(63), "e".repeat(63), "f".repeat(57)].join(".") + ".org";
    let longest = format!("{}@{domain}", "a".repeat(64));
    assert_eq!(longest.len(), 254);
    // Two that begin alike are two readers, and so are two that differ in what a file's name can't hold.
    let readers = [
        longest.clone(),
        format!("b{}", &longest[1..]),
        longest.replacen(&domain, &domain.replacen('d', "x", 1), 1),
    ];
    for reader in readers.iter().map(String::as_str).chain([
        "o'neil@example.org",
        "o#neil@example.org",
        "o/neil@example.org",
    ]) {
        let said = desk.expect(0, &["mail", "investor", "--to", reader]);
        assert!(!said.contains("another draft"), "{said}");
    }
    let drafts = desk.drafts("outbox");
    assert_eq!(drafts.len(), 6);
    assert!(drafts.iter().all(|(name, _)| name.len() <= 200), "{drafts:?}");
    let said = desk.expect(0, &["mail", "investor", "--to", &longest, "--subject", "Another"]);
    assert!(said.contains("is another draft to the same reader"), "{said}");
}
