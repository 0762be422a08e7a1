//! The days of a run, by which its mails are judged and dated.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::message::Purpose;
use super::messages;
use crate::check::DayAsked;
use crate::error::Result;

/// Where the day begins first, it is so much later than in UTC.
const EARLIEST_ZONE: TimeDelta = TimeDelta::hours(14);

/// The days of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The day by which the mails are judged: the one that was asked for, else today.
    pub on: NaiveDate,
    /// The day that the clock shows where the user is.
    pub today: NaiveDate,
    /// The latest day that the clock gives anywhere on earth: a page may come from a place where a new day has begun.
    pub latest: NaiveDate,
    /// The date of the mails, in whole seconds and not before 1970.
    pub date: SystemTime,
}

/// The latest day that a clock gives anywhere on earth.
pub fn latest_day(now: DateTime<Utc>) -> NaiveDate {
    (now + EARLIEST_ZONE).date_naive()
}

impl Days {
    /// The day of asking, with the latest that it may be there: a day that was asked for is meant as it is.
    pub fn asked(&self, day: NaiveDate) -> DayAsked {
        DayAsked { day, latest: if day == self.today { self.latest.max(day) } else { day } }
    }

    /// The days of a run that begins `now`, on the day `today` of the user's calendar; `on` is the day that was asked for.
    ///
    /// # Errors
    /// When mails would be sent as of a past day.
    pub fn new(
        on: Option<NaiveDate>,
        now: DateTime<Utc>,
        today: NaiveDate,
        purpose: Purpose,
    ) -> Result<Self> {
        if let Some(on) = on.filter(|&on| purpose == Purpose::Delivery && on < today) {
            return Err(messages::days::day_is_past(on, today));
        }
        // A draft of a given day has the same bytes whenever it is made.
        let date = on.map_or(now, |on| on.and_time(NaiveTime::MIN).and_utc());
        let seconds = u64::try_from(date.timestamp()).unwrap_or_default();
        Ok(Self {
            on: on.unwrap_or(today),
            today,
            latest: latest_day(now),
            date: SystemTime::UNIX_EPOCH + Duration::from_secs(seconds),
        })
    }
}
