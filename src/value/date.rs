//! Dates of the precision a source gives, from a day to a fiscal year.

use chrono::{Datelike, Days, Month, NaiveDate};

use super::FiscalPart;

/// A date as precise as it is known.
///
/// Dates of different precision have no one order; compare their first or last days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Date {
    /// A day.
    Day(NaiveDate),
    /// A calendar month.
    Month {
        /// The year.
        year: i32,
        /// The month.
        month: Month,
    },
    /// A quarter of the calendar year, January to March being the first.
    Quarter {
        /// The year.
        year: i32,
        /// The quarter.
        quarter: Quarter,
    },
    /// A season of the northern hemisphere, in meteorological reckoning: spring is March to May. Winter begins
    /// in December of its year and ends in February of the next.
    Season {
        /// The year in which the season begins.
        year: i32,
        /// The season.
        season: Season,
    },
    /// A calendar year.
    Year(i32),
    /// A third of a calendar year: early is January to April, mid is May to August, late is September to
    /// December.
    PartOfYear {
        /// The year.
        year: i32,
        /// The third.
        part: Part,
    },
    /// A fiscal year by its name. Whose it is isn't known, and with that neither are its months: 2026 is October 2025 to
    /// September 2026 in the budget of the United States, July 2025 to June 2026 in Australia and April 2026 to March
    /// 2027 in Japan. Each of them begins or ends in the calendar year of its name.
    FiscalYear(i32),
    /// A half of a calendar year.
    Half {
        /// The year.
        year: i32,
        /// The half.
        half: Half,
    },
    /// The first nine months of a calendar year.
    NineMonths(i32),
    /// Ten years: 2030 is the 2030s.
    Decade(i32),
    /// A third of a month: the 1st to the 10th, the 11th to the 20th, the 21st to the last.
    PartOfMonth {
        /// The year.
        year: i32,
        /// The month.
        month: Month,
        /// The third.
        part: Part,
    },
    /// The last day of a month, as balance sheets and deadlines mean it: the end of March 2027, 2027年3月末.
    EndOfMonth {
        /// The year.
        year: i32,
        /// The month.
        month: Month,
    },
    /// The last day of a year: the end of 2026, 2026年末.
    EndOfYear(i32),
    /// A week from Monday to Sunday (ISO 8601), by its Monday.
    Week(NaiveDate),
    /// A school year, a season of a sport or a marketing year, by the calendar year in which it begins: 2024 is 2024/25. Its
    /// days aren't known.
    SeasonYear(i32),
    /// A part of somebody's year by its last day: the year to March 2026, 2026年3月期.
    Span {
        /// How long it is.
        length: Length,
        /// Its last day.
        last: NaiveDate,
    },
    /// A fiscal year of a known owner, or a part of one.
    Fiscal {
        /// The name of the year.
        year: i32,
        /// Which part of it.
        part: FiscalPart,
        /// Its first day.
        first: NaiveDate,
        /// Its last day.
        last: NaiveDate,
    },
}

/// How long a part of somebody's year is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// Three months, or 13 weeks.
    Quarter,
    /// Six months, or 26 weeks.
    Half,
    /// Nine months, or 39 weeks.
    NineMonths,
    /// Twelve months, or 52 or 53 weeks.
    Year,
}

impl Length {
    /// Every length, the shortest first.
    pub const ALL: [Self; 4] = [Self::Quarter, Self::Half, Self::NineMonths, Self::Year];

    /// In months: 3, 6, 9 or 12.
    pub fn months(self) -> u32 {
        (self as u32 + 1) * 3
    }

    /// The word of fact tables.
    pub fn word(self) -> &'static str {
        ["quarter", "half", "nine months", "year"][self as usize]
    }
}

/// A half of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// January to June.
    First,
    /// July to December.
    Second,
}

impl Half {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// 1 or 2.
    pub fn number(self) -> u32 {
        self as u32 + 1
    }
}

/// A quarter of the calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// January to March.
    First,
    /// April to June.
    Second,
    /// July to September.
    Third,
    /// October to December.
    Fourth,
}

impl Quarter {
    /// Every quarter, in order.
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Fourth];

    /// 1 to 4.
    pub fn number(self) -> u32 {
        self as u32 + 1
    }

    /// Its first month, 1 to 10.
    pub fn first_month(self) -> u32 {
        self as u32 * 3 + 1
    }
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
}

impl Season {
    /// Every season, in the order in which they begin.
    pub const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// The English name, in lower case.
    pub fn english(self) -> &'static str {
        ["spring", "summer", "autumn", "winter"][self as usize]
    }

    /// The Japanese name.
    pub fn japanese(self) -> &'static str {
        ["春", "夏", "秋", "冬"][self as usize]
    }
}

/// A third of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// January to April.
    Early,
    /// May to August.
    Mid,
    /// September to December.
    Late,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Self; 3] = [Self::Early, Self::Mid, Self::Late];

    /// The English word, in lower case.
    pub fn english(self) -> &'static str {
        ["early", "mid", "late"][self as usize]
    }

    /// The Japanese word that follows the year.
    pub fn japanese(self) -> &'static str {
        ["初め", "半ば", "終盤"][self as usize]
    }
}

impl Date {
    /// The month numbered 1 to 12 of a year.
    pub fn month(year: i32, number: u32) -> Option<Self> {
        let month = Month::try_from(u8::try_from(number).ok()?).ok()?;
        Some(Self::Month { year, month })
    }

    /// A season or a part of a year by its English word, in lower or upper case.
    pub(super) fn with_word(word: &str, year: i32) -> Option<Self> {
        let word = word.to_ascii_lowercase();
        let word = if word == "fall" { "autumn" } else { word.as_str() };
        let season = Season::ALL.into_iter().find(|season| season.english() == word);
        let part = Part::ALL.into_iter().find(|part| part.english() == word);
        season
            .map(|season| Self::Season { year, season })
            .or_else(|| part.map(|part| Self::PartOfYear { year, part }))
    }

    /// The first day of the span that the date names; of a fiscal year, the earliest that one of its name can have.
    pub fn first_day(&self) -> NaiveDate {
        self.span().0
    }

    /// The last day of the span that the date names; of a fiscal year, the latest that one of its name can have, so that
    /// it has passed only when it has for everybody.
    pub fn last_day(&self) -> NaiveDate {
        self.span().1
    }

    fn span(&self) -> (NaiveDate, NaiveDate) {
        match *self {
            Self::Day(day) => (day, day),
            Self::Month { year, month } => months(year, month.number_from_month(), 1),
            Self::Quarter { year, quarter } => months(year, quarter.first_month(), 3),
            Self::Season { year, season } => months(year, 3 * (season as u32 + 1), 3),
            Self::Year(year) => months(year, 1, 12),
            Self::PartOfYear { year, part } => months(year, 4 * part as u32 + 1, 4),
            // A year of twelve months that ends in its calendar year begins in the one before at the earliest, and one
            // that begins there ends in the next at the latest.
            Self::FiscalYear(year) => {
                (months(year.saturating_sub(1), 1, 12).0, months(year.saturating_add(1), 1, 12).1)
            }
            Self::Half { year, half } => months(year, 6 * half as u32 + 1, 6),
            Self::NineMonths(year) => months(year, 1, 9),
            Self::Decade(year) => (months(year, 1, 12).0, months(year.saturating_add(9), 1, 12).1),
            Self::PartOfMonth { year, month, part } => {
                let (first, last) = months(year, month.number_from_month(), 1);
                let begins = first.with_day(10 * part as u32 + 1).unwrap_or(first);
                let ends = if part == Part::Late {
                    last
                } else {
                    first.with_day(10 * (part as u32 + 1)).unwrap_or(last)
                };
                (begins, ends)
            }
            Self::EndOfMonth { year, month } => {
                let last = months(year, month.number_from_month(), 1).1;
                (last, last)
            }
            Self::EndOfYear(year) => {
                let last = months(year, 12, 1).1;
                (last, last)
            }
            Self::Week(monday) => (monday, monday.checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX)),
            // It begins somewhere in its year and ends somewhere in the next.
            Self::SeasonYear(year) => (months(year, 1, 12).0, months(year.saturating_add(1), 1, 12).1),
            Self::Span { length, last } => (span_begins(length, last), last),
            Self::Fiscal { first, last, .. } => (first, last),
        }
    }

    /// As a fact table writes it: in quotes, unless it is a day or a year.
    pub fn in_toml(&self) -> String {
        match self {
            Self::Day(_) | Self::Year(_) => self.to_string(),
            _ => format!("\"{self}\""),
        }
    }

    /// Whether the date can lie before the other, or be it: what begins a period and what ends it.
    pub fn can_begin(&self, end: &Self) -> bool {
        match (self, end) {
            // Years of one owner, whichever that is.
            (Self::FiscalYear(first), Self::FiscalYear(last)) => first <= last,
            _ => self.first_day() <= end.last_day(),
        }
    }
}

/// The first day of a span of months that ends on a day: the first of a month where that is the last of one.
fn span_begins(length: Length, last: NaiveDate) -> NaiveDate {
    let next = last.succ_opt().unwrap_or(NaiveDate::MAX);
    next.checked_sub_months(chrono::Months::new(length.months())).unwrap_or(NaiveDate::MIN)
}

/// The first and last day of `count` (1 to 12) months from a month. A year beyond what the calendar can count
/// gives its very first or last day.
fn months(year: i32, first: u32, count: u32) -> (NaiveDate, NaiveDate) {
    let edge = if year < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    let start = NaiveDate::from_ymd_opt(year, first, 1).unwrap_or(edge);
    let next = first + count;
    let (year, next) = if next > 12 { (year.saturating_add(1), next - 12) } else { (year, next) };
    let end = NaiveDate::from_ymd_opt(year, next, 1).and_then(|day| day.checked_sub_days(Days::new(1)));
    (start, end.unwrap_or(edge))
}

/// A span between two dates, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// Its first date.
    pub from: Date,
    /// Its last date.
    pub to: Date,
}

impl Period {
    /// The first day.
    pub fn first_day(&self) -> NaiveDate {
        self.from.first_day()
    }

    /// The last day.
    pub fn last_day(&self) -> NaiveDate {
        self.to.last_day()
    }
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Not one of the forms.
    Form {
        /// The text as written.
        text: String,
    },
    /// A part of a fiscal year, and nothing says whose.
    NeedsOwner {
        /// The text as written.
        text: String,
    },
    /// A month or day that no calendar has.
    Impossible {
        /// The text as written.
        text: String,
    },
}
