//! A date or period with its bounds: 2030年までに, 2031年頃, 2026年度から2030年度まで, 自 … 至 ….

use chrono::{Datelike, Months, NaiveDate};

use super::super::meaning::{Meaning, Unread};
use super::characters::{is_hiragana, is_kanji};
use super::dates::{Antecedent, DateAt};
use super::neighbours::Ending;
use super::numeral::{Definiteness, NumberScript, is_numeral};
use super::scan::{Memo, Scan, ScannedFigure};
use super::units::Measurement;
use super::vocabulary::Edge;
use super::word_list::{begins, begins_with};
use crate::value::{Date, DateBound, Dated};

impl Scan<'_> {
    /// The date or period that begins at a place.
    pub fn date(&self, start: usize) -> Option<ScannedFigure> {
        if let Some(found) = self.between_signs(start).or_else(|| self.date_after_from(start)) {
            return Some(found);
        }
        if let Some(found) = self.years(start) {
            return Some(found);
        }
        let mut first = self.date_at(start, Antecedent::default())?;
        if self.before(start).is_some_and(|c| {
            c.is_ascii_digit() || (self.words.language == "ja" && is_numeral(c) && !c.is_ascii())
        }) {
            return None;
        }
        // 5月 of 2026年4・5月
        let listed = self.before(start) == Some('・')
            && self.text[..start - '・'.len_utf8()].ends_with(|c: char| c.is_ascii_digit());
        if listed && !self.text[start..first.end].contains(['年', '년']) {
            let part = start - '・'.len_utf8()..first.end;
            return Some(ScannedFigure::unread(start..first.end, Unread::Unknown(part)));
        }
        // A date that a table's head runs over two lines may be meant without its second line, too.
        let mut shorter = Vec::new();
        if let Some(longer) = self.over_two_lines(start, &first) {
            shorter = std::mem::replace(&mut first, longer).dates;
        }
        let mut end = self.weekday(first.end);
        if let [(Date::Day(day), None)] = first.dates.as_slice()
            && self.is_other_weekday(first.end..end, *day)
        {
            return Some(ScannedFigure::unread(start..end, Unread::Unknown(first.end..end)));
        }
        if let Some(why) = first.unread {
            // The place is that of the figure.
            let why = if let Unread::Unknown(_) = why { Unread::Unknown(start..end) } else { why };
            return Some(ScannedFigure::unread(start..end, why));
        }
        if let Some(found) = self.period(start, &first, end) {
            return Some(found);
        }
        if let Some(len) = self.words.or.begins(self.rest(end))
            && let Some(other) = self.date_at(self.skip(end + len), context(&first))
        {
            return Some(ScannedFigure::unread(start..other.end, Unread::Unknown(end..other.end)));
        }
        let mut about = false;
        if let Some(len) = self.words.dates.about.begins(self.rest(self.skip(end))) {
            (about, end) = (true, self.skip(end) + len);
        }
        let dated = |date: Date, bound: DateBound| Meaning::Date(Dated { date, bound, about });
        let plain = |bound: DateBound| -> Vec<Meaning> {
            first
                .dates
                .iter()
                .filter_map(|(date, to)| match to {
                    None => Some(dated(*date, bound)),
                    Some(to) => (bound == DateBound::On && !about).then_some(Meaning::Period(*date, *to)),
                })
                .collect()
        };
        let bound_end = end;
        let blank = usize::from(self.words.language == "ko" && self.rest(end).starts_with(' '));
        let bounded = self.words.dates.bounds.begins(self.rest(end + blank));
        let bound = bounded
            .map(|(len, bound)| (len + blank, bound))
            .filter(|(len, bound)| self.is_bound(end, *len, *bound));
        let (meanings, mut loose) = match bound {
            None => (plain(DateBound::On), Vec::new()),
            Some((len, bound)) => {
                let word = self.rest(end)[..len].trim_start();
                // An end of a period in words is a date of its own.
                let own = word == "より"
                    || begins_with(word, &["までに", "まで", "から", "中に", "内に", "까지", "부터", "起"])
                        .is_some();
                end += len;
                let bounds: &[DateBound] = match bound {
                    Edge::By => &[DateBound::By],
                    Edge::From => &[DateBound::From, DateBound::Since],
                    Edge::Since => &[DateBound::Since],
                    Edge::After => &[DateBound::After],
                    Edge::Until => &[DateBound::Until, DateBound::By],
                };
                let meanings = bounds.iter().flat_map(|bound| plain(*bound)).collect();
                (meanings, if own { plain(DateBound::On) } else { Vec::new() })
            }
        };
        // 2023年 of 2023年、12月16日.
        if let Some(year) = self.year_at(start, None).filter(|year| self.comma_before_month(year.end) > 0) {
            loose.extend(year.years.iter().map(|year| Meaning::Date(Dated::from(Date::Year(*year)))));
        }
        let shorter = shorter.into_iter().filter(|(_, to)| to.is_none());
        loose.extend(shorter.map(|(date, _)| Meaning::Date(Dated::from(date))));
        let ending = if bound.is_some() { Ending::Verb } else { Ending::Date };
        let unread =
            self.unknown_after(end, ending).filter(|_| !self.goes_on(end) && !self.is_next_figure(end));
        // 遅くとも2031年, 最早2031年, 2031年より前
        let before = self.degree_before(start);
        let earlier = begins_with(self.rest(bound_end), &["より前", "より先", "より早", "より遅"]);
        let earlier = earlier.map(|len| bound_end..bound_end + len);
        if let Some(part) = before.or(earlier) {
            let span = start.min(part.start)..end.max(part.end);
            return Some(ScannedFigure::unread(span, Unread::Unknown(part)));
        }
        let unread = unread.map(Unread::Unknown);
        if meanings.is_empty() {
            return Some(ScannedFigure::unread(start..end, Unread::Unknown(start..end)));
        }
        let part = if let Some(Unread::Unknown(part)) = &unread { part.end } else { end };
        Some(ScannedFigure { span: start..end.max(part), meanings, loose, unread })
    }

    /// 2026年3月期 above 中間期: the date that goes on in the next line, which holds no more of a sentence.
    fn over_two_lines(&self, start: usize, first: &DateAt) -> Option<DateAt> {
        let next = self.rest(first.end).strip_prefix('\n')?;
        let line = next.split(['\n', '\t']).next().filter(|line| !line.is_empty())?;
        let text = [&self.text[start..first.end], " ", line].concat();
        let above = first.end - start + 1;
        let both = Scan { text: &text, joints: &[], memo: &Memo::default(), ..*self };
        let date = both.date_at(0, Antecedent::default())?;
        let apart = both.at(date.end).is_none_or(|c| !c.is_alphanumeric() || is_hiragana(c));
        let goes_on = date.end > above && apart && date.unread.is_none() && first.dates.len() == 1;
        // A blank in place of the end of a line is as long.
        goes_on.then_some(DateAt { end: start + date.end, ..date })
    }

    /// The dates that a number of years or days may be by what follows, or by itself: 20年には, 12日に発表した. A year of two digits is
    /// one of this century; a day is one of the source's month or of the nearest.
    pub fn bare_date(&self, piece: &Measurement, end: usize) -> Vec<Meaning> {
        const AFTER: [&str; 15] = [
            "には",
            "に",
            "から",
            "までに",
            "は",
            "、",
            "の",
            "発表",
            "付",
            "午",
            "夜",
            "朝",
            "未明",
            "밝",
            "공시",
        ];
        const LENGTHS: [&str; 10] =
            ["に及", "にわた", "に渡", "にな", "に延", "に達", "に短", "にす", "に上", "に一"];
        let Some(numeral) = &piece.numeral else { return Vec::new() };
        let words = &self.words.dates;
        let rest = self.rest(self.skip(end));
        let alone = self.text.trim().len() == self.text[..end].trim_start().len();
        if let Some(year) = self.year_in_a_cell(piece, end) {
            return vec![Meaning::Date(Dated::from(Date::Year(year)))];
        }
        let like = begins_with(rest, &AFTER).is_some() && begins_with(rest, &LENGTHS).is_none();
        let Ok(number) = i32::try_from(numeral.value) else { return Vec::new() };
        if !(like || alone)
            || !numeral.simple
            || numeral.sort != Definiteness::Definite
            || numeral.value.scale() > 0
        {
            return Vec::new();
        }
        let unit = self.text[piece.unit.clone()].trim();
        let digits = numeral.script == NumberScript::Digits;
        if words.year.contains(&unit) && digits && (10..100).contains(&number) {
            return vec![Meaning::Date(Dated::from(Date::Year(2000 + number)))];
        }
        let (true, Some(issued)) = (words.day.contains(&unit), self.setting.issued) else {
            return Vec::new();
        };
        let first = issued.with_day(1);
        let months = [first, first.and_then(|day| day.checked_sub_months(Months::new(1)))];
        let day = u32::try_from(number).unwrap_or(0);
        let dates = months.into_iter().flatten().filter_map(|month| month.with_day(day));
        // A day of the month before is meant where this month's lies ahead.
        let dates: Vec<NaiveDate> = dates.take(if day > issued.day() { 2 } else { 1 }).collect();
        dates.into_iter().map(|day| Meaning::Date(Dated::from(Date::Day(day)))).collect()
    }

    /// A year of four digits without a word: a form by itself, the head of a column, in brackets. It may as well be a number.
    fn year_in_a_cell(&self, piece: &Measurement, end: usize) -> Option<i32> {
        let numeral = piece.numeral.as_ref()?;
        let digits =
            end.checked_sub(4).filter(|_| piece.is_bare()).and_then(|start| self.text.get(start..end))?;
        let plain =
            digits.bytes().all(|byte| byte.is_ascii_digit()) && numeral.script == NumberScript::Digits;
        let parts = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "()（）[]［］|｜".contains(c));
        let year: i32 = digits.parse().ok().filter(|year| (1600..=2200).contains(year))?;
        (plain && parts(self.before(end - 4)) && parts(self.at(end))).then_some(year)
    }

    /// Whether a word after a date bounds it: 後 of 後半 doesn't, から before a second date doesn't either.
    fn is_bound(&self, end: usize, len: usize, bound: Edge) -> bool {
        let next = self.at(end + len);
        bound != Edge::After || !next.is_some_and(is_kanji)
    }

    /// Whether a figure with a unit of its own begins right behind a date: 4億円 of 昨年4億円 and 2024年4億円.
    fn is_next_figure(&self, end: usize) -> bool {
        self.at(end).is_some_and(|c| c.is_ascii_digit())
            && self.pieces(end).is_ok_and(|pieces| {
                pieces.first().is_some_and(|piece| {
                    !matches!(piece.kind(), None | Some(crate::value::UnitKind::Duration))
                })
            })
    }

    /// Whether a sign after a date leads to something that is no part of it: the second end of a change.
    fn goes_on(&self, end: usize) -> bool {
        self.rest(end).starts_with(['→', '⇒'])
    }

    /// (土), 土曜日: the day of the week after a date.
    pub fn weekday(&self, end: usize) -> usize {
        let rest = self.rest(end);
        let (open, inner) = match rest.strip_prefix(" (").or_else(|| rest.strip_prefix('(')) {
            Some(inner) => (true, inner),
            None => (false, rest),
        };
        let Some(day) = inner.chars().next().filter(|c| self.words.dates.weekdays.contains(*c)) else {
            return end;
        };
        let after = &inner[day.len_utf8()..];
        let word = begins_with(after, &["曜日", "曜", "요일"]).unwrap_or(0);
        let holiday = begins_with(&after[word..], &["・祝", "祝", "・休"]).unwrap_or(0);
        let after = &after[word + holiday..];
        match (open, word) {
            (true, _) => after.strip_prefix(')').map_or(end, |rest| self.text.len() - rest.len()),
            (false, 0) => end,
            (false, _) => self.text.len() - after.len(),
        }
    }

    /// Whether the day of the week that stands at a place isn't that of the date before it.
    fn is_other_weekday(&self, at: std::ops::Range<usize>, day: NaiveDate) -> bool {
        let days = self.words.dates.weekdays;
        let said = self.text[at].chars().find_map(|c| days.chars().position(|day| day == c));
        said.is_some_and(|said| said != day.weekday().num_days_from_monday() as usize)
    }

    /// 自 2024年4月1日 至 2024年6月30日.
    fn between_signs(&self, start: usize) -> Option<ScannedFigure> {
        let from = self.skip(start + self.rest(start).starts_with('自').then_some('自'.len_utf8())?);
        let first = self.date_at(from, Antecedent::default())?;
        let at = first.end + self.rest(first.end).len() - self.rest(first.end).trim_start().len();
        let at = self.skip(at + self.rest(at).starts_with('至').then_some('至'.len_utf8())?);
        let last = self.date_at(at, context(&first))?;
        self.period_of(start, &first, &last, last.end, Vec::new())
    }

    /// 2024〜2026年, 2024-2026年度: years of which the second has the word.
    fn years(&self, start: usize) -> Option<ScannedFigure> {
        let rest = self.rest(start);
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        if (len != 4 && len != 2) || self.before(start).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let from = self.skip(start + len);
        let at = self.skip(from + begins_with(self.rest(from), &["~", "-", "–", "―", "—", "から", "至"])?);
        let year: i32 = rest[..len].parse().ok()?;
        let base = if len == 4 { Some(year - year % 100) } else { None };
        let last = self
            .date_at(at, Antecedent { base, ..Antecedent::default() })
            .filter(|last| last.unread.is_none())?;
        let (last_date, None) = *last.dates.first()? else { return None };
        let first = match last_date {
            Date::Year(last) if len == 4 && (1600..last).contains(&year) => Date::Year(year),
            Date::Year(last) if len == 2 && last >= 2000 => Date::Year(2000 + year),
            Date::FiscalYear(last) if len == 4 && year < last => Date::FiscalYear(year),
            Date::Fiscal { year: last, part, .. } if len == 4 && year < last => {
                let (first, last) = self.setting.fiscal.as_ref()?.part(year, part)?;
                Date::Fiscal { year, part, first, last }
            }
            _ => return None,
        };
        let first = DateAt {
            end: from,
            dates: vec![(first, None)],
            known: (None, None, None),
            base: None,
            unread: None,
        };
        self.period_of(start, &first, &last, last.end, Vec::new())
    }

    /// A period from its first date; nothing where no second one follows, or where it is one end of a change.
    fn period(&self, start: usize, first: &DateAt, end: usize) -> Option<ScannedFigure> {
        let from = self.skip(end);
        let rest = self.rest(from);
        let len = begins_with(
            rest,
            &["~", "-", "–", "―", "—", "−", "から", "より", "ないし", "至", "到", "부터", "에서"],
        )?;
        let words = !rest.starts_with(['~', '-', '–', '―', '—', '−']);
        let at = self.skip(from + len);
        let last = self.last_date(at, first)?;
        // 2021年から25年で: a length.
        let short = last.known.1.is_none() && !self.text[at..last.end].contains(['月', '월']);
        let digits = self.text[at..].chars().take_while(char::is_ascii_digit).count();
        let until = begins_with(self.rest(self.skip(last.end)), &["まで", "까지"]).is_some();
        if words && short && (1..=2).contains(&digits) && self.text[at..last.end].ends_with('年') && !until {
            return None;
        }
        let after = self.weekday(last.end);
        let next = self.rest(self.skip(after));
        if words && self.words.towards.begins(next).is_some() && self.words.no_change.begins(next).is_none() {
            return None;
        }
        let until = begins_with(next, &["まで", "为止", "까지"]).map(|len| self.skip(after) + len);
        let loose: Vec<Meaning> = if words {
            [first, &last]
                .iter()
                .flat_map(|date| date.dates.iter())
                .filter(|(_, to)| to.is_none())
                .map(|(date, _)| Meaning::Date(Dated::from(*date)))
                .collect()
        } else {
            Vec::new()
        };
        self.period_of(start, first, &last, until.unwrap_or(after), loose)
    }

    /// The second date of a period: of the first's year, of the next where that lies before it (12月28日~1月3日), or of one that is told
    /// by the first: 翌年3月, 同月30日.
    fn last_date(&self, at: usize, first: &DateAt) -> Option<DateAt> {
        let (year, month, _) = first.known;
        let own = context(first);
        if let Some(len) = begins_with(self.rest(at), &["同月", "同年同月"]) {
            let context = Antecedent { year, month: month.filter(|_| year.is_some()), base: None };
            return self.date_at(at + len, context).filter(|last| last.known.2.is_some() && year.is_some());
        }
        if let Some((len, shift)) =
            begins(self.rest(at), &[("翌年", 1), ("翌々年", 2), ("同年", 0), ("次年", 1), ("이듬해 ", 1)])
        {
            let year = year? + shift;
            let from = self.skip(at + len);
            self.counted(from, self.words.dates.month)?;
            return self.date_at(from, Antecedent { year: Some(year), month: None, base: None });
        }
        let last = self.date_at(at, own)?;
        let (Some(year), Some(first_month), Some(last_month)) = (year, month, last.known.1) else {
            return Some(last);
        };
        let says_year = self.text[at..last.end].contains(['年', '년']);
        if !says_year && last.known.0 == Some(year) && last_month < first_month && last.unread.is_none() {
            return self.date_at(at, Antecedent { year: Some(year + 1), ..own });
        }
        Some(last)
    }

    fn period_of(
        &self,
        start: usize,
        first: &DateAt,
        last: &DateAt,
        end: usize,
        loose: Vec<Meaning>,
    ) -> Option<ScannedFigure> {
        if let Some(why) = first.unread.as_ref().or(last.unread.as_ref()) {
            return Some(ScannedFigure::unread(start..end, why.clone()));
        }
        let mut meanings = Vec::new();
        for (first, to) in &first.dates {
            for (last, last_to) in &last.dates {
                if to.is_none() && last_to.is_none() && first.can_begin(last) {
                    meanings.push(Meaning::Period(*first, *last));
                }
            }
        }
        if meanings.is_empty() {
            return Some(ScannedFigure::unread(start..end, Unread::Unknown(start..end)));
        }
        let about = self.words.dates.about.begins(self.rest(end));
        let until = ["まで", "为止", "까지"].iter().any(|word| self.text[start..end].ends_with(word));
        let ending = if until { Ending::Verb } else { Ending::Date };
        let unread =
            about.map(|len| end..end + len).or_else(|| self.unknown_after(end, ending)).map(Unread::Unknown);
        Some(ScannedFigure { span: start..end, meanings, loose, unread })
    }
}

/// What a second date takes over from the first.
fn context(first: &DateAt) -> Antecedent {
    let (year, month, day) = first.known;
    Antecedent { year, month: month.filter(|_| day.is_some()), base: first.base }
}
