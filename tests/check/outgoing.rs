//! Mistakes in mail.toml are named, and what may be a password is not repeated.

use std::sync::Arc;

use factbrief::check::outgoing;
use factbrief::diagnostic::{self, SourceText};

fn said(text: &str) -> String {
    let source = Arc::new(SourceText { path: "mail.toml".to_owned(), text: text.to_owned() });
    let (_, found) = outgoing(&source);
    assert!(!found.is_empty(), "{text}");
    found
        .iter()
        .map(|one| diagnostic::report(one, diagnostic::ColourChoice::Plain))
        .collect::<Vec<_>>()
        .join("\n")
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
fn what_is_meant_is_named_and_what_was_typed_is_not() {
    let startls = said("security = \"startls\"\n");
    assert!(
        startls.contains("`security` can't have this value") && startls.contains("`starttls`"),
        "{startls}"
    );
    let key = said("tokn-command = [\"pass\"]\n");
    assert!(
        key.contains("there is no such key; it has 12 characters") && key.contains("`token-command`"),
        "{key}"
    );
    let port = said("port = 70000\n");
    assert!(port.contains("`port` must be from 1 to 65535"), "{port}");
    for (text, typed) in [(startls, "startls"), (key, "tokn"), (port, "70000")] {
        assert!(!text.contains(typed), "{text}");
    }
}

/// A secret of any length, wherever somebody may come to type it.
#[test]
fn nothing_that_was_typed_is_repeated() {
    let keys = [
        "server",
        "port",
        "security",
        "user",
        "password-env",
        "password-command",
        "token-env",
        "token-command",
        "ca-file",
        "timeout",
        "per-minute",
        "pasword-env",
        "x",
    ];
    let forms = [
        "@ = 1",
        "\"@\" = 1",
        "@.b = 1",
        "[@]",
        "[[@]]",
        "@",
        "= @",
        "@ =",
        "KEY = @",
        "KEY = \"@",
        "KEY = [\"@\"",
        "KEY = [1, \"@\"]",
        "KEY = {@ = 1}",
        "KEY = '''@\n@'''",
        "KEY.@ = 1",
        "KEY = \"\" @",
        "KEY = 1,@",
        "KEY = -@",
        "KEY = \"a\"\nKEY = \"@\"",
        "@ = 1\n@ = 2",
        "KEY = \"\\@\"",
        "KEY@ = 1",
        "KEY = 0x@",
    ];
    // None of these stands in a word of the program's.
    for secret in ["q9", "zq", "Qx7", "QzX", "hunter2secret", "8787", "q-z", "q_z"] {
        for form in forms {
            for key in keys {
                let text = format!("{}\n", form.replace("KEY", key).replace('@', secret));
                let source = Arc::new(SourceText { path: "mail.toml".to_owned(), text: text.clone() });
                for one in outgoing(&source).1 {
                    let said = diagnostic::report(&one, diagnostic::ColourChoice::Plain);
                    assert!(!said.contains(secret), "{text}{said}");
                }
            }
        }
    }
}

#[test]
fn the_table_of_the_mailbox_has_its_names() {
    for (text, named) in [
        ("[imap]\nsever = \"imap.example.org\"\n", "`server`"),
        ("[imap]\nport = 0\n", "`port` must be from 1 to 65535"),
        ("imap = \"imap.example.org\"\n", "`imap` takes a table"),
        ("[[imap]]\nport = 993\n", "`imap` takes a table"),
        ("[impa]\nport = 993\n", "`imap`"),
    ] {
        let said = said(text);
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
