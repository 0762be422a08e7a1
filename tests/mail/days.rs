//! The days by which mails are judged and dated: where the clock stands decides what may be sent as of when.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::time::{Duration, SystemTime};

use chrono::{DateTime, NaiveDate, Utc};
use factbrief::mail::{Days, Purpose};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn seconds(days: &Days) -> u64 {
    days.date.duration_since(SystemTime::UNIX_EPOCH).map(|since: Duration| since.as_secs()).unwrap()
}

#[test]
fn a_day_that_was_asked_for_dates_drafts_to_its_beginning() {
    let now: DateTime<Utc> = "2026-11-21T11:30:00.750Z".parse().unwrap();
    let today = day("2026-11-21");
    let plain = Days::new(None, now, today, Purpose::Delivery).unwrap();
    assert_eq!((plain.on, plain.today, plain.latest), (today, today, day("2026-11-22")));
    assert_eq!(seconds(&plain), u64::try_from(now.timestamp()).unwrap());
    let asked = Days::new(Some(day("2026-11-01")), now, today, Purpose::Draft).unwrap();
    assert_eq!((asked.on, asked.today), (day("2026-11-01"), today));
    assert_eq!(seconds(&asked), 1_793_491_200);
    let early = Days::new(Some(day("1969-12-31")), now, today, Purpose::Draft).unwrap();
    assert_eq!(seconds(&early), 0);
}

#[test]
fn nothing_is_sent_as_of_a_past_day() {
    let now: DateTime<Utc> = "2026-11-21T09:00:00Z".parse().unwrap();
    let today = day("2026-11-21");
    let cases = [
        ("2026-11-20", Purpose::Delivery, false),
        ("2026-11-21", Purpose::Delivery, true),
        ("2026-11-22", Purpose::Delivery, true),
        ("2026-11-20", Purpose::Draft, true),
        ("2026-11-20", Purpose::Mailbox, true),
    ];
    for (on, purpose, right) in cases {
        let days = Days::new(Some(day(on)), now, today, purpose);
        assert_eq!(days.is_ok(), right, "{on}, {purpose:?}");
    }
    let latest = Days::new(None, now, today, Purpose::Delivery).unwrap().latest;
    assert_eq!(latest, today, "at 09:00 it is 23:00 where the day begins first");
}
