//! Times of day: 14時46分, 午後3時半, 14:46, 正午.

use super::super::meaning::{Meaning, Unread};
use super::neighbours::Ending;
use super::scan::{Scan, ScannedFigure};
use super::vocabulary::Turn;
use super::word_list::begins_with;
use crate::value::{Number, Qualifier, TimeOfDay};

/// Zones as they are printed after a time.
const ZONES: [&str; 12] =
    ["JST", "UTC", "GMT", "CET", "CEST", "EST", "EDT", "PST", "PDT", "BST", "KST", "CST"];

impl Scan<'_> {
    /// The time of day that begins at a place.
    pub fn time(&self, start: usize) -> Option<ScannedFigure> {
        let words = &self.words.dates;
        let rest = self.rest(start);
        let noon = begins_with(rest, &["正午", "정오"]);
        let half_day = words.half_days.begins(rest);
        let (hour, minute, end) = if let Some(len) = noon {
            (12, 0, start + len)
        } else {
            let at = self.skip(start + half_day.map_or(0, |(len, _)| len));
            if half_day.is_none() && self.before(start).is_some_and(|c| c.is_ascii_alphanumeric()) {
                return None;
            }
            let near: String = self.text[..start].chars().rev().take(8).collect();
            let ratio = half_day.is_none() && near.contains(['比', '割', '비']);
            self.clock(at).filter(|_| !ratio).or_else(|| self.hour(at, half_day.is_some()))?
        };
        let hour = match half_day {
            Some((_, Turn::Down)) if hour < 12 => hour + 12,
            Some((_, Turn::Down)) if hour > 12 => return None,
            Some((_, Turn::Up)) if hour > 12 => return None,
            _ => hour,
        };
        let from = self.skip(end);
        let zone = begins_with(self.rest(from), &ZONES)
            .filter(|len| !self.rest(from + len).starts_with(|c: char| c.is_ascii_alphanumeric()));
        let zone_text = zone.map(|len| self.text[from..from + len].to_owned());
        let end = zone.map_or(end, |len| from + len);
        let time = TimeOfDay::new(hour, minute, zone_text)?;
        let unread = if begins_with(
            self.rest(end),
            &["台", "頃", "ごろ", "すぎ", "過ぎ", "前", "経", "쯤", "경", "左右", "许"],
        )
        .is_some()
        {
            Some(end..end + self.at(end).map_or(0, char::len_utf8))
        } else if begins_with(self.rest(self.skip(end)), &["~", "-", "–", "—"]).is_some() {
            // The ends of a time from one hour to another are times of their own.
            None
        } else {
            self.unknown_after(end, Ending::Date)
        };
        let loose = if zone.is_some() {
            TimeOfDay::new(hour, minute, None).map(Meaning::Time).into_iter().collect()
        } else {
            Vec::new()
        };
        let mut meanings = vec![Meaning::Time(time)];
        // 16:10 by itself may be a ratio; in a text the words before it tell.
        let alone = self.text.trim().len() == end - start && half_day.is_none();
        if alone && self.rest(start).get(..5).is_some_and(|text| text.contains(':')) {
            meanings.push(Meaning::Ratio(
                [Number::from(i64::from(hour)), Number::from(i64::from(minute))],
                Qualifier::default(),
            ));
        }
        Some(ScannedFigure { span: start..end, meanings, loose, unread: unread.map(Unread::Unknown) })
    }

    /// 14:46.
    fn clock(&self, at: usize) -> Option<(u32, u32, usize)> {
        let rest = self.rest(at);
        let hours = rest.bytes().take_while(u8::is_ascii_digit).count();
        let minutes = rest.get(hours..)?.strip_prefix(':')?;
        let len = minutes.bytes().take_while(u8::is_ascii_digit).count();
        if hours == 0 || hours > 2 || len != 2 {
            return None;
        }
        let (hour, minute) = (rest[..hours].parse().ok()?, minutes[..2].parse().ok()?);
        let end = at + hours + 3;
        (hour < 24 && minute < 60 && !self.rest(end).starts_with(':')).then_some((hour, minute, end))
    }

    /// 14時46分, 3時半. 3時間 is a length; 3小时 too.
    fn hour(&self, at: usize, half_day: bool) -> Option<(u32, u32, usize)> {
        let words = &self.words.dates;
        let (hour, end) = self.counted(at, words.hour).filter(|(hour, _)| *hour < 24)?;
        // 一時 is "for a time"; 十二時 is a time.
        let passing = !half_day
            && self.rest(at).starts_with("一時")
            && !self.rest(end).starts_with(['半', '三', '四', '五', '十', '二']);
        if passing || begins_with(self.rest(end), words.length).is_some() {
            return None;
        }
        if let Some((minute, after)) =
            self.counted(self.skip(end), words.minute).filter(|(minute, _)| *minute < 60)
            && begins_with(self.rest(after), words.length).is_none()
        {
            return Some((hour, minute, after));
        }
        if !words.half.is_empty() && self.rest(end).starts_with(words.half) {
            return Some((hour, 30, end + words.half.len()));
        }
        let quarter = self.rest(end).strip_prefix("一刻").map(|rest| self.text.len() - rest.len());
        if let Some(after) = quarter {
            return Some((hour, 15, after));
        }
        Some((hour, 0, end))
    }
}
