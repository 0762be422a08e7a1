//! What goes out around the text of a mail, and what a mail repeats of what its page says of itself.

use std::fs;

use crate::support::desk::{Desk, TO, readable, with};

/// A desk whose `orders` is only for the readers of another page, of which investors see nothing.
fn secret() -> Desk {
    let desk = Desk::new();
    desk.edit("briefs/port/facts/works.toml", "[orders]", "[orders]\nonly-for = [\"policy\"]");
    let brief = "briefs/port/investor.toml";
    desk.edit(brief, "facts = [\"orders\", \"fishery-talks\"]", "facts = [\"fishery-talks\"]");
    desk.edit(brief, ", and orders for {{ fact('orders').value }} have been signed", "");
    desk.edit(brief, "、契約済みの受注は{{ fact('orders').value }}である", "る見込みである");
    desk.build();
    desk
}

fn person(salutation: &str) -> String {
    person_called("Yui Tanaka", salutation)
}

fn person_called(name: &str, salutation: &str) -> String {
    format!(
        "[[recipient]]\nname = '{name}'\naddress = 'yui@example.org'\naudience = 'investor'\nsalutation = '''{salutation}'''\n"
    )
}

#[test]
fn a_salutation_and_a_subject_have_no_words_of_facts_for_others() {
    let desk = secret();
    let whole =
        "According to the Shore Gazette, orders for more than 20 turbines have been signed".to_owned();
    desk.recipients(&person("Dear Yui,"));
    desk.expect(0, &with(&["--dry-run", "-l", "en"]));
    for subject in [whole.clone(), format!("News: {whole}")] {
        let said = desk.expect(1, &with(&["--dry-run", "-l", "en", "--subject", &subject]));
        assert!(said.contains("the subject has the words of `orders`, which is only for `policy`"), "{said}");
    }
    desk.recipients(&person(&format!("Dear Yui, {whole}.")));
    let said = desk.expect(1, &with(&["--dry-run", "-l", "en"]));
    assert!(said.contains("the salutation has the words of `orders`, which is only for `policy`"), "{said}");
}

#[test]
fn a_figure_in_a_salutation_or_a_subject_is_one_of_the_mails_own() {
    let desk = Desk::new();
    let refused = [("Dear Yui, 12 wards are to close.", "12"), ("田中様、三工場を閉鎖します。", "三")];
    for (salutation, figure) in refused {
        desk.recipients(&person(salutation));
        let said = desk.expect(1, &with(&["--dry-run", "-l", "en"]));
        assert!(said.contains(&format!("the salutation says `{figure}`")), "{said}");
        assert!(said.contains("change `salutation` in recipients.toml"), "{said}");
    }
    let names = [
        ("Yui Tanaka", "Dear Ms Tanaka,"),
        ("三浦 八重", "三浦様、いつもお世話になっております。"),
        ("五十嵐", "五十嵐先生"),
        ("Yui Six", "Dear Ms Six,"),
    ];
    for (name, salutation) in names {
        desk.recipients(&person_called(name, salutation));
        desk.expect(0, &with(&["--dry-run", "-l", "ja"]));
    }
    // Nobody typed this one: it is made of the name.
    desk.recipients(
        "[[recipient]]\nname = '三宅 一郎'\naddress = 'yui@example.org'\naudience = 'investor'\n",
    );
    desk.expect(0, &with(&["--dry-run", "-l", "ja"]));
    for subject in ["500 wards close", "Half of the quays"] {
        let said = desk.expect(1, &with(&["--dry-run", "-l", "en", "--subject", subject]));
        assert!(said.contains("the subject says `"), "{said}");
    }
    for subject in ["Orders for 20 turbines", "Orders for about 20 turbines"] {
        let said = desk.expect(1, &with(&["--dry-run", "-l", "en", "--subject", subject]));
        assert!(said.contains("and the text of the mail `more than 20"), "{said}");
    }
    for subject in [
        "Orders for more than 20 turbines",
        "More than 20 turbines",
        "Our brief",
        "Second version of the brief",
        "Brief of 21 November 2026",
        "Brief of 21 Nov 2026",
        "Brief of November 21, 2026",
        "The brief dated 2026-11-21",
        "More than 20 turbines below the weir",
    ] {
        desk.expect(0, &with(&["--dry-run", "-l", "en", "--subject", subject]));
    }
    for subject in ["Brief of 22 Nov 2026", "Brief of 21 Oct 2026", "Send it by 22 November 2026"] {
        desk.expect(1, &with(&["--dry-run", "-l", "en", "--subject", subject]));
    }
    for subject in [
        "2026年11月21日付の資料",
        "2026年11月21日の資料",
        "資料（2026年11月21日）",
        "11月21日付けの資料をお送りします",
    ] {
        desk.expect(0, &with(&["--dry-run", "-l", "ja", "--subject", subject]));
        desk.recipients(&person(&format!("田中様、{subject}")));
        desk.expect(0, &with(&["--dry-run", "-l", "ja"]));
    }
    desk.recipients(&person("田中様"));
    for subject in ["2026年11月22日付の資料", "2025年11月21日付の資料", "2026年11月21日以降の資料"]
    {
        desk.expect(1, &with(&["--dry-run", "-l", "ja", "--subject", subject]));
    }
}

#[test]
fn a_salutation_says_no_word_that_the_house_forbids() {
    let desk = Desk::new();
    let dossier = "briefs/port/dossier.toml";
    let text = fs::read_to_string(desk.path(dossier)).unwrap();
    let words = "[audience.investor.words]\nen = [{ word = \"stakeholder\", say = \"people\", otherwise = \"forbid\" }]\n";
    desk.write(dossier, &format!("{text}\n{words}"));
    desk.build();
    desk.recipients(&person("Dear stakeholder,"));
    let said = desk.expect(1, &with(&["--dry-run", "-l", "en"]));
    assert!(
        said.contains("the mail says “stakeholder”, which the house doesn't say to `investor`"),
        "{said}"
    );
    // The name of a reader is nobody's word.
    desk.recipients(&person_called("Ann Stakeholder", "Dear Ms Stakeholder,"));
    desk.expect(0, &with(&["--dry-run", "-l", "en"]));
}

#[test]
fn a_mail_says_what_its_page_says_of_itself() {
    let desk = Desk::new();
    desk.edit(
        "briefs/port/dossier.toml",
        "languages =",
        "disclaimer = \"Not to be passed on.\"\nlanguages =",
    );
    let marking = "audience = \"investor\"\nmarking = { kind = \"confidential\", text.en = \"Embargoed until the council has met\", text.ja = \"解禁前\" }";
    desk.edit("briefs/port/investor.toml", "audience = \"investor\"", marking);
    desk.build();
    desk.expect(0, &with(&["-l", "en"]));
    let draft = readable(&desk.draft("outbox"));
    assert!(draft.contains("Embargoed until the council has met"), "{draft}");
    assert!(draft.contains("Not to be passed on."), "{draft}");
    // A template that leaves one out is refused, whether it prints the bottom line or not.
    let mail = factbrief::render::BUILT_IN.iter().find(|(name, _)| *name == "mail.txt.j2").unwrap().1;
    for (left_out, name) in [("**{{ brief.marking }}**", "marking"), ("{{ brief.disclaimer }}", "disclaimer")]
    {
        for bottom_line in ["{{ brief.bottom_line }}", ""] {
            let template = mail.replace(left_out, "").replace("{{ brief.bottom_line }}", bottom_line);
            desk.write("templates/mail.txt.j2", &template);
            let said = desk.expect(1, &TO);
            assert!(said.contains(&format!("doesn't print the `{name}` of a page")), "{said}");
            assert!(said.contains(&format!("write `{left_out}`")), "{said}");
        }
    }
}
