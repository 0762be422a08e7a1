//! What a fact table may say: each notation with the value that it is in both languages and in a table, and each that is
//! refused with its message and hint. Adding a case is adding a line.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test harness")]

use std::path::PathBuf;
use std::sync::Arc;

use factbrief::check::check;
use factbrief::diagnostic::{Code, Diagnostic, Severity, SourceText};
use factbrief::disk::DossierFiles;
use factbrief::language::Language;
use factbrief::model::Fact;
use factbrief::value::{FigureStyle, Negative, Rendering, Showing, Value, format};

const DOSSIER: &str = r#"
title = { en = "The port", ja = "港" }
languages = ["en", "ja"]
date = 2030-11-21
publisher = "Bay Desk"
"#;
const OWNERS: &str = r#"
[fiscal.bay]
starts = "07"
named-by = "end"
[fiscal.tax]
starts = "04-06"
named-by = "start"
[fiscal.crane]
ends = "last Saturday of September"
named-by = "end"
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
facts = ["cost"]
"#;

fn source(path: &str, text: &str) -> Arc<SourceText> {
    Arc::new(SourceText { path: path.to_owned(), text: text.to_owned() })
}

/// The fact `cost` with these keys, if the dossier is sound, and what `check` says.
fn read(dossier: &str, keys: &str) -> (Option<Fact>, Vec<Diagnostic>) {
    let given = |key: &str| keys.lines().any(|line| line.starts_with(key));
    let mut facts = format!("[cost]\n{keys}\n");
    for (key, line) in [
        ("statement", "statement = { en = \"It is so.\", ja = \"そうである。\" }"),
        ("status", "status = \"announced\""),
        ("as-of", "as-of = 2030-06-30"),
        ("evidence", "evidence = [{ source = \"report\", locator = \"page 3\", unverifiable = \"a test\" }]"),
    ] {
        // Each claim has its own.
        if !(given(key) || key == "evidence" && given("claim")) {
            facts.push_str(line);
            facts.push('\n');
        }
    }
    let files = DossierFiles {
        name: "port".to_owned(),
        folder: PathBuf::from("port"),
        dossier: Some(source("dossier.toml", dossier)),
        sources: Some(source("sources.toml", SOURCES)),
        facts: vec![source("facts.toml", &facts)],
        briefs: vec![source("investor.toml", BRIEF)],
        editions: Vec::new(),
        diagnostics: Vec::new(),
    };
    let checked = check(&files, None);
    let errors: Vec<Diagnostic> = checked
        .diagnostics
        .into_iter()
        .filter(|one| one.severity() == Severity::Error || one.code == Code::IdleKey)
        .collect();
    let dossier = checked.dossier.filter(|_| errors.is_empty());
    (dossier.and_then(|dossier| dossier.fact("cost").cloned()), errors)
}

fn value(toml: &str) -> Value {
    let (fact, errors) = read(DOSSIER, &format!("value = {toml}"));
    let value = fact.and_then(|fact| fact.value);
    value.unwrap_or_else(|| panic!("{toml}: {:?}", errors.iter().map(|one| &one.message).collect::<Vec<_>>()))
}

fn print(value: &Value, language: Language, rendering: Rendering) -> String {
    format(value, FigureStyle::of(language), rendering)
}

/// A notation, then the value in English, in an English table where that is another form, and in Japanese.
const PRINTED: &str = r#"
{ just-over = 5000, unit = "people" } | just over 5,000 people | 5,000人強
{ just-over = "122兆", unit = "JPY" } | just over ¥122 trillion | just over ¥122tn | 122兆円強
{ just-over = 5, unit = "year" } | just over 5 years | 5年強
{ nearly = 40, about = true, unit = "%" } | nearly about 40% | 約40%近く
{ several = 12, unit = "people" } | dozens of people | 数十人
{ several = 10, unit = "companies" } | tens of companies | 数十社
{ several = 1, unit = "companies" } | several companies | 数社
{ several = "100億", unit = "JPY" } | tens of billions of yen | 数百億円
{ several = 1000, unit = "people" } | thousands of people | 数千人
{ several = 10000, unit = "people" } | tens of thousands of people | 数万人
{ several = "10億", unit = "people" } | billions of people | 数十億人
{ several = 1000000, unit = "people" } | millions of people | 数百万人
{ band = [20000, 30000], unit = "people" } | 20,000 to under 30,000 people | 2万人台
{ band = ["2万", "3万"], unit = "JPY" } | ¥20,000 to under ¥30,000 | 2万円台
{ band = [150, 151], unit = "people" } | 150 to under 151 people | 150人台
{ band = [150, 160], unit = "people" } | 150 to under 160 people | 150人台
{ band = [0.50, 0.51], unit = "%" } | 0.50% to under 0.51% | 0.50%台
{ band = [0.5, 0.6], unit = "%" } | 0.5% to under 0.6% | 0.5%台
{ exact = 1.29, margin = 0.12, unit = "%" } | 1.29 ± 0.12% | 1.29±0.12%
{ exact = 1.09, margin = [0.14, 0.11], unit = "%" } | 1.09 (+0.11/−0.14)% | 1.09（+0.11/−0.14）%
{ exact = 1.09, interval = [0.95, 1.20], unit = "km" } | 1.09 [0.95 to 1.20] km | 1.09［0.95〜1.20］キロメートル
{ exact = 20, interval = [10, 30], unit = "%" } | 20% [10% to 30%] | 20［10〜30］%
{ exact = -1, interval = [-2, 0.5], unit = "km" } | −1 [−2 to 0.5] km | −1［−2〜0.5］キロメートル
{ margin = 3.1, unit = "%" } | ±3.1% | ±3.1%
{ exact = 5, margin = 2, about = true, unit = "%" } | about 5 ± 2% | 約5±2%
{ change = 12.3, unit = "%" } | +12.3% | +12.3%
{ change = -3.40, unit = "%" } | −3.40% | −3.40%
{ change = 0, unit = "%" } | 0% | 0%
{ change = "-530億", unit = "JPY" } | −¥53 billion | −¥53bn | −530億円
{ change = 1204, unit = "people" } | +1,204 people | +1,204人
{ exact = -5, change = true, unit = "%" } | −5% | −5%
{ change = -5, about = true, unit = "%" } | about −5% | 約−5%
{ more-than = -5, change = true, unit = "%" } | down more than 5% | down over 5% | 5%超減
{ nearly = 5, change = true, unit = "%" } | up nearly 5% | 5%近く増
{ band = [-20, -30], change = true, unit = "%" } | down 20% to under 30% | 20%台減
{ min = -5, max = 3, change = true, unit = "%" } | −5% to +3% | −5〜+3%
{ change = 1.2, margin = 0.3, unit = "%" } | +1.2 ± 0.3% | +1.2±0.3%
{ of = [7, 9], unit = "people" } | 7 of 9 people | 7 of 9 | 9人のうち7人
{ of = [1.5, 2], unit = "GW" } | 1.5 of 2 GW | 2GWのうち1.5GW
{ ratio = [3, 1] } | 3 to 1 | 3:1 | 3対1
{ ratio = ["1.5", 1] } | 1.5 to 1 | 1.5:1 | 1.5対1
{ ratio = [3, 1], about = true } | about 3 to 1 | about 3:1 | 約3対1
{ ratio = [3, 1], at-least = true } | at least 3 to 1 | at least 3:1 | 3対1以上
{ ratio = [3, 1], more-than = true } | more than 3 to 1 | over 3:1 | 3対1超
{ ratio = [20, 1], at-most = true } | up to 20 to 1 | up to 20:1 | 最大20対1
{ ratio = [3, 1], less-than = true } | less than 3 to 1 | under 3:1 | 3対1未満
{ ratio = [3, 1], nearly = true } | nearly 3 to 1 | nearly 3:1 | 3対1近く
{ ratio = [3, 1], just-over = true } | just over 3 to 1 | just over 3:1 | 3対1強
{ ratio = [3, 1], at-most = true, about = true } | up to about 3 to 1 | up to about 3:1 | 最大約3対1
{ ratio = [3, 1], about = false } | 3 to 1 | 3:1 | 3対1
{ of = [7, 9], unit = "people", about = true } | about 7 of 9 people | about 7 of 9 | 9人のうち約7人
{ of = [7, 9], unit = "people", at-least = true } | at least 7 of 9 people | at least 7 of 9 | 9人のうち7人以上
{ of = [7, 9], unit = "people", more-than = true } | more than 7 of 9 people | over 7 of 9 | 9人のうち7人超
{ of = [7, 9], unit = "people", at-most = true } | up to 7 of 9 people | up to 7 of 9 | 9人のうち最大7人
{ of = [9, 9], unit = "people", at-least = true } | at least 9 of 9 people | at least 9 of 9 | 9人のうち9人以上
{ of = [7, 9], unit = "year", just-over = true } | just over 7 of 9 years | 9年間のうち7年強
{ score = [8, 1] } | 8–1 | 8対1
{ score = [7, 0, 2] } | 7–0–2 | 7対0対2
{ rank = 3 } | third | 3rd | 3位
{ rank = 12 } | 12th | 12位
{ rank = 21 } | 21st | 21位
{ time = "14:46", zone = "JST" } | 14:46 JST | 14:46 JST
{ time = 07:05:00 } | 07:05 | 07:05
{ exact = 2.10, unit = "EUR" } | €2.10 | 2.10ユーロ
{ exact = "73.00", unit = "%" } | 73.00% | 73.00%
{ exact = -0.5, unit = "%" } | −0.5% | −0.5%
{ date = "2026-H2" } | the second half of 2026 | H2 2026 | 2026年7〜12月期
{ date = "9M 2025" } | the first nine months of 2025 | 9M 2025 | 2025年1〜9月期
{ date = "1990s" } | the 1990s | 1990s | 1990年代
{ date = "end 2026" } | the end of 2026 | end 2026 | 2026年末
{ date = "end 2027-03" } | the end of March 2027 | end Mar 2027 | 2027年3月末
{ date = "2026-W10" } | the week of 2 March 2026 | week of 2 Mar 2026 | 2026年3月2日の週
{ date = "2024/25" } | 2024/25 | 2024/25年度
{ date = "2099/00" } | 2099/00 | 2099/00年度
{ date = "mid 2026-05" } | mid-May 2026 | 2026年5月中旬
{ date = "year to 2026-03" } | the year to March 2026 | year to Mar 2026 | 2026年3月期
{ date = "year to 2026-03-31" } | the year to March 2026 | year to Mar 2026 | 2026年3月期
{ date = "half to 2025-09" } | the half-year to September 2025 | half-year to Sep 2025 | 2025年4〜9月期
{ date = "quarter to 2025-02-23" } | the quarter to 23 February 2025 | quarter to 23 Feb 2025 | 2025年2月23日までの四半期
{ date = "nine months to 2026-02" } | the nine months to February 2026 | nine months to Feb 2026 | 2025年6月〜2026年2月期
{ by = 2030 } | by 2030 | 2030年までに
{ by = "end 2030" } | by the end of 2030 | by end 2030 | 2030年末までに
{ since = "2019-04" } | since April 2019 | since Apr 2019 | 2019年4月以来
{ from = 2026 } | from 2026 | 2026年以降
{ after = 2035 } | after 2035 | 2035年より後
{ until = 2027-06-30 } | until 30 June 2027 | until 30 Jun 2027 | 2027年6月30日まで
{ date = 2030, about = true } | around 2030 | 2030年頃
{ by = 2030, about = true } | by around 2030 | 2030年頃までに
{ date = "FY2025", fiscal = "japan" } | fiscal 2025 (April 2025 to March 2026) | FY2025 | 2025年度
{ date = "FY2025-Q4", fiscal = "japan" } | the fourth quarter of fiscal 2025 (January to March 2026) | Q4 FY2025 | 2025年度第4四半期（2026年1〜3月）
{ date = "FY2025" } | fiscal 2025 | FY2025 | 2025年度
{ from = "FY2025", to = "FY2026", fiscal = "japan" } | from fiscal 2025 (April 2025 to March 2026) to fiscal 2026 (April 2026 to March 2027) | FY2025–FY2026 | 2025年度〜2026年度
"#;

#[test]
fn every_notation_prints_in_both_languages() {
    for line in PRINTED.lines().filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(" | ").collect();
        let (toml, en, compact, ja) = match cells[..] {
            [toml, en, ja] => (toml, en, en, ja),
            [toml, en, compact, ja] => (toml, en, compact, ja),
            _ => panic!("{line}"),
        };
        let value = value(toml);
        assert_eq!(print(&value, Language::En, Rendering::Running), en, "{toml}");
        assert_eq!(print(&value, Language::En, Rendering::Compact), compact, "{toml}");
        for rendering in [Rendering::Running, Rendering::Compact] {
            assert_eq!(print(&value, Language::Ja, rendering), ja, "{toml}");
        }
    }
}

/// A change, then in words, its size, its direction and its verb, in English and in Japanese.
const CHANGES: &str = r#"
{ change = 12.3, unit = "%" } | up 12.3% | 12.3% | up | rose | 12.3%増 | 12.3% | 増 | 増加
{ change = -3.40, unit = "%" } | down 3.40% | 3.40% | down | fell | 3.40%減 | 3.40% | 減 | 減少
{ change = "-530億", unit = "JPY" } | down ¥53 billion | ¥53 billion | down | fell | 530億円減 | 530億円 | 減 | 減少
{ min = -5, max = -3, change = true, unit = "%" } | down 3% to 5% | 3% to 5% | down | fell | 3〜5%減 | 3〜5% | 減 | 減少
{ at-most = -5, change = true, about = true, unit = "%" } | down up to about 5% | up to about 5% | down | fell | 最大約5%減 | 最大約5% | 減 | 減少
{ change = -2, margin = [0.1, 0.3], unit = "%" } | down 2 (+0.1/−0.3)% | 2 (+0.1/−0.3)% | down | fell | 2（+0.1/−0.3）%減 | 2（+0.1/−0.3）% | 減 | 減少
"#;

#[test]
fn a_change_is_told_in_words_with_its_direction() {
    use Rendering::{Change, Direction, Size, Verb};
    for line in CHANGES.lines().filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(" | ").collect();
        let value = value(cells[0]);
        for (language, cells) in [(Language::En, &cells[1..5]), (Language::Ja, &cells[5..])] {
            let printed = [Change, Size, Direction, Verb].map(|rendering| print(&value, language, rendering));
            assert_eq!(printed[..], cells[..], "{line}");
        }
    }
    assert_eq!(print(&value("{ change = 0, unit = \"%\" }"), Language::En, Change), "unchanged");
    assert_eq!(print(&value("{ change = 0, unit = \"%\" }"), Language::Ja, Change), "増減なし");
}

#[test]
fn a_japanese_loss_may_have_a_triangle() {
    let style = FigureStyle { negative: Negative::Triangle, ..FigureStyle::of(Language::Ja) };
    let printed = |toml: &str| format(&value(toml), style, Rendering::Running);
    assert_eq!(printed("{ change = -3.4, unit = \"%\" }"), "△3.4%");
    assert_eq!(printed("{ exact = \"-343億\", unit = \"JPY\" }"), "△343億円");
    assert_eq!(printed("{ min = -5, max = 3, change = true, unit = \"%\" }"), "△5〜+3%");
    let (fact, errors) =
        read(&format!("{DOSSIER}numbers.ja-negative = \"△\"\n"), "value = { change = -3.4, unit = \"%\" }");
    assert!(fact.is_some(), "{:?}", errors.first().map(|one| &one.message));
}

/// A notation that is refused, a part of the message, and a part of the hint.
const REFUSED: &str = r#"
{ band = [20000, 25000], unit = "JPY" } | it is not one step of a digit of `20000` wide | `band = [20000, 30000]` or `band = [20000, 20001]`
{ band = [30000, 20000], unit = "JPY" } | is no band | `band = [30000, 40000]`
{ band = 20000, unit = "JPY" } | `band` takes a list of 2 numbers, not `20000` | band = [20000, 30000]
{ several = 37, unit = "people" } | nobody counts in steps of `37` | `"100億"` for 数百億
{ several = 100, about = true, unit = "people" } | `several` is rough already | leave `about` out
{ exact = 1, margin = -0.1, unit = "%" } | a margin is above zero | without a sign
{ exact = 1, margin = 0, unit = "%" } | a margin is above zero | without a sign
{ at-least = 1, margin = 0.1, unit = "%" } | `margin` stands beside `exact` or `change` | a margin alone is one number
{ exact = 1, margin = 0.1, interval = [0, 2], unit = "%" } | `margin` stands beside | exact = 1.29
{ interval = [0, 2], unit = "%" } | `interval` stands beside | `min` and `max`
{ exact = 3, interval = [0, 2], unit = "%" } | `3` is not within its interval from `0` to `2` | the lower end first
{ exact = 1, interval = [2, 0], unit = "%" } | ends before it begins | the lower end first
{ exact = 1, change = 2, unit = "%" } | several bounds: `exact` and `change` | give one of
{ change = true, unit = "%" } | needs a figure | give one of
{ of = [9, 7], unit = "people" } | `9` of `7` is not a part of a whole | `of = [7, 9]` is 7 of 9
{ of = [7, 9] } | the number has no unit | add `unit`
{ of = [7, 9, 2], unit = "people" } | `of` takes a list of 2 numbers | of = [7, 9]
{ ratio = [3, 0] } | two numbers above zero | ratio = [3, 1]
{ ratio = [3, 1], unit = "people" } | a ratio takes no unit | leave `unit` out
{ ratio = [3, 1], more-than = true, at-least = true } | several bounds: `at-least` and `more-than` | keep the one that the source prints
{ ratio = [3, 1], more-than = false } | `more-than = false` says nothing | leave `more-than` out
{ ratio = [3, 1], more-than = 3 } | `more-than` has no number of its own | write `more-than = true`
{ of = [7, 9], unit = "people", about = 7 } | `about` has no number of its own | write `about = true`
{ ratio = [3, 1], several = 10 } | several things at once: `ratio` and `number` | give one of
{ ratio = [3, 1], min = 2, max = 3 } | several things at once: `ratio` and `number` | give one of
{ of = [9, 9], unit = "people", more-than = true } | no part of `9` is above `9` | `at-least = true`
{ of = [0, 9], unit = "people", nearly = true } | no part of `9` is below `0` | `at-most = true`
{ score = [8, 1], about = true } | `about` has no effect: a score is never rough | leave `about` out
{ score = [8, 1], at-least = true } | `at-least` has no effect: a score has no such bound | or write `ratio`
{ rank = 3, at-least = true } | `at-least` has no effect: a rank has no such bound | leave `at-least` out
{ score = [8] } | `score` takes a list of 2 to 3 numbers | score = [8, 1]
{ score = [8, -1] } | no number below zero | score = [8, 1]
{ rank = 0 } | `rank` takes a whole number from 1 on | 1 is the first
{ rank = 3, unit = "people" } | a rank takes no unit | leave `unit` out
{ time = "24:10" } | `24:10` is not a time of day | time = "14:46"
{ time = "2:46 p.m." } | is not a time of day | time = "14:46"
{ time = "14:46", zone = "in Tokyo" } | `in Tokyo` is not a time zone | zone = "JST"
{ date = 2026, zone = "JST" } | `zone` has no effect | leave `zone` out
{ date = "2026-H3" } | `2026-H3` is not a date | 2025-H2
{ date = "1995s" } | `1995s` is not a date | docs/file-format.md
{ date = "2024/26" } | `2024/26` is not a date | docs/file-format.md
{ date = "2026-W54" } | there is no such date as `2026-W54` | docs/file-format.md
{ date = "end 2026-13" } | there is no such date as `end 2026-13` | docs/file-format.md
{ date = "year to 2026" } | `year to 2026` is not a date | year to 2026-03
{ date = "FY2025-Q3" } | is a part of a fiscal year, and nothing says whose | 2025
{ date = "FY2025", fiscal = "japn" } | there is no owner of fiscal years `japn` | `japan`
{ date = 2025, fiscal = "japan" } | `fiscal` has no effect | FY2025-Q3
{ exact = 5, unit = "people", fiscal = "japan" } | `fiscal` has no effect | FY2025-Q3
{ by = 2030, date = 2031 } | several things at once: `date` and `by` | give one of
{ to = 2030 } | a period has both `from` and `to` | `{ by = … }` or `{ until = … }`
{ from = 2026, to = 2030, about = true } | `about` has no effect | type the rough date alone
{ exact = "2½", unit = "year" } | `2½` is not a number | write digits
{ exact = "1/0", unit = "year" } | `1/0` is not a number | write digits
{ exact = "90 min", unit = "hour" } | in units of `minute` first | unit = "minute"
{ exact = "1 h 90 min", unit = "hour" } | as long as the unit before it | 1 h 30 min
{ exact = "30 min 1 h", unit = "minute" } | don't get smaller | the larger unit first
{ exact = "1 month 3 days", unit = "month" } | don't get smaller | no fixed number of days
{ exact = "数百億", unit = "JPY" } | doesn't give a definite number | several = "100億"
"#;

#[test]
fn what_is_refused_says_why_and_what_helps() {
    for line in REFUSED.lines().filter(|line| !line.is_empty()) {
        let [toml, message, hint] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (_, errors) = read(DOSSIER, &format!("value = {toml}"));
        let found = errors.iter().any(|one| {
            let hinted = one.hint.as_deref().unwrap_or_default().contains(hint);
            one.message.contains(message) && hinted
        });
        let said: Vec<_> = errors.iter().map(|one| (&one.message, &one.hint)).collect();
        assert!(found, "{toml}: {said:?}");
    }
}

#[test]
fn a_fiscal_year_has_the_days_of_its_owner() {
    let dossier = format!("{DOSSIER}{OWNERS}");
    let days = |keys: &str| {
        let (fact, errors) = read(&dossier, keys);
        let Some(Value::Date(dated)) = fact.and_then(|fact| fact.value) else {
            panic!("{keys}: {:?}", errors.iter().map(|one| &one.message).collect::<Vec<_>>())
        };
        format!("{} to {}", dated.date.first_day(), dated.date.last_day())
    };
    for (keys, expected) in [
        ("value = { date = \"FY2025\", fiscal = \"japan\" }", "2025-04-01 to 2026-03-31"),
        ("value = { date = \"FY2025\", fiscal = \"bay\" }", "2024-07-01 to 2025-06-30"),
        ("value = { date = \"FY2025-Q3\", fiscal = \"bay\" }", "2025-01-01 to 2025-03-31"),
        ("value = { date = \"FY2025\", fiscal = \"crane\" }", "2024-09-29 to 2025-09-27"),
        ("value = { date = \"FY2025-Q1\", fiscal = \"crane\" }", "2024-09-29 to 2024-12-28"),
        ("value = { date = \"FY2025\", fiscal = \"tax\" }", "2025-04-06 to 2026-04-05"),
        ("value = { date = \"FY2025-Q1\", fiscal = \"tax\" }", "2025-04-06 to 2025-07-05"),
        ("fiscal = \"bay\"\nvalue = { date = \"FY2025-H1\" }", "2024-07-01 to 2024-12-31"),
        (
            "fiscal = \"bay\"\nvalue = { date = \"9M FY2025\", fiscal = \"japan\" }",
            "2025-04-01 to 2025-12-31",
        ),
    ] {
        assert_eq!(days(keys), expected, "{keys}");
    }
    let (_, errors) = read(&dossier, "value = { date = \"FY2025\" }");
    assert_eq!(errors[0].message, "nothing says whose fiscal year `FY2025` is");
    let (fact, _) = read(
        &dossier,
        "fiscal = \"bay\"\nstage = \"planned\"\ndue = \"FY2031\"\nvalue = { exact = 5, unit = \"people\" }",
    );
    assert_eq!(fact.unwrap().due.unwrap().last_day().to_string(), "2031-06-30");
}

#[test]
fn an_owner_is_declared_with_all_that_it_needs() {
    for (keys, message) in [
        ("named-by = \"end\"", "the fiscal year has neither `starts` nor `ends`"),
        (
            "starts = \"04\"\nends = \"last Saturday of May\"\nnamed-by = \"end\"",
            "`starts` or `ends`, not both",
        ),
        ("starts = \"02-29\"\nnamed-by = \"end\"", "`starts` takes a month"),
        ("starts = \"04-\"\nnamed-by = \"end\"", "`starts` takes a month"),
        ("starts = \"13\"\nnamed-by = \"end\"", "`starts` takes a month"),
        ("ends = \"31 May\"\nnamed-by = \"end\"", "`31 May` isn't the end of a year"),
        ("starts = \"04\"", "named-by"),
    ] {
        let (_, errors) = read(&format!("{DOSSIER}[fiscal.bay]\n{keys}\n"), "");
        assert!(
            errors.iter().any(|one| one.message.contains(message)),
            "{keys}: {:?}",
            errors.first().map(|e| &e.message)
        );
    }
    let (_, errors) = read(&format!("{DOSSIER}[fiscal.japan]\nstarts = \"04\"\nnamed-by = \"end\"\n"), "");
    assert!(errors[0].message.contains("`japan` is known already"));
}

/// Statements of a value, and what is wrong with them.
const STATEMENTS: &str = r#"
{ change = 5, unit = "%" } | It is {{ value.change }}. |
{ change = 5, unit = "%" } | It {{ value.verb }} by {{ value.size }}. |
{ change = 5, unit = "%" } | It is {{ value.direction }} {{ value.size }}. |
{ change = 5, unit = "%" } | It rose by {{ value.size }}. | no word of the program's says whether it rose or fell
{ change = 5, unit = "%" } | It {{ value.verb }}. | the direction of `value` without its size
{ change = 0, unit = "%" } | It {{ value.verb }} by {{ value.size }}. | it has no direction and no size
{ exact = 5, unit = "%" } | It is {{ value.change }}. | `value` is no change
{ date = 2023-07-12 } | In {{ value.compact }} bidders met. | prints a date as tables have it
{ date = "FY2025" } | In {{ value.compact }} bidders met. |
{ by = 2030 } | It opens {{ value }}. |
{ by = 2030 } | It opens by {{ value }}. |
{ by = 2030 } | It opens in {{ value }}. | printed with its own “by”, and “in” stands before it
{ from = 2026, to = 2030 } | It runs from {{ value }}. |
{ from = 2026, to = 2030 } | It runs during {{ value }}. | printed with its own “from”
"#;

#[test]
fn a_statement_prints_a_value_in_a_form_that_fits() {
    for line in STATEMENTS.lines().filter(|line| !line.is_empty()) {
        let [toml, text, message] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let text = text.replace('"', "'");
        let ja: String = text
            .split("{{")
            .skip(1)
            .map(|rest| format!("{{{{{}}}}}", rest.split("}}").next().unwrap()))
            .collect();
        let keys = format!("value = {toml}\nstatement = {{ en = \"{text}\", ja = \"{ja}とする。\" }}");
        let (_, errors) = read(DOSSIER, &keys);
        match message {
            "" => assert!(errors.is_empty(), "{line}: {:?}", errors[0].message),
            message => assert!(
                errors.iter().any(|one| one.message.contains(message)),
                "{line}: {:?}",
                errors.first().map(|e| &e.message)
            ),
        }
    }
}

#[test]
fn a_second_particle_after_a_japanese_bound_is_refused() {
    for (toml, text, word) in [
        ("{ by = 2030 }", "{{ value }}まで続く。", "まで"),
        ("{ by = 2030 }", "{{ value }}にに終える。", "に"),
        ("{ by = 2030 }", "{{ value }}までにに終える。", "に"),
        ("{ by = 2030 }", "{{ value }}から始める。", "から"),
        ("{ by = 2030 }", "{{ value }}以降に始める。", "以降"),
        ("{ until = 2030 }", "{{ value }}までに開く。", "までに"),
        ("{ until = 2030 }", "{{ value }}に開く。", "に"),
        ("{ until = 2030 }", "{{ value }}から開く。", "から"),
        ("{ by = 2030 }", "{{ value }}より前に終える。", "より前"),
        ("{ by = 2030 }", "**{{ value }}**まで続く。", "まで"),
        ("{ by = 2030 }", "**{{ value }}**に終える。", "に"),
        ("{ until = 2030 }", "**{{ value }}**まで続く。", "まで"),
        ("{ from = 2027 }", "{{ value }}まで借りる。", "まで"),
        ("{ from = 2027 }", "{{ value }}からまで借りる。", "まで"),
        ("{ since = 2020 }", "{{ value }}以降に続く。", "以降"),
        ("{ after = 2020 }", "{{ value }}から続く。", "から"),
        ("{ by = 2030 }", "{{ value }}を期限とする。", "を"),
        ("{ by = 2030 }", "期限は**{{ value }}**だった。", "だっ"),
    ] {
        let keys = format!("value = {toml}\nstatement = {{ ja = \"{text}\", en = \"{{{{ value }}}}\" }}");
        let (_, errors) = read(DOSSIER, &keys);
        let said: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        assert!(
            said.iter().any(|said| said.contains(&format!("“{word}” stands after it"))),
            "{keys}: {said:?}"
        );
    }
}

/// A contested date with these versions, of which the first is preferred.
fn contested(versions: &[&str]) -> String {
    let claims = versions.iter().enumerate().map(|(place, version)| {
        let rank = if place == 0 { ", rank = \"preferred\"" } else { "" };
        format!(
            "{{ value = {version}{rank}, evidence = [{{ source = \"report\", locator = \"page {}\", unverifiable = \"a test\" }}] }}",
            place + 3
        )
    });
    format!("claim = [{}]", claims.collect::<Vec<_>>().join(", "))
}

#[test]
fn a_particle_is_joined_to_a_contested_date_through_its_mark() {
    let by = ["{ by = 2028 }", "{ by = 2030 }"];
    let from = ["{ from = \"2027-04\" }", "{ from = \"2027-10\" }"];
    let rough = ["{ by = 2028 }", "{ date = 2030 }"];
    for (versions, text, preferred, both) in [
        (
            by,
            "{{ value }}の就航を目指す。",
            "2028年まで†の就航を目指す。",
            "2028年までまたは2030年まで†の就航を目指す。",
        ),
        (by, "{{ value }}に閉じる。", "2028年まで†に閉じる。", "2028年までにまたは2030年まで†に閉じる。"),
        (by, "{{ value }}までに閉じる。", "2028年†までに閉じる。", "2028年までにまたは2030年†までに閉じる。"),
        (by, "{{ value }}、閉じる。", "2028年までに†、閉じる。", "2028年までにまたは2030年までに†、閉じる。"),
        (from, "{{ value }}から貸す。", "2027年4月†から貸す。", "2027年4月または2027年10月†から貸す。"),
        (from, "{{ value }}に貸す。", "2027年4月以降†に貸す。", "2027年4月以降または2027年10月以降†に貸す。"),
        (
            rough,
            "{{ value }}の完成である。",
            "2028年まで†の完成である。",
            "2028年までまたは2030年†の完成である。",
        ),
    ] {
        let keys = format!(
            "{}\nstatement = {{ ja = \"{text}\", en = \"It is so by {{{{ value }}}}.\" }}",
            contested(&versions)
        );
        let keys = if versions == by { keys } else { keys.replace("so by", "so") };
        let (fact, errors) = read(DOSSIER, &keys);
        let fact = fact.unwrap_or_else(|| panic!("{keys}: {:?}", errors[0].message));
        for (showing, expected) in [(Showing::Preferred, preferred), (Showing::Both, both)] {
            let composed = |language| {
                let style = FigureStyle { contested: showing, ..FigureStyle::of(language) };
                fact.compose(&fact.statement[&language], |value, rendering| format(value, style, rendering))
            };
            assert_eq!(composed(Language::Ja), expected, "{showing:?}");
            if versions == by {
                let en = ["It is so by 2028†.", "It is so by 2028 or by 2030†."];
                assert!(en.contains(&composed(Language::En).as_str()), "{}", composed(Language::En));
            }
        }
    }
    for (text, word) in [("{{ value }}から続く。", "から"), ("{{ value }}まで続く。", "まで")] {
        let keys = format!(
            "{}\nstatement = {{ ja = \"{text}\", en = \"It is so {{{{ value }}}}.\" }}",
            contested(&by)
        );
        let (_, errors) = read(DOSSIER, &keys);
        let is_said = |one: &Diagnostic| one.message.contains(&format!("“{word}” stands after it"));
        assert!(errors.iter().any(is_said), "{text}");
    }
}

/// Statements in a language of a value that they bound again, with the words that do.
const SAID_AGAIN: &str = r#"
{ date = 2030, about = true } | ja | {{ value }}頃に開く。 | 頃
{ date = 2030, about = true } | ja | {{ value }}ごろに開く。 | ごろ
{ date = 2030, about = true } | ja | およそ{{ value }}に開く。 | およそ
{ date = 2030, about = true } | en | It opens around {{ value }}. | around
{ date = 2030, about = true } | en | It opens about {{ value }}. | about
{ date = 2030, about = true } | en | It opens circa {{ value }}. | circa
{ by = 2030, about = true } | ja | 約{{ value }}終える。 | 約
{ date = 2030, about = true } | ja | {{ value }}前後に開く。 | 前後
{ date = 2030, about = true } | en | It opens approximately {{ value }}. | approximately
{ date = 2030, about = true } | en | It opens {{ value }} or so. | or so
{ at-least = 500, unit = "people" } | ja | {{ value }}以上を運ぶ。 | 以上
{ at-least = 500, unit = "people" } | ja | 少なくとも{{ value }}を運ぶ。 | 少なくとも
{ at-least = 500, unit = "people" } | en | It carries at least {{ value }}. | at least
{ at-least = 500, unit = "people" } | en | It carries no fewer than {{ value }}. | no fewer than
{ at-least = 500, unit = "people" } | en | It carries {{ value }} or more. | or more
{ more-than = 500, unit = "people" } | ja | {{ value }}超を運ぶ。 | 超
{ more-than = 500, unit = "people" } | ja | {{ value }}を超える。 | を超える
{ more-than = 500, unit = "people" } | en | It carries more than {{ value }}. | more than
{ less-than = 500, unit = "people" } | ja | {{ value }}未満を運ぶ。 | 未満
{ less-than = 500, unit = "people" } | en | It carries fewer than {{ value }}. | fewer than
{ at-most = 500, unit = "people" } | ja | 最大{{ value }}を運ぶ。 | 最大
{ at-most = 500, unit = "people" } | ja | {{ value }}以下を運ぶ。 | 以下
{ at-most = 500, unit = "people" } | en | It carries a maximum of {{ value }}. | a maximum of
{ about = 500, unit = "people" } | ja | 約{{ value }}を運ぶ。 | 約
{ about = 500, unit = "people" } | ja | {{ value }}程度を運ぶ。 | 程度
{ about = 500, unit = "people" } | en | It carries around {{ value }}. | around
{ about = 500, unit = "people" } | en | It carries {{ value }} or so. | or so
{ nearly = 500, unit = "people" } | ja | {{ value }}近くを運ぶ。 | 近く
{ nearly = 500, unit = "people" } | en | It carries almost {{ value }}. | almost
{ just-over = 500, unit = "people" } | ja | {{ value }}強を運ぶ。 | 強
{ band = [20000, 30000], unit = "people" } | ja | {{ value }}台を運ぶ。 | 台
"#;

/// The same that bound nothing again.
const SAID_ONCE: &str = r#"
{ date = 2030, about = true } | ja | {{ value }}に開く。
{ date = 2030, about = true } | ja | {{ value }}から{{ value }}まで開く。
{ date = 2030, about = true } | ja | {{ value }}までに終える。
{ date = 2030, about = true } | ja | 遅くとも{{ value }}には終える。
{ date = 2030, about = true } | en | It opens in {{ value }}.
{ date = 2030, about = true } | en | It opens by {{ value }}, or so they say.
{ by = 2030 } | ja | 遅くとも{{ value }}終える。
{ by = 2030 } | ja | {{ value }}できる限り減らす。
{ by = 2030 } | ja | {{ value }}がん検診を広げる。
{ by = 2030 } | ja | {{ value }}だれでも使えるようにする。
{ by = 2030 } | ja | {{ value }}へき地の医師を増やす。
{ by = 2030 } | ja | {{ value }}も終える。
{ by = 2030 } | ja | {{ value }}、終える。
{ from = 2027 } | ja | 期限は{{ value }}である。
{ from = 2027 } | en | It is let starting {{ value }}.
{ until = 2027 } | ja | {{ value }}が期限である。
{ at-least = 500, unit = "people" } | ja | {{ value }}に達する。
{ at-least = 500, unit = "people" } | ja | {{ value }}に上る人が住む。
{ at-least = 500, unit = "people" } | ja | {{ value }}が参加した。
{ at-least = 500, unit = "people" } | en | It is to carry {{ value }} a trip.
{ at-least = 500, unit = "people" } | en | It is meant for {{ value }}.
{ at-least = 500, unit = "people" } | en | The number grew to {{ value }}.
{ at-least = 500, unit = "people" } | en | It reached {{ value }} in a month.
{ more-than = 500, unit = "people" } | ja | {{ value }}の増加である。
{ at-most = 500, unit = "people" } | ja | {{ value }}まで乗れる。
{ at-most = 500, unit = "people" } | en | The room is limited to {{ value }}.
{ about = 500, unit = "people" } | ja | {{ value }}が住む。
{ about = 500, unit = "people" } | en | The crew is estimated at {{ value }}.
{ exact = 3, unit = "year" } | en | It lasted over {{ value }} ago.
{ at-least = 3, unit = "year" } | en | It spread over {{ value }}.
{ nearly = 500, unit = "people" } | ja | {{ value }}の村である。
{ more-than = -5, change = true, unit = "%" } | en | It is {{ value }}.
"#;

#[test]
fn a_bound_that_a_value_prints_is_not_typed_again_beside_it() {
    let said = |toml: &str, language: &str, text: &str| {
        let text = text.replace('"', "'");
        let other = if language == "en" { "ja" } else { "en" };
        let keys = format!(
            "value = {toml}\nstatement = {{ {language} = \"{text}\", {other} = \"{{{{ value }}}}\" }}"
        );
        read(DOSSIER, &keys).1.into_iter().map(|error| error.message).collect::<Vec<_>>()
    };
    let mut wrong = Vec::new();
    for line in SAID_AGAIN.lines().filter(|line| !line.is_empty()) {
        let [toml, language, text, words] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let found = said(toml, language, text);
        if !found.iter().any(|one| one.contains(&format!("`{words}` says again what"))) {
            wrong.push(format!("{line}: {found:?}"));
        }
    }
    for line in SAID_ONCE.lines().filter(|line| !line.is_empty()) {
        let [toml, language, text] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let found = said(toml, language, text);
        if !found.is_empty() {
            wrong.push(format!("{line}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_preposition_is_printed_once() {
    for (toml, language, text, expected) in [
        ("{ from = 2026, to = 2030 }", "en", "It runs from {{ value }}.", "It runs from 2026 to 2030."),
        ("{ from = 2026, to = 2030 }", "en", "From {{ value }} it runs.", "From 2026 to 2030 it runs."),
        ("{ from = 2026, to = 2030 }", "en", "It runs {{ value }}.", "It runs from 2026 to 2030."),
        ("{ by = 2030 }", "en", "It opens by {{ value }}.", "It opens by 2030."),
        ("{ by = 2030 }", "ja", "{{ value }}までに開く。", "2030年までに開く。"),
        ("{ until = 2030 }", "ja", "{{ value }}まで続く。", "2030年まで続く。"),
        ("{ by = 2030 }", "ja", "{{ value }}に終える。", "2030年までに終える。"),
        ("{ by = 2030 }", "ja", "{{ value }}の導入を目指す。", "2030年までの導入を目指す。"),
        ("{ by = 2030 }", "ja", "期限は{{ value }}である。", "期限は2030年までである。"),
        ("{ by = 2030 }", "ja", "期限は{{ value }}だった。", "期限は2030年までだった。"),
        ("{ by = 2030 }", "ja", "{{ value }}が目標である。", "2030年までが目標である。"),
        ("{ by = 2030 }", "ja", "{{ value }}の間に導入する。", "2030年までの間に導入する。"),
        ("{ by = 2030 }", "ja", "{{ value }}より多く借りる。", "2030年までにより多く借りる。"),
        ("{ by = 2030 }", "ja", "{{ value }}にのみ行う。", "2030年までにのみ行う。"),
        ("{ by = 2030 }", "ja", "{{ value }}には終える。", "2030年までには終える。"),
        ("{ by = 2030 }", "ja", "{{ value }}にぎわいを戻す。", "2030年までににぎわいを戻す。"),
        ("{ from = \"2027-04\" }", "ja", "{{ value }}から借りる。", "2027年4月から借りる。"),
        ("{ from = \"2027-04\" }", "ja", "{{ value }}に借りる。", "2027年4月以降に借りる。"),
        ("{ since = 2020 }", "ja", "{{ value }}から続く。", "2020年から続く。"),
        ("{ until = 2030 }", "ja", "{{ value }}の契約である。", "2030年までの契約である。"),
        ("{ date = 2030 }", "ja", "{{ value }}までに開く。", "2030年までに開く。"),
    ] {
        let other = if language == "en" { "ja" } else { "en" };
        let keys = format!(
            "value = {toml}\nstatement = {{ {language} = \"{text}\", {other} = \"{{{{ value }}}}\" }}"
        );
        let (fact, errors) = read(DOSSIER, &keys);
        let fact = fact.unwrap_or_else(|| panic!("{keys}: {:?}", errors[0].message));
        let language = Language::from_tag(language).unwrap();
        let composed =
            fact.compose(&fact.statement[&language], |value, rendering| print(value, language, rendering));
        assert_eq!(composed, expected);
    }
}

#[test]
fn a_plan_falls_due_on_the_date_that_bounds_it() {
    for (toml, due) in [
        ("{ by = 2031 }", Some("2031-12-31")),
        ("{ until = \"2031-03\" }", Some("2031-03-31")),
        ("{ from = \"end 2031\" }", Some("2031-12-31")),
        ("{ date = \"2031-H1\" }", Some("2031-06-30")),
        ("{ date = \"2030s\" }", Some("2039-12-31")),
        ("{ after = 2035 }", None),
    ] {
        let (fact, errors) = read(DOSSIER, &format!("stage = \"planned\"\nvalue = {toml}"));
        let fact = fact.unwrap_or_else(|| panic!("{toml}: {:?}", errors[0].message));
        assert_eq!(fact.due.map(|due| due.last_day().to_string()).as_deref(), due, "{toml}");
    }
}
