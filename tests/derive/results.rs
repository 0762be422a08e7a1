//! What formulas over the facts of a dossier come to, as a page prints it: units, bounds, periods and rounding. Adding a case is
//! adding a line.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test harness")]

use std::path::PathBuf;
use std::sync::Arc;

use factbrief::check::check;
use factbrief::diagnostic::{Diagnostic, Severity, SourceText};
use factbrief::disk::DossierFiles;
use factbrief::language::Language;
use factbrief::value::{FigureStyle, Rendering, format};

const DOSSIER: &str = r#"
title = { en = "The port", ja = "港" }
languages = ["en", "ja"]
date = 2030-11-21
publisher = "Bay Desk"
"#;
const SOURCES: &str = r#"
[report]
type = "report"
nature = "official"
title.en = "The port"
publisher = "Port Authority"
issued = 2030-06-30
language = "en"
"#;
const BRIEF: &str = r#"
audience = "investor"
title = { en = "The port grows", ja = "港の拡張" }
bottom-line = { en = "It is paid for.", ja = "費用は手当て済み。" }
[[section]]
heading = { en = "Cost", ja = "費用" }
facts = ["yen"]
"#;

/// Each figure: its id, its value, and its period if it has one.
const FIGURES: &[(&str, &str, &str)] = &[
    ("yen", r#"{ exact = "1兆3000億", unit = "JPY" }"#, ""),
    ("more-yen", r#"{ exact = "2345億", unit = "JPY" }"#, ""),
    ("about-yen", r#"{ about = "1兆", unit = "JPY" }"#, ""),
    ("over-yen", r#"{ more-than = "1.5 trillion", unit = "JPY" }"#, ""),
    ("least-yen", r#"{ at-least = "3000億", unit = "JPY" }"#, ""),
    ("most-yen", r#"{ at-most = "2000億", unit = "JPY" }"#, ""),
    ("nearly-yen", r#"{ nearly = "5000億", unit = "JPY" }"#, ""),
    ("just-over-yen", r#"{ just-over = "5000億", unit = "JPY" }"#, ""),
    ("several-yen", r#"{ several = "100億", unit = "JPY" }"#, ""),
    ("range-yen", r#"{ min = "100億", max = "200億", unit = "JPY" }"#, ""),
    ("band-yen", r#"{ band = ["2万", "3万"], unit = "JPY" }"#, ""),
    ("shares", r#"{ exact = 400_000_000, unit = "shares" }"#, ""),
    ("dollars", r#"{ exact = "2 billion", unit = "USD" }"#, ""),
    ("rate", r#"{ exact = 150.00, unit = "JPY/USD" }"#, ""),
    ("mega", r#"{ exact = 500, unit = "MW" }"#, ""),
    ("giga", r#"{ exact = 2.5, unit = "GW" }"#, ""),
    ("price", r#"{ exact = 58.87, unit = "GBP/MWh" }"#, ""),
    ("energy", r#"{ exact = 100, unit = "GWh" }"#, ""),
    ("third", r#"{ exact = "1/3", unit = "share" }"#, ""),
    ("percent", r#"{ exact = 45.5, unit = "%" }"#, ""),
    ("percent-2024", r#"{ exact = 45.5, unit = "%" }"#, "2024"),
    ("percent-2025", r#"{ exact = 47.0, unit = "%" }"#, "2025"),
    ("rise", r#"{ change = 12, unit = "%" }"#, ""),
    ("times", r#"{ exact = 3, unit = "x" }"#, ""),
    ("sales-2024", r#"{ exact = "200億", unit = "JPY" }"#, "2024"),
    ("sales-2025", r#"{ exact = "224億", unit = "JPY" }"#, "2025"),
    ("quarter", r#"{ exact = "56億", unit = "JPY" }"#, "\"2025-Q1\""),
    ("ships", r#"{ exact = 7, unit = "companies" }"#, ""),
    ("people", r#"{ exact = 1235, unit = "people" }"#, ""),
    ("begin", "{ date = 2026-03-01 }", ""),
    ("end", "{ date = 2027-03-01 }", ""),
    ("month", "{ date = \"2027-03\" }", ""),
    ("by", "{ by = 2027-12-31 }", ""),
    ("hours", r#"{ exact = 36, unit = "hour" }"#, ""),
    ("days", r#"{ exact = 2, unit = "day" }"#, ""),
];

/// The formula, further keys of the fact, and what English and Japanese print; or of what is refused, the message.
const ROWS: &[(&str, &str, &str, &str)] = &[
    ("yen + more-yen", "", "¥1,534,500,000,000", "1兆5,345億円"),
    ("yen - more-yen - more-yen", "", "¥831 billion", "8,310億円"),
    ("more-yen - yen", "", "−¥1,065,500,000,000", "−1兆655億円"),
    // A rough figure makes all of it rough, and no more precise than it is.
    ("about-yen + more-yen", "", "about ¥1.2 trillion", "約1兆2,000億円"),
    ("about-yen + more-yen", "round = 5", "about ¥1,234,500,000,000", "約1兆2,345億円"),
    // Bounds, which are exact in themselves.
    ("over-yen + more-yen", "", "more than ¥1,734,500,000,000", "1兆7,345億円超"),
    ("over-yen + least-yen", "", "more than ¥1.8 trillion", "1兆8,000億円超"),
    ("yen - most-yen", "", "at least ¥1.1 trillion", "1兆1,000億円以上"),
    ("most-yen - least-yen", "", "up to −¥100 billion", "最大−1,000億円"),
    ("yen - over-yen", "", "less than −¥200 billion", "−2,000億円未満"),
    ("over-yen - least-yen", "", "the result has neither a least nor a most, so it says nothing", ""),
    ("several-yen + more-yen", "", "more than ¥244.5 billion", "2,445億円超"),
    ("range-yen + more-yen", "", "¥244.5 billion to ¥254.5 billion", "2,445億〜2,545億円"),
    ("range-yen * 3", "", "¥30 billion to ¥60 billion", "300億〜600億円"),
    ("band-yen", "", "¥20,000 to under ¥30,000", "2万円台"),
    ("band-yen + band-yen", "", "¥40,000 to ¥60,000", "4万〜6万円"),
    ("nearly-yen + more-yen", "", "less than about ¥740 billion", "約7,400億円未満"),
    ("just-over-yen * 2", "", "more than about ¥1 trillion", "約1兆円超"),
    // Quotients are rounded to what the figures bear, and say so.
    ("yen / shares", "", "about ¥3,300 per share", "1株当たり約3,300円"),
    ("yen / shares", "round = 3", "¥3,250 per share", "1株当たり3,250円"),
    ("more-yen / shares", "", "about ¥590 per share", "1株当たり約590円"),
    ("more-yen / shares", "round = 4", "about ¥586.3 per share", "1株当たり約586.3円"),
    ("more-yen / shares", "round = 5", "¥586.25 per share", "1株当たり586円25銭"),
    ("people / ships", "unit = \"people/company\"", "about 180 people per company", "1社当たり約180人"),
    ("people / 2", "", "617.5 people", "617.5人"),
    ("people / 8", "", "about 154.4 people", "約154.4人"),
    // Bounds are rounded outwards.
    (
        "least-yen / ships",
        "unit = \"JPY/company\"",
        "at least ¥42 billion per company",
        "1社当たり420億円以上",
    ),
    ("most-yen / ships", "unit = \"JPY/company\"", "up to ¥29 billion per company", "1社当たり最大290億円"),
    ("range-yen / 7", "", "¥1.4 billion to ¥2.9 billion", "14億〜29億円"),
    // Units.
    ("mega + giga", "", "3,000 MW", "3,000MW"),
    ("giga + mega", "", "3 GW", "3GW"),
    ("mega + giga", "unit = \"GW\"", "3 GW", "3GW"),
    ("dollars * rate", "", "¥300 billion", "3,000億円"),
    ("more-yen / rate", "", "about US$1.563 billion", "約15億6,300万ドル"),
    ("price * energy", "", "£5.887 million", "588万7,000ポンド"),
    ("hours + days", "", "84 hours", "84時間"),
    ("hours + days", "unit = \"day\"", "3.5 days", "3.5日間"),
    // Shares.
    ("more-yen / yen", "unit = \"%\"", "about 18%", "約18%"),
    ("more-yen / yen", "unit = \"%\"\nround = 3", "about 18.0%", "約18.0%"),
    ("yen * third", "", "about ¥430 billion", "約4,300億円"),
    ("1 - third", "", "two thirds", "3分の2"),
    ("1 - percent", "", "54.5%", "54.5%"),
    (
        "yen * percent / 100",
        "",
        "`yen * percent / 100` divides a percentage by 100, and a percentage is in hundredths already",
        "",
    ),
    (
        "yen / 100 * percent",
        "",
        "`yen / 100 * percent` divides a percentage by 100, and a percentage is in hundredths already",
        "",
    ),
    (
        "(yen * percent) / 100",
        "",
        "`(yen * percent) / 100` divides a percentage by 100, and a percentage is in hundredths already",
        "",
    ),
    ("yen * percent", "", "¥591.5 billion", "5,915億円"),
    ("yen * times", "", "¥3.9 trillion", "3兆9,000億円"),
    ("yen / more-yen", "unit = \"x\"", "about 5.5 times", "約5.5倍"),
    ("yen / yen", "unit = \"share\"", "1", "1"),
    // Changes.
    ("sales-2025 / sales-2024 - 1", "unit = \"%\"\nchange = true", "+12%", "+12%"),
    ("sales-2025 - sales-2024", "change = true", "+¥2.4 billion", "+24億円"),
    ("sales-2024 * (1 + rise)", "", "¥22.4 billion", "224億円"),
    (
        "percent-2025 - percent-2024",
        "unit = \"points\"\nchange = true",
        "+1.5 percentage points",
        "+1.5ポイント",
    ),
    ("quarter / sales-2025", "unit = \"%\"", "25%", "25%"),
    ("sales-2025 - quarter", "", "¥16.8 billion", "168億円"),
    ("sales-2024 + sales-2025", "", "¥42.4 billion", "424億円"),
    ("quarter + sales-2025", "", "`quarter` and `sales-2025` are of periods that don't go together", ""),
    // Dates.
    ("end - begin", "", "365 days", "365日間"),
    ("month - begin", "", "365 to 395 days", "365〜395日間"),
    ("by - begin", "", "up to 670 days", "最大670日間"),
    ("end - begin", "unit = \"week\"", "about 52 weeks", "約52週間"),
];

fn source(path: &str, text: &str) -> Arc<SourceText> {
    Arc::new(SourceText { path: path.to_owned(), text: text.to_owned() })
}

/// A fact with a formula for its value, or for a companion.
fn result(figure: &str, formula: &str, keys: &str) -> String {
    let en = format!("It is {{{{ {figure} }}}}, beside {{{{ value }}}}.");
    let ja = format!("{{{{ value }}}}に対し{{{{ {figure} }}}}である。");
    let formulas = match figure {
        "value" => format!("formula = \"{formula}\"\n{keys}"),
        _ => {
            let keys = keys.lines().map(|key| format!(", {key}")).collect::<String>();
            format!("formula = \"people\"\nwith.{figure} = {{ formula = \"{formula}\"{keys} }}")
        }
    };
    format!("[result]\nstatement = {{ en = \"{en}\", ja = \"{ja}\" }}\n{formulas}\n")
}

/// What both languages print of the result, or what is wrong.
fn printed(figure: &str, formula: &str, keys: &str) -> Result<[String; 2], Vec<Diagnostic>> {
    let mut facts = String::new();
    for (id, value, period) in FIGURES {
        let period = if period.is_empty() { String::new() } else { format!("period = {period}\n") };
        facts += &format!(
            "[{id}]\nstatement = {{ en = \"It is {{{{ value }}}}.\", ja = \"{{{{ value }}}}である。\" }}\nvalue = {value}\n{period}status = \"announced\"\nas-of = 2030-06-30\nevidence = [{{ source = \"report\", locator = \"page 3\", unverifiable = \"a test\" }}]\n"
        );
    }
    facts += &result(figure, formula, keys);
    let files = DossierFiles {
        name: "port".to_owned(),
        folder: PathBuf::from("port"),
        dossier: Some(source("dossier.toml", DOSSIER)),
        sources: Some(source("sources.toml", SOURCES)),
        facts: vec![source("facts.toml", &facts)],
        briefs: vec![source("investor.toml", BRIEF)],
        editions: Vec::new(),
        diagnostics: Vec::new(),
    };
    let checked = check(&files, None);
    let errors: Vec<Diagnostic> =
        checked.diagnostics.into_iter().filter(|found| found.severity() == Severity::Error).collect();
    let Some(dossier) = checked.dossier else { return Err(errors) };
    let value = dossier.fact("result").unwrap().value_named(figure).unwrap().clone();
    Ok([Language::En, Language::Ja]
        .map(|language| format(&value, FigureStyle::of(language), Rendering::Running)))
}

/// The rows that come to something else as this figure of a fact.
fn wrong(figure: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (formula, keys, en, ja) in ROWS {
        let found = match printed(figure, formula, keys) {
            Ok([en, ja]) => (en, ja),
            Err(errors) => (
                errors.iter().map(|error| error.message.clone()).collect::<Vec<_>>().join("; "),
                String::new(),
            ),
        };
        if (found.0.as_str(), found.1.as_str()) != (*en, *ja) {
            wrong.push(format!("({formula:?}, {keys:?}, {:?}, {:?}),", found.0, found.1));
        }
    }
    wrong
}

#[test]
fn formulas_come_to_what_is_printed() {
    let wrong = wrong("value");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_formula_of_a_companion_comes_to_the_same() {
    let wrong = wrong("part");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
