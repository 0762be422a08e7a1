//! Dates in the form of fact tables: which days each has, and that each is written as it is read.

use factbrief::value::{Date, FiscalCalendar, FiscalPart, NamedBy, YearEnd};

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
