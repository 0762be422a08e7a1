//! The letter that a command line describes: what isn't an address is refused by name, and one reader who is known gets it in
//! their language.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::sync::Arc;

use factbrief::check::recipients;
use factbrief::diagnostic::SourceText;
use factbrief::language::Language;
use factbrief::ledger::RecipientRole;
use factbrief::mail::{Letter, Refusal, TypedLetter, why_unreadable};
use factbrief::model::People;

const RECIPIENTS: &str = "[[recipient]]\nname = \"Aoi\"\naddress = \"aoi@example.org\"\naudience = [\"investor\"]\nlanguage = \"ja\"\n";

fn people() -> People {
    let text = SourceText { path: "recipients.toml".to_owned(), text: RECIPIENTS.to_owned() };
    let (people, found) = recipients(&Arc::new(text));
    assert!(found.is_empty(), "{found:?}");
    people.unwrap()
}

fn letter(to: &[&str], bcc: &[&str], language: Option<Language>) -> (Letter, Vec<Refusal>) {
    let [to, bcc] = [to, bcc].map(|texts| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>());
    let typed = TypedLetter {
        recipients: [(RecipientRole::To, &to), (RecipientRole::Cc, &Vec::new()), (RecipientRole::Bcc, &bcc)],
        briefs: Vec::new(),
        language,
        audiences: &[],
        subject: None,
    };
    typed.letter(&people())
}

#[test]
fn the_language_is_that_of_one_known_reader() {
    let (ja, en) = (Some(Language::Ja), Some(Language::En));
    let cases: [(&[&str], &[&str], _, _); 5] = [
        (&["aoi@example.org"], &[], None, ja),
        (&["Somebody <AOI@example.org>"], &[], None, ja),
        (&["aoi@example.org"], &[], en, en),
        (&["aoi@example.org"], &["ben@example.org"], None, None),
        (&["ben@example.org"], &[], None, None),
    ];
    for (to, bcc, typed, expected) in cases {
        let (letter, refusals) = letter(to, bcc, typed);
        assert_eq!(letter.language, expected, "{to:?} {bcc:?}");
        assert!(refusals.is_empty(), "{refusals:?}");
    }
}

#[test]
fn what_is_no_address_is_refused_by_name() {
    let (letter, refusals) = letter(&["aoi@example.org", "ben at example"], &["c\nd"], None);
    assert_eq!(letter.recipients.len(), 1);
    let said: Vec<&str> = refusals.iter().map(|refusal| refusal.message.as_str()).collect();
    assert!(said[0].starts_with("`ben at example` isn't an address: "), "{said:?}");
    assert!(said[1].starts_with("`c\\nd` isn't an address: "), "{said:?}");
}

#[test]
fn a_brief_may_be_that_of_a_dossier_that_cannot_be_read() {
    let said = |briefs: &[&str], unread: &[&str]| {
        let [briefs, unread] =
            [briefs, unread].map(|names| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>());
        why_unreadable(&briefs, &unread)
    };
    assert_eq!(said(&["investor"], &[]), None);
    assert_eq!(said(&["quay/investor"], &["port"]), None);
    for (briefs, expected) in [
        (&[][..], "nothing was made: until `port` can be read, "),
        (&["port/investor"], "nothing was made: `port` has the mistakes above"),
        (
            &["quay/investor", "investor"],
            "nothing was made: `port` can't be read and may have a brief `investor` too",
        ),
    ] {
        let said = said(briefs, &["port"]).unwrap();
        assert!(said.starts_with(expected), "{said}");
    }
}
