//! Mistakes in mail.toml are named, and what may be a password is not repeated.

use std::sync::Arc;

use factbrief::check::outgoing;
use factbrief::diagnostic::{self, SourceText};

fn said(text: &str) -> String {
    let source = Arc::new(SourceText { path: "mail.toml".to_owned(), text: text.to_owned() });
    let (_, found) = outgoing(&source);
    assert!(!found.is_empty(), "{text}");
    found.iter().map(|one| diagnostic::report(one, diagnostic::Colour::Plain)).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_mistake_repeats_what_may_be_a_password() {
    for line in [
        "password = \"hunter2secret\"",
        "password-command = \"hunter2secret\"",
        "password-command = [\"pass\", 7, \"hunter2secret\"]",
        "password-env = hunter2secret",
        "password-env = [\"hunter2secret\"]",
        "password-env = \"hunter2secret",
        "token-comand = [\"hunter2secret\"]",
        "hunter2secret",
    ] {
        for before in ["server = \"smtp.example.org\"", "[imap]"] {
            let said = said(&format!("{before}\n{line}\n"));
            assert!(!said.contains("hunter2"), "{said}");
            assert!(said.contains("line 2 of `mail.toml`"), "{said}");
        }
    }
}

#[test]
fn what_is_no_secret_is_named() {
    let said = said("security = \"startls\"\n");
    assert!(said.contains("`startls`") && said.contains("`starttls`"), "{said}");
    for (text, named) in [
        ("[imap]\nsever = \"imap.example.org\"\n", "`sever`"),
        ("[imap]\nport = 0\n", "`port` takes 1 to 65535"),
        ("[imap]\nper-minute = 5\n", "`per-minute`"),
        ("imap = \"imap.example.org\"\n", "`imap` takes a table"),
        ("[[imap]]\nport = 993\n", "`imap` takes a table"),
        ("[impa]\nport = 993\n", "write `imap`"),
        ("drafts-folder = \"Drafts\"\n", "`drafts-folder`"),
    ] {
        let said = self::said(text);
        assert!(said.contains(named), "{text}: {said}");
    }
}

#[test]
fn a_text_that_is_not_closed_repeats_nothing_of_what_follows() {
    let rest = "user = \"desk@mailhost\"\npassword-command = [\"print\", \"hunter2secret\"]\nhunter3secret\n";
    for key in
        ["server", "port", "security", "user", "password-env", "token-command", "ca-file", "timeout", "other"]
    {
        for opening in ["\"\"\"", "'''", "\"", "'", "[", "[\"", "{", "\"\"\"\n", "\"tls\"\"\"", "tls \"\"\""]
        {
            for more in [rest.to_owned(), format!("{rest}\"\"\"\n"), format!("{rest}'''\n")] {
                let said = said(&format!("{key} = {opening}{more}"));
                for secret in ["hunter2", "hunter3", "desk@"] {
                    assert!(!said.contains(secret), "{key} = {opening}: {said}");
                }
            }
        }
    }
}

#[test]
fn a_list_over_several_lines_repeats_nothing() {
    let said =
        said("password-command = [\n  \"print\",\n  7,\n  \"hunter2secret\",\n]\nport = \"hunter2secret\"\n");
    assert!(!said.contains("hunter2"), "{said}");
}
