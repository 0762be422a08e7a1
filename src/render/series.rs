//! A series as a line chart shows it: between which points a line is drawn, and where its axis begins.

use chrono::NaiveDate;

use super::chart_item::ChartItem;

/// How far an interval may be from a multiple of the shortest one: months and years have no one length.
const TOLERANCE: f64 = 0.15;

/// Says of each point whether nothing is missing before it. Where the points are at regular times, such as each year, a longer
/// interval is a gap; where they aren't, nobody can say what is missing.
pub(super) fn join(items: &mut [(usize, ChartItem)]) {
    let day = |item: &ChartItem| NaiveDate::parse_from_str(item.from.as_deref()?, "%Y-%m-%d").ok();
    let days: Vec<Option<NaiveDate>> = items.iter().map(|(_, item)| day(item)).collect();
    let intervals: Vec<f64> = days
        .windows(2)
        .map(|pair| match pair {
            [Some(before), Some(after)] => (*after - *before).num_days() as f64,
            _ => 0.0,
        })
        .collect();
    let shortest = intervals.iter().copied().filter(|days| *days > 0.0).fold(f64::INFINITY, f64::min);
    let steps = |interval: f64| interval / shortest;
    let is_regular = intervals.iter().all(|interval| {
        let steps = steps(*interval);
        (steps - steps.round()).abs() <= TOLERANCE
    });
    for (index, interval) in intervals.iter().enumerate() {
        let joined = !is_regular || steps(*interval).round() <= 1.0;
        items[index + 1].1.joined = Some(joined);
    }
}

/// Where the axis of amounts begins: at zero, or at the least amount where all are far from zero and close together.
pub(super) fn begin([low, high]: [f64; 2]) -> f64 {
    if is_cut([low, high]) { low - (high - low) * 0.25 } else { low.min(0.0) }
}

/// Whether the axis leaves zero out.
pub(super) fn is_cut([low, high]: [f64; 2]) -> bool {
    low > 0.0 && high > low && high - low < high / 3.0
}
