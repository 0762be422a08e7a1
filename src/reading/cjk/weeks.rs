//! Weeks: 2024年第10週, 2024-W10, 2024년 10주차, 3月4日の週.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::meaning::Unread;
use super::dates::DateAt;
use super::scan::Scan;
use super::word_list::begins_with;
use crate::value::Date;

/// What follows the first day of a week.
const BEGUN: [&str; 12] = [
    "の週",
    "から始まる週",
    "に始まる週",
    "で始まる週",
    "からの週",
    "那一周",
    "这一周",
    "那周",
    "当周",
    "로 시작하는 주",
    "부터 시작하는 주",
    "부터의 주",
];

impl Scan<'_> {
    /// A week by its number after a year.
    pub fn week_of_year(&self, at: usize, year: i32) -> Option<DateAt> {
        let words = match self.words.language {
            "ja" => ["週目", "週"].as_slice(),
            "zh" => &["周", "週", "星期"],
            _ => &["주차", "주"],
        };
        let nth = begins_with(self.rest(at), &["第", "제"]);
        let from = self.skip(at + nth.unwrap_or(0));
        let (number, end) = self.counted(from, words)?;
        // 2024年10週間 and 10주간 are lengths; 2024年10週 without 第 isn't said in Japanese or Chinese.
        let numbered = nth.is_some() || self.words.language == "ko";
        let length = begins_with(self.rest(end), &["間", "间", "간", "期", "年", "末", "岁", "歳"]).is_some();
        let monday = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)?;
        (numbered && !length).then(|| DateAt::of(end, Date::Week(monday)))
    }

    /// 2024年3月第2週: where it ends. Nobody can tell which days it has, but they are no month.
    pub fn week_of_month(&self, at: usize) -> Option<usize> {
        const WORDS: [&str; 8] =
            ["第", "제", "첫째 주", "첫 주", "둘째 주", "셋째 주", "넷째 주", "다섯째 주"];
        let len = begins_with(self.rest(at), &WORDS)?;
        if self.rest(at)[..len].ends_with('주') {
            return Some(at + len);
        }
        self.counted(at + len, &["週", "周", "个星期", "주"]).map(|(_, end)| end)
    }

    /// 2024-W10.
    pub fn week_in_digits(&self, at: usize) -> Option<DateAt> {
        let rest = self.rest(at);
        let alone = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-');
        let (year, week) = (rest.get(..4)?, rest.get(4..)?.strip_prefix("-W")?.get(..2)?);
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year) || !digits(week) || !alone(self.before(at)) || !alone(self.at(at + 8)) {
            return None;
        }
        let monday = NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)?;
        Some(DateAt::of(at + 8, Date::Week(monday)))
    }

    /// The week of a day, where that is a Monday: any other day may be its first or one that lies in it.
    pub fn week_of_day(&self, date: DateAt) -> DateAt {
        let is_day = |(date, to): &(Date, Option<Date>)| matches!(date, Date::Day(_)) && to.is_none();
        if !date.dates.iter().all(is_day) {
            return date;
        }
        let from = self.weekday(date.end);
        let Some(len) = begins_with(self.rest(from), &BEGUN) else { return date };
        let end = from + len;
        // 3月4日の週末 is a weekend.
        if self.at(end).is_some_and(|c| matches!(c, '末' | '間' | '明' | '刊' | '前' | '後')) {
            return date;
        }
        if let Some(why) = date.unread {
            return DateAt::unread(end, why);
        }
        let mondays: Vec<(Date, Option<Date>)> = date
            .dates
            .iter()
            .filter_map(|(date, _)| match date {
                Date::Day(day) if day.weekday() == Weekday::Mon => Some((Date::Week(*day), None)),
                _ => None,
            })
            .collect();
        if mondays.is_empty() {
            return DateAt::unread(end, Unread::Unknown(from..end));
        }
        DateAt { end, dates: mondays, ..date }
    }
}
