//! Dates in the form of fact tables: which days each has, and that each is written as it is read.

use factbrief::language::Language;
use factbrief::value::{
    Date, FigureStyle, FiscalCalendar, FiscalPart, JapaneseYears, NamedBy, Rendering, Value, YearEnd, format,
};

/// Dates around the change of an era, as Japanese with eras prints them.
const ERAS: &str = "
2019-04 | 平成31年4月
2019-05 | 令和元年5月
2019-Q1 | 平成31年1〜3月期
2019-Q2 | 2019年4〜6月期
2019-Q3 | 令和元年7〜9月期
2019-H1 | 2019年1〜6月期
9M 2019 | 2019年1〜9月期
half to 2019-09 | 2019年4〜9月期
half to 2019-06 | 2019年1〜6月期
nine months to 2019-12 | 2019年4〜12月期
quarter to 2019-06 | 2019年4〜6月期
quarter to 2019-07 | 令和元年5〜7月期
quarter to 2019-04 | 平成31年2〜4月期
half to 2019-12 | 令和元年7〜12月期
year to 2019-04 | 平成31年4月期
year to 2019-05 | 令和元年5月期
half to 2020-01 | 令和元年8月〜令和2年1月期
half to 1989-06 | 1989年1〜6月期
quarter to 1989-03 | 1989年1〜3月期
quarter to 1989-01 | 昭和63年11月〜平成元年1月期
1989-01 | 1989年1月
1989-02 | 平成元年2月
1989-01-07 | 昭和64年1月7日
";

#[test]
fn no_month_is_told_by_an_era_that_it_was_not_in() {
    let style = FigureStyle { years: JapaneseYears::Era, ..FigureStyle::of(Language::Ja) };
    for line in ERAS.lines().filter(|line| !line.is_empty()) {
        let (text, printed) = line.split_once(" | ").unwrap_or_else(|| panic!("{line}"));
        let date = Date::parse(text).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(format(&Value::from(date), style, Rendering::Running), printed, "{text}");
    }
    // Parts of fiscal years: their months, and years that are named by their end.
    for (owner, year, part, printed) in [
        (FiscalCalendar::JAPAN, 2019, FiscalPart::Half(1), "2019年度上期（2019年4〜9月）"),
        (FiscalCalendar::JAPAN, 2019, FiscalPart::NineMonths, "2019年度第3四半期累計（2019年4〜12月）"),
        (FiscalCalendar::JAPAN, 2018, FiscalPart::Half(2), "平成30年度下期（平成30年10月〜平成31年3月）"),
    ] {
        let (first, last) = owner.part(year, part).unwrap_or_else(|| panic!("{printed}"));
        let date = Date::Fiscal { year, part, first, last };
        assert_eq!(format(&Value::from(date), style, Rendering::Running), printed);
    }
}

/// A date, its first and its last day.
const DAYS: &str = "
2025-12-21 | 2025-12-21 | 2025-12-21
2025-12 | 2025-12-01 | 2025-12-31
2025-Q4 | 2025-10-01 | 2025-12-31
2025-H1 | 2025-01-01 | 2025-06-30
2025-H2 | 2025-07-01 | 2025-12-31
9M 2025 | 2025-01-01 | 2025-09-30
1990s | 1990-01-01 | 1999-12-31
2024/25 | 2024-01-01 | 2025-12-31
2026-W01 | 2025-12-29 | 2026-01-04
2026-W53 | 2026-12-28 | 2027-01-03
early 2026-11 | 2026-11-01 | 2026-11-10
mid 2026-11 | 2026-11-11 | 2026-11-20
late 2024-02 | 2024-02-21 | 2024-02-29
end 2026 | 2026-12-31 | 2026-12-31
end 2027-02 | 2027-02-28 | 2027-02-28
year to 2026-03 | 2025-04-01 | 2026-03-31
half to 2025-09 | 2025-04-01 | 2025-09-30
nine months to 2025-12 | 2025-04-01 | 2025-12-31
quarter to 2025-02-23 | 2024-11-24 | 2025-02-23
FY2026 | 2025-01-01 | 2027-12-31
";

#[test]
fn every_date_has_its_days_and_one_form() {
    for line in DAYS.lines().filter(|line| !line.is_empty()) {
        let [text, first, last] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let date = Date::parse(text).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!([date.first_day().to_string(), date.last_day().to_string()], [first, last], "{text}");
        assert_eq!(date.to_string(), text);
        assert_eq!(Date::parse_in_full(&date.in_full()), Ok(date));
    }
}

#[test]
fn a_year_of_an_owner_is_kept_with_its_days() {
    let weeks =
        FiscalCalendar { year_end: YearEnd::LastWeekday(chrono::Weekday::Sat, 9), named_by: NamedBy::End };
    for text in ["FY2025", "FY2025-Q3", "FY2025-H2", "9M FY2025"] {
        for calendar in [FiscalCalendar::JAPAN, weeks] {
            let date = Date::parse_of(text, Some(calendar)).unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(Date::parse_in_full(&date.in_full()), Ok(date));
        }
    }
    let third = Date::parse_of("FY2025-Q3", Some(FiscalCalendar::JAPAN)).unwrap();
    assert_eq!(third.in_full(), "FY2025-Q3 2025-10-01/2025-12-31");
}

/// The quarters of a year join without a gap, and so do its halves; nine months are the first three.
#[test]
fn the_parts_of_a_year_make_it_up() {
    for weekday in [chrono::Weekday::Sat, chrono::Weekday::Sun, chrono::Weekday::Fri] {
        for month in 1..=12 {
            for named_by in [NamedBy::Start, NamedBy::End] {
                for year_end in [YearEnd::Starts(month), YearEnd::LastWeekday(weekday, month)] {
                    let calendar = FiscalCalendar { year_end, named_by };
                    for name in 1999..2040 {
                        let part = |part| calendar.part(name, part).unwrap();
                        let (first, last) = part(FiscalPart::Whole);
                        let mut begins = first;
                        for number in 1..=4 {
                            let (first, last) = part(FiscalPart::Quarter(number));
                            assert_eq!(first, begins);
                            begins = last.succ_opt().unwrap();
                        }
                        assert_eq!(begins, last.succ_opt().unwrap());
                        assert_eq!(part(FiscalPart::Half(1)).1.succ_opt(), Some(part(FiscalPart::Half(2)).0));
                        assert_eq!(part(FiscalPart::NineMonths).1, part(FiscalPart::Quarter(3)).1);
                        assert_eq!(
                            calendar.part(name + 1, FiscalPart::Whole).unwrap().0,
                            last.succ_opt().unwrap()
                        );
                        assert_eq!(calendar.year_of(last), Some(name));
                    }
                }
            }
        }
    }
}
