//! Parts of years: 第1四半期, 上期, 末, 春, and those of fiscal years.

use chrono::{Datelike, Months, NaiveDate};

use super::super::meaning::Unread;
use super::super::undated::{self, Undated};
use super::dates::{DateAt, chrono_month};
use super::numeral::is_numeral;
use super::scan::Scan;
use super::vocabulary::PartOf;
use super::word_list::{WordTable, begins, begins_with};
use crate::value::{Date, FiscalPart, Half, Length, Part, Quarter, Season};

impl Scan<'_> {
    /// The number of a quarter: 第3四半期, 3四半期, 三季度, 3분기. With 累計 it is the first so many quarters.
    fn quarter(&self, at: usize) -> Option<(PartOf, usize)> {
        let short: [(&'static str, PartOf); 12] = [
            ("1Q", PartOf::Quarter(1)),
            ("2Q", PartOf::Quarter(2)),
            ("3Q", PartOf::Quarter(3)),
            ("4Q", PartOf::Quarter(4)),
            ("Q1", PartOf::Quarter(1)),
            ("Q2", PartOf::Quarter(2)),
            ("Q3", PartOf::Quarter(3)),
            ("Q4", PartOf::Quarter(4)),
            ("1H", PartOf::Half(1)),
            ("2H", PartOf::Half(2)),
            ("H1", PartOf::Half(1)),
            ("H2", PartOf::Half(2)),
        ];
        if let Some((len, part)) = begins(self.rest(at), &short) {
            let end = at + len;
            let cumulative = begins_with(self.rest(end), &["累計期間", "累計", "(累計)"]);
            let part = match (cumulative, part) {
                (Some(_), PartOf::Quarter(2)) => PartOf::Half(1),
                (Some(_), PartOf::Quarter(3)) => PartOf::NineMonths,
                (Some(_), PartOf::Quarter(4)) => PartOf::Whole,
                (_, part) => part,
            };
            let end = end + cumulative.unwrap_or(0);
            return (!self.at(end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some((part, end));
        }
        let from = at + begins_with(self.rest(at), &["第", "제"]).unwrap_or(0);
        // 1~3분기, 一至三季度: the first so many quarters.
        let many = begins_with(self.rest(from), &["1", "一"]).and_then(|one| {
            let to = begins_with(self.rest(from + one), &["~", "-", "–", "—", "至", "到"])?;
            let next = from + one + to;
            Some(next + begins_with(self.rest(next), &["第", "제"]).unwrap_or(0))
        });
        if let Some((last, end)) = many.and_then(|next| self.counted(next, &["四半期", "季度", "분기"]))
        {
            let part = match last {
                2 => PartOf::Half(1),
                3 => PartOf::NineMonths,
                4 => PartOf::Whole,
                _ => return None,
            };
            return Some((part, end));
        }
        // 第三季, as Taiwan has it.
        let season = self.words.language == "zh" && from > at;
        let words: &[&str] =
            if season { &["四半期", "季度", "季"] } else { &["四半期", "季度", "분기"] };
        let (number, end) = self.counted(from, words)?;
        let number = Some(number).filter(|number| (1..=4).contains(number))?;
        let cumulative = begins_with(
            self.rest(end),
            &["連結累計期間", "累計期間", "累計", "までの累計", "(累計)", "(累計期間)", "(連結累計)"],
        );
        let part = match (cumulative, number) {
            (Some(_), 2) => PartOf::Half(1),
            (Some(_), 3) => PartOf::NineMonths,
            (Some(_), 4) => PartOf::Whole,
            _ => PartOf::Quarter(number),
        };
        let rest = end + cumulative.unwrap_or(0);
        let period = if cumulative.is_none() {
            begins_with(self.rest(rest), &["連結会計期間", "会計期間"]).unwrap_or(0)
        } else {
            0
        };
        Some((part, rest + period))
    }

    /// A part of a year or month at a place, and where it ends.
    pub fn part(&self, at: usize, table: &WordTable<PartOf>) -> Option<(PartOf, usize)> {
        let found =
            self.quarter(at).or_else(|| table.begins(self.rest(at)).map(|(len, part)| (part, at + len)));
        found.filter(|(part, end)| {
            let next = self.at(*end);
            // 末 of 末期, 夏 of 夏季, 代 of 代表 and 年代後半, 初 of 初旬 are parts of other words.
            let one = self.text[at..*end].chars().count() == 1 && !matches!(part, PartOf::Quarter(_));
            let goes_on = next.is_some_and(|c| "期季日頭旬闘表後前半반기대".contains(c));
            let bound = self.words.dates.bounds.begins(self.rest(*end)).is_some();
            let about = self.words.dates.about.begins(self.rest(*end)).is_some();
            !one || !goes_on || bound || about
        })
    }

    /// 2026年3月期, and a part of it: 第1四半期, 中間期.
    pub fn year_to(&self, end: usize, last: NaiveDate) -> Option<DateAt> {
        let span =
            |end: usize, length: Length, last: NaiveDate| Some(DateAt::of(end, Date::Span { length, last }));
        let from = self.skip(
            end + begins_with(self.rest(end), &["の"])
                .filter(|_| self.rest(end).starts_with("の第"))
                .unwrap_or(0),
        );
        let Some((part, after)) = self.part(from, &self.words.dates.parts) else {
            return span(end, Length::Year, last);
        };
        let first = last.succ_opt()?.checked_sub_months(Months::new(12))?;
        let until = |months: u32| first.checked_add_months(Months::new(months))?.pred_opt();
        match part {
            PartOf::Quarter(number) => span(after, Length::Quarter, until(3 * number)?),
            PartOf::Half(number) => span(after, Length::Half, until(6 * number)?),
            PartOf::NineMonths => span(after, Length::NineMonths, until(9)?),
            PartOf::Whole => span(after, Length::Year, last),
            PartOf::End => Some(DateAt::of(
                after,
                Date::EndOfMonth { year: last.year(), month: chrono_month(last.month())? },
            )),
            _ => span(end, Length::Year, last),
        }
    }

    /// A part of a calendar year; quarters and halves are the owner's where the source has one.
    pub fn part_of_year(&self, end: usize, year: i32, part: PartOf) -> Option<DateAt> {
        if self.setting.fiscal.is_some()
            && matches!(part, PartOf::Quarter(_) | PartOf::Half(_) | PartOf::NineMonths)
            && !self.says_calendar(end)
        {
            return self.fiscal_part(end, year, part);
        }
        let season = |season: Season| Date::Season { year, season };
        let early = |part: Part| Date::PartOfYear { year, part };
        let date = match part {
            PartOf::Quarter(number) => {
                Date::Quarter { year, quarter: *Quarter::ALL.get(number.checked_sub(1)? as usize)? }
            }
            PartOf::Half(number) => {
                Date::Half { year, half: *Half::ALL.get(number.checked_sub(1)? as usize)? }
            }
            PartOf::NineMonths => Date::NineMonths(year),
            PartOf::Early => early(Part::Early),
            PartOf::Mid => early(Part::Mid),
            PartOf::Late => early(Part::Late),
            PartOf::End => Date::EndOfYear(year),
            PartOf::Spring => season(Season::Spring),
            PartOf::Summer => season(Season::Summer),
            PartOf::Autumn => season(Season::Autumn),
            PartOf::Winter => season(Season::Winter),
            PartOf::Decade if year % 10 == 0 => Date::Decade(year),
            PartOf::Decade | PartOf::YearTo => return None,
            PartOf::Whole => Date::Year(year),
        };
        Some(DateAt::of(end, date))
    }

    /// Whether a bracket after a quarter says that it is of the calendar year: (暦年, 1〜3月).
    fn says_calendar(&self, end: usize) -> bool {
        let rest = self.rest(self.skip(end));
        ["(暦年", "(1~3月", "(1-3月"].iter().any(|word| rest.starts_with(word))
    }

    /// After a fiscal year.
    pub fn fiscal_year(&self, end: usize, year: i32) -> Option<DateAt> {
        let from = self.skip(
            end + begins_with(self.rest(end), &["の"])
                .filter(|_| self.rest(end).starts_with("の第"))
                .unwrap_or(0),
        );
        let (part, after) = self.part(from, &self.words.dates.parts).unwrap_or((PartOf::Whole, end));
        self.fiscal_part(after, year, part)
    }

    /// A part of a fiscal year by its name.
    fn fiscal_part(&self, end: usize, year: i32, part: PartOf) -> Option<DateAt> {
        let part_of = match part {
            PartOf::Quarter(number) => FiscalPart::Quarter(number),
            PartOf::Half(number) => FiscalPart::Half(number),
            PartOf::NineMonths => FiscalPart::NineMonths,
            _ => FiscalPart::Whole,
        };
        let Some(fiscal) = &self.setting.fiscal else {
            return Some(match part {
                PartOf::Whole => DateAt::of(end, Date::FiscalYear(year)),
                _ => DateAt::unread(end, Unread::NeedsFiscal),
            });
        };
        let (first, last) = fiscal.part(year, part_of)?;
        let date = match part {
            PartOf::Whole | PartOf::Quarter(_) | PartOf::Half(_) | PartOf::NineMonths => {
                Date::Fiscal { year, part: part_of, first, last }
            }
            PartOf::End => Date::EndOfMonth { year: last.year(), month: chrono_month(last.month())? },
            // 年度初め, 年度半ば: there is no value for them.
            _ => return Some(DateAt::unread(end, Unread::Unknown(end..end))),
        };
        Some(DateAt { known: (None, None, None), ..DateAt::of(end, date) })
    }

    /// A quarter or half of no year: 第3四半期, 上期, 3Q. Not one of another year (前年第3四半期), nor a length of time (3분기 연속).
    pub fn part_undated(&self, at: usize) -> Option<DateAt> {
        const HALVES: [&str; 8] =
            ["上期", "上半期", "下期", "下半期", "上半年", "下半年", "상반기", "하반기"];
        const OTHERS: [&str; 14] =
            ["前", "昨", "来", "翌", "次", "同", "去", "今", "明", "전", "지난", "내년", "다음", "연속"];
        let (part, end) = self.part(at, &self.words.dates.parts)?;
        let text = &self.text[at..end];
        let quarter = matches!(part, PartOf::Quarter(_) | PartOf::NineMonths | PartOf::Half(_));
        let numbered = text.contains(|c: char| c.is_ascii_digit()) || text.starts_with(['第', '제']);
        let before = self.text[..at].trim_end_matches([' ', '年', '년', '度', '도', '의', 'の']);
        let other = OTHERS.iter().any(|word| before.ends_with(word)) || before.ends_with("连续");
        let length = ["四半期", "季度", "분기"].iter().any(|word| text.ends_with(word))
            && (self.words.language == "ja" && !text.starts_with('第')
                || begins_with(
                    self.rest(self.skip(end)),
                    &["连续", "連続", "ぶり", "연속", "만에", "동안", "간", "째", "이상"],
                )
                .is_some());
        // 下期1米ドル=145円: a label of the figure behind it.
        let labels = self.at(end).is_some_and(|c| c.is_numeric() || is_numeral(c) || "$¥€£△▲約".contains(c));
        let inside = self.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
        if !quarter || !(numbered || HALVES.contains(&text)) || other || length || inside || labels {
            return None;
        }
        if self.setting.issued.is_none() && !text.starts_with(['第', '제']) {
            return None;
        }
        Some(self.undated(at, end, |year| self.part_of_year(end, year, part)))
    }

    /// Months of no year, which were read as those of some year.
    pub fn months_undated(&self, at: usize, months: DateAt) -> DateAt {
        self.undated(at, months.end, |year| self.months(at, year))
    }

    /// A part of a year that has none: 10〜12月期, 第3四半期. `of` reads it as that of a year.
    fn undated(&self, at: usize, end: usize, of: impl Fn(i32) -> Option<DateAt>) -> DateAt {
        let Some(issued) = self.setting.issued else { return DateAt::unread(end, Unread::NeedsIssued) };
        let reports = !self.text[at..end].ends_with(['月', '월']);
        let undated =
            Undated { text: self.text, place: at..end, language: self.words.language, issued, reports };
        let days = |year: i32| {
            let found = of(year)?;
            let (first, last) = *found.dates.first()?;
            Some((first.first_day(), last.unwrap_or(first).last_day()))
        };
        match undated::years(&undated, days) {
            Ok(years) => {
                let mut found = years.into_iter().filter_map(of);
                let Some(mut date) = found.next() else { return DateAt::unread(end, Unread::NeedsIssued) };
                date.dates.extend(found.flat_map(|other| other.dates));
                date
            }
            Err(part) => DateAt::unread(end, Unread::Unknown(part)),
        }
    }
}
