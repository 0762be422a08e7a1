//! What `verify` proposes for a form that was cut out of a larger figure is followed: the proposed form with its own value is accepted,
//! and with the value of the form that was cut it isn't.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use factbrief::diagnostic::Severity;
use factbrief::make::{Options, load};
use factbrief::verify::{Absence, ArchiveFolder, Memory, verify};

/// language | text | the form that is cut out of it | its value | the value of the form that the hint proposes
const ROWS: &str = r#"
en | It ships 60 turbines a year. | 60 turbines | { exact = 60, unit = "turbines" } | { exact = 60, unit = "turbines/year" }
en | The loan costs 4% a year. | 4% | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
en | The fund pays £5 million a month. | £5 million | { exact = "5 million", unit = "GBP" } | { exact = "5 million", unit = "GBP/month" }
en | More than 500 companies applied. | 500 companies | { exact = 500, unit = "companies" } | { more-than = 500, unit = "companies" }
en | The list has 640-odd companies. | 640 | { exact = 640, unit = "number" } | { just-over = 640, unit = "companies" }
en | It employs 500 companies or more. | 500 companies | { exact = 500, unit = "companies" } | { at-least = 500, unit = "companies" }
de | Die Bahn zahlt 7 Mio. Euro im Jahr. | 7 Mio. Euro | { exact = "7 million", unit = "EUR" } | { exact = "7 million", unit = "EUR/year" }
de | Die Zinsen betragen 4 % pro Jahr. | 4 % | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
fr | Le taux est de 4 % par an. | 4 % | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
fr | Il naît 40 entreprises chaque année. | 40 entreprises | { exact = 40, unit = "companies" } | { exact = 40, unit = "companies/year" }
es | El bono paga el 4 % anual. | 4 % | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
it | Il titolo rende il 4% annuo. | 4% | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
pt | O título paga 4% ao ano. | 4% | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
nl | De lening kost 4% per jaar. | 4% | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
ja | 年率4%で伸びる。 | 4% | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
ja | 日商5億円の店である。 | 5億円 | { exact = "5億", unit = "JPY" } | { exact = "5億", unit = "JPY/day" }
ja | 推定500社が加盟する。 | 500社 | { exact = 500, unit = "companies" } | { about = 500, unit = "companies" }
ja | 投資額は1兆円強となる。 | 1兆円 | { exact = "1兆", unit = "JPY" } | { just-over = "1兆", unit = "JPY" }
ko | 연 4%로 늘어난다. | 4% | { exact = 4, unit = "%" } | { exact = 4, unit = "%/year" }
zh | 至少500家企业参加。 | 500家企业 | { exact = 500, unit = "companies" } | { at-least = 500, unit = "companies" }
"#;

/// What is said against the fact of each row, with the hint; nothing where it is accepted.
fn verdicts(
    rows: &[Vec<&str>],
    forms: &[String],
    values: usize,
) -> BTreeMap<usize, (String, Option<String>)> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["briefs/d/facts", "archive", "templates"] {
        fs::create_dir_all(path(name)).unwrap();
    }
    let mut sources = String::from(
        "[base]\ntype = \"article\"\nnature = \"news\"\ntitle.en = \"T\"\npublisher = \"Press\"\nlanguage = \"en\"\n",
    );
    let base = "[base]\nstatement.en = \"A word.\"\nstatus = \"reported\"\nas-of = 2026-06-13\nevidence = [{ source = \"base\", locator = \"page 1\" }]\n";
    fs::write(path("briefs/d/facts/base.toml"), base).unwrap();
    for (number, (row, form)) in rows.iter().zip(forms).enumerate() {
        let language = row[0];
        fs::write(path(&format!("archive/r{number}.txt")), format!("{}\n", row[1])).unwrap();
        let own_title = if language == "en" { String::new() } else { format!("title.{language} = \"T\"\n") };
        write!(sources, "[r{number}]\ntype = \"article\"\nnature = \"news\"\ntitle.en = \"T\"\n{own_title}publisher = \"Press\"\nissued = 2026-06-01\nlanguage = \"{language}\"\nfile = \"r{number}.txt\"\n").unwrap();
        let fact = format!(
            "[r{number}]\nstatus = \"reported\"\nas-of = 2026-06-13\nstatement.en = \"It is {{{{ value }}}}.\"\nvalue = {}\nevidence = [{{ source = \"r{number}\", locator = \"page 1\", as-printed = \"{form}\" }}]\n",
            row[values]
        );
        fs::write(path(&format!("briefs/d/facts/r{number}.toml")), fact).unwrap();
    }
    fs::write(path("briefs/d/sources.toml"), sources).unwrap();
    let dossier = "title.en = \"A subject\"\nlanguages = [\"en\"]\ndate = 2027-12-31\npublisher = \"Desk\"\n[unit.turbines]\nen = [\"turbine\", \"turbines\"]\nja = \"基\"\n";
    fs::write(path("briefs/d/dossier.toml"), dossier).unwrap();
    let brief = "audience = \"investor\"\ntitle.en = \"The message\"\nbottom-line.en = \"A judgement.\"\n[[section]]\nheading.en = \"Facts\"\nfacts = [\"base\"]\n";
    fs::write(path("briefs/d/investor.toml"), brief).unwrap();
    let options = || Options {
        path: path("briefs"),
        templates: path("templates"),
        font_dir: None,
        date: None,
        known_on: None,
        shelf: None,
    };
    let mut said = BTreeMap::new();
    let row_of = |file: &str| -> Option<usize> {
        Path::new(file).file_stem()?.to_str()?.strip_prefix('r')?.parse().ok()
    };
    // Facts that the check refuses are taken out, so that none hides another.
    let project = loop {
        let project = load(&options()).unwrap();
        let found = &project.dossiers[0].2.diagnostics;
        let errors: Vec<_> = found.iter().filter(|one| one.severity() == Severity::Error).collect();
        if errors.is_empty() {
            break project;
        }
        let known = said.len();
        for one in errors {
            let row = one.span.as_ref().and_then(|span| row_of(&span.source.path));
            let Some(row) = row else { continue };
            drop(fs::remove_file(path(&format!("briefs/d/facts/r{row}.toml"))));
            said.entry(row).or_insert_with(|| (one.message.clone(), one.hint.clone()));
        }
        assert!(said.len() > known, "what isn't a fact is refused: {found:?}");
    };
    let dossier = project.dossiers[0].2.dossier.as_ref().unwrap();
    let archive = ArchiveFolder::new(&path("archive")).unwrap();
    let report = verify(dossier, &archive, &Memory::default(), Absence::Mistake).unwrap();
    for one in report.diagnostics.iter().filter(|one| one.severity() == Severity::Error) {
        let row = one.span.as_ref().and_then(|span| row_of(&span.source.path));
        if let Some(row) = row {
            said.entry(row).or_insert_with(|| (one.message.clone(), one.hint.clone()));
        }
    }
    said
}

#[test]
fn the_form_that_a_hint_proposes_is_accepted_with_its_own_value_and_no_other() {
    let rows: Vec<Vec<&str>> = ROWS
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let cut: Vec<String> = rows.iter().map(|row| row[2].to_owned()).collect();
    let first = verdicts(&rows, &cut, 3);
    let mut faults = Vec::new();
    let mut proposed = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let hint = first.get(&number).and_then(|(_, hint)| hint.clone()).unwrap_or_default();
        let form = hint.split('"').nth(1).filter(|_| hint.starts_with("write `as-printed"));
        if form.is_none() {
            faults.push(format!("{}: {:?}", row[1], first.get(&number)));
        }
        proposed.push(form.unwrap_or(row[2]).to_owned());
    }
    assert!(faults.is_empty(), "no form is proposed:\n{}", faults.join("\n"));
    for (number, (why, _)) in &verdicts(&rows, &proposed, 4) {
        faults.push(format!("{}: `{}` is refused: {why}", rows[*number][1], proposed[*number]));
    }
    let still = verdicts(&rows, &proposed, 3);
    let passed = (0..rows.len()).filter(|number| !still.contains_key(number));
    faults.extend(
        passed.map(|number| {
            format!("{}: `{}` passes as {}", rows[number][1], proposed[number], rows[number][3])
        }),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
