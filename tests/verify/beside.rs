//! What an archived source has beside a printed form that makes another figure of it: whose money it is, signs, digits, and what is
//! counted. A form that was cut out of such a figure is reported, and a sound one among ordinary words is not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a helper that panics fails its test")]

use std::sync::Arc;

use factbrief::value::{Unit, Units, Value, read};
use factbrief::verify::internals::Text;
use factbrief::verify::{Outcome, judge};

use self::Reported::{Differs, Unread};

/// What must be reported of a printed form.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Reported {
    Differs,
    Unread,
}

/// The text of an archived source, and what must be reported of the form in it.
type Case = (&'static str, Reported);

/// The unit, the figure that is typed and cited, and texts in which another one is printed.
const OTHERS: &[(&str, &str, &[Case])] = &[
    (
        "USD",
        "$5 million",
        &[
            ("They paid A$5 million for it.", Differs),
            ("They paid (HK$5 million).", Differs),
            ("They paid NT$ 5 million.", Differs),
            ("They paid R$5 million.", Differs),
            ("They paid Mex$5 million.", Differs),
            ("They paid AUD $5 million.", Differs),
            ("They paid $5 million CAD.", Differs),
            ("They paid Rs $5 million.", Unread),
            ("They lost −$5 million.", Differs),
            ("net income – $5 million", Unread),
        ],
    ),
    (
        "JPY",
        "¥5 million",
        &[("CN¥5 million", Differs), ("RMB ¥5 million", Differs), ("△ ¥5 million", Differs)],
    ),
    ("GBP", "£5 million", &[("E£5 million", Differs), ("EGP £5 million", Differs)]),
    (
        "%",
        "5%",
        &[
            ("growth - 5% in all", Unread),
            ("growth (RIG) - 5%", Unread),
            ("minus 5%", Differs),
            ("negative 5%", Differs),
            ("前年比マイナス5%", Differs),
            ("前年比▲ 5%", Differs),
            ("前年比△5%", Differs),
            ("1.29 ± 5%", Differs),
            ("1.29+/-5%", Differs),
        ],
    ),
    (
        "people",
        "345 people",
        &[
            ("12 345 people", Unread),
            ("12'345 people", Unread),
            ("12\u{202f}345 people", Unread),
            ("12.345 people", Differs),
        ],
    ),
    (
        "companies",
        "345",
        &[
            ("345 apples were sold", Unread),
            ("345 small apples of the companies", Unread),
            ("345頭の牛", Unread),
            ("345 °C", Unread),
            ("₹345 was paid", Unread),
            ("Fr 345 was paid", Unread),
            ("£345 was paid", Differs),
            ("page 345 of it", Unread),
            ("No. 345 of it", Unread),
            ("12 345 companies", Unread),
        ],
    ),
    (
        "CHF",
        "5 billion",
        &[
            ("sales of CNY 5 billion", Differs),
            ("sales of ₹5 billion", Unread),
            ("sales of 5 billion Danish kroner", Unread),
            ("sales of $5 billion", Differs),
        ],
    ),
];

/// The unit, the figure that is typed and cited, and texts that print it among ordinary words.
const SAME: &[(&str, &str, &[&str])] = &[
    (
        "USD",
        "$5 million",
        &[
            "They paid $5 million for it.",
            "the cost – $5 million – was borne",
            "cost: $5 million",
            "worth ($5 million)",
            "USD $5 million",
            "US$5 million",
            "U.S.$5 million",
            "- $5 million for roads",
            "Roads\n- $5 million",
            "roads for$5 million",
            "of $5 million.",
        ],
    ),
    ("%", "5%", &["a rise of 5% in May", "Inflation: 5%", "(5%)", "its margin – 5% – fell", "5% (2024: 4%)"]),
    (
        "people",
        "345 people",
        &[
            "In 2024 345 people",
            "12% 345 people",
            "12\t345 people",
            "12  345 people",
            "Route 12, 345 people",
            "人数345 people",
        ],
    ),
    (
        "companies",
        "345",
        &[
            "Companies 345",
            "345 new member companies",
            "345 of them",
            "345 joined",
            "In all 345 took part.",
            "Members\t345\tHalls\t20",
            "Members 345\nHalls 20",
            "Members 345  Halls 20",
            "345, up from 280",
            "会社数は345に達した",
            "会社数345\n隻数20",
            "345社",
            "会員が345に増えた",
            "12 345",
        ],
    ),
    ("CHF", "5 billion", &["sales of CHF 5 billion", "sales of 5 billion CHF", "sales of 5 billion in all"]),
];

fn outcome(unit: &Arc<Unit>, units: &Units, printed: &str, source: &str) -> Outcome {
    let value = Value::Quantity(read(printed, unit).expect(printed));
    judge(&Text::new(source.to_owned()), None, printed, Some(&value), None, units)
}

fn units() -> Units {
    let mut units = Units::built_in();
    units.add("CHF", ["Swiss franc", "Swiss francs"], "スイスフラン").unwrap();
    units
}

#[test]
fn a_form_cut_out_of_another_figure_is_reported() {
    let units = units();
    for (id, printed, cases) in OTHERS {
        let unit = units.get(id).unwrap();
        for (source, reported) in *cases {
            let found = outcome(&unit, &units, printed, source);
            let found = match found {
                Outcome::ValueDiffers { .. } => Some(Differs),
                Outcome::Unread { source_goes_on: true, .. } => Some(Unread),
                _ => None,
            };
            assert_eq!(found, Some(*reported), "{printed} in {source}");
        }
    }
}

#[test]
fn a_form_among_ordinary_words_is_found() {
    let units = units();
    for (id, printed, sources) in SAME {
        let unit = units.get(id).unwrap();
        for source in *sources {
            assert_eq!(
                outcome(&unit, &units, printed, source),
                Outcome::ValueFound,
                "{printed} in {source:?}"
            );
        }
    }
}
