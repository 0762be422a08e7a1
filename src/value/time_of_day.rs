//! A time of day as a clock shows it.

use std::fmt;

use chrono::{NaiveTime, Timelike};

/// A time of day to the minute, with its zone where one is said.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TimeOfDay {
    /// The time, without seconds.
    pub time: NaiveTime,
    /// The zone as it is printed: JST, CET, GMT.
    pub zone: Option<String>,
}

impl TimeOfDay {
    /// A time by its hour, 0 to 23, and minute, 0 to 59.
    pub fn new(hour: u32, minute: u32, zone: Option<String>) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(|time| Self { time, zone })
    }
}

impl TimeOfDay {
    /// Reads `14:46`, hours and minutes in two digits each, without a zone.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let number = |text: &str| {
            (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
        };
        Self::new(number(hour)?, number(minute)?, None)
    }
}

/// The form of fact tables: 14:46, with the zone after a blank.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.time.hour(), self.time.minute())?;
        self.zone.iter().try_for_each(|zone| write!(f, " {zone}"))
    }
}
