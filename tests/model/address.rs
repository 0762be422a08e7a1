//! Addresses of readers: which are taken, and which are refused before any mail is made.

use factbrief::model::{Address, Mailbox};

#[test]
fn plain_addresses_are_read_and_others_say_why_not() {
    for sound in ["ir@example.org", "Yui.Tanaka+briefs@Example.ORG", "a@localhost", "o'neil@example.org"] {
        assert!(Address::parse(sound).is_ok(), "{sound}");
    }
    let broken = [
        "",
        "ir",
        "@example.org",
        "ir@",
        "ir@example",
        "a..b@example.org",
        ".a@example.org",
        "a b@example.org",
        "ir@-example.org",
        "ir@exa_mple.org",
        "ir@example.org\r\nBcc: all@example.org",
        "名@example.org",
        "ir@example..org",
        "\"a\"@example.org",
        "ir@[127.0.0.1]",
        "ir@example.org,b@example.org",
    ];
    for broken in broken {
        assert!(Address::parse(broken).is_err(), "{broken:?}");
    }
}

#[test]
fn names_are_told_from_addresses() {
    let mailbox = Mailbox::parse("\"Tanaka, Yui\" <yui@example.org>").unwrap();
    assert_eq!(mailbox.name.as_deref(), Some("Tanaka, Yui"));
    assert_eq!(Mailbox::parse("<yui@example.org>").unwrap().name, None);
    assert_eq!(Mailbox::parse("田中 <yui@example.org>").unwrap().to_string(), "田中 <yui@example.org>");
    for broken in
        ["A\nB <a@example.org>", "A <a@example.org", "A <B <a@example.org>", "A\r\nBcc: b@example.org"]
    {
        assert!(Mailbox::parse(broken).is_err(), "{broken:?}");
    }
}
