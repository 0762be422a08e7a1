//! Changes in formulas: their bounds are said of their size, on the way in and on the way out; what is no growth is refused; and of which
//! time a computed figure is.

use crate::support::harbour::{FACT_FILE, Harbour, Said};

/// The harbour with two more figures, `before` and `after`, and one that is computed.
fn computed(before: &str, after: &str, formula: &str) -> (Harbour, Said) {
    let harbour = Harbour::new();
    let fact = |id: &str, year: u32, value: &str, printed: &str| {
        format!(
            "[{id}]\nstatement.en = \"In {{{{ period }}}} it was {{{{ value }}}}.\"\n\
             statement.ja = \"{{{{ period }}}}は{{{{ value }}}}であった。\"\nvalue = {value}\n\
             as-of = {}\nwith.period = {{ date = {year} }}\n\
             evidence = [{{ source = \"plan\", locator = \"page 6\", as-printed = {{ value = \"{printed}\", period = \"{year}\" }} }}]\n\n",
            year + 1
        )
    };
    let [(first, first_form), (second, second_form)] =
        [before, after].map(|text| text.split_once(" · ").unwrap_or((text, text)));
    let facts = fact("before", 2022, first, first_form) + &fact("after", 2023, second, second_form);
    let result = format!(
        "[result]\nstatement.en = \"It came to {{{{ value }}}}.\"\nstatement.ja = \"{{{{ value }}}}となった。\"\n\
         short.en = \"Result\"\nshort.ja = \"結果\"\nformula = {formula}\n\n"
    );
    harbour.edit(FACT_FILE, "[ships]", &format!("{facts}{result}[ships]"));
    harbour.edit(
        "briefs/harbour/investor.toml",
        "facts = [\"berths\", \"cost\"]",
        "facts = [\"berths\", \"cost\", \"result\"]",
    );
    let built = harbour.run(&["build", "--to", "md"]);
    (harbour, built)
}

const FIVE_BILLION: &str = "{ exact = \"50億\", unit = \"JPY\" } · 50億円";

#[test]
fn the_bound_of_a_change_is_said_of_its_size() {
    let change = "\"after - before\"\nchange = true";
    // The amount after, its printed form, the change as text in both languages; nothing where it may be a rise or a fall.
    let cases = [
        (
            "{ less-than = \"40億\", unit = \"JPY\" } · 40億円未満",
            Some(["down more than ¥1 billion", "10億円超減"]),
        ),
        (
            "{ at-most = \"40億\", unit = \"JPY\" } · 40億円以下",
            Some(["down at least ¥1 billion", "10億円以上減"]),
        ),
        (
            "{ more-than = \"60億\", unit = \"JPY\" } · 60億円超",
            Some(["up more than ¥1 billion", "10億円超増"]),
        ),
        (
            "{ at-least = \"60億\", unit = \"JPY\" } · 60億円以上",
            Some(["up at least ¥1 billion", "10億円以上増"]),
        ),
        ("{ at-least = \"40億\", unit = \"JPY\" } · 40億円以上", None),
        ("{ less-than = \"60億\", unit = \"JPY\" } · 60億円未満", None),
        ("{ exact = \"40億\", unit = \"JPY\" } · 40億円", Some(["−¥1 billion", "−10億円"])),
    ];
    for (after, told) in cases {
        let (harbour, built) = computed(FIVE_BILLION, after, change);
        match told {
            Some([en, ja]) => {
                assert_eq!(built.code, 0, "{after}: {}", built.err);
                let pages =
                    ["en", "ja"].map(|language| harbour.read(&format!("out/harbour/investor.{language}.md")));
                assert!(pages[0].contains(&format!("It came to {en}")), "{after}: {}", pages[0]);
                assert!(pages[1].contains(&format!("{ja}となった")), "{after}: {}", pages[1]);
            }
            None => {
                assert_eq!(built.code, 1, "{after}");
                assert!(built.err.contains("the result may be a rise or a fall"), "{after}: {}", built.err);
            }
        }
    }
}

#[test]
fn a_formula_goes_on_with_what_a_change_says() {
    // A change, and what came of five billion.
    let cases = [
        ("{ more-than = -5, change = true, unit = \"%\" } · 5%超減", "less than ¥4.75 billion"),
        ("{ at-least = -5, change = true, unit = \"%\" } · 5%以上減", "up to ¥4.75 billion"),
        ("{ at-most = -20, change = true, unit = \"%\" } · 最大20%減", "¥4 billion to ¥5 billion"),
        ("{ more-than = 20, change = true, unit = \"%\" } · 20%超増", "more than ¥6 billion"),
        ("{ at-most = 20, change = true, unit = \"%\" } · 最大20%増", "¥5 billion to ¥6 billion"),
    ];
    for (change, told) in cases {
        let (harbour, built) = computed(FIVE_BILLION, change, "\"before * (1 + after)\"");
        assert_eq!(built.code, 0, "{change}: {}", built.err);
        let page = harbour.read("out/harbour/investor.en.md");
        assert!(page.contains(&format!("It came to {told}")), "{change}: {page}");
        // Out and in again it is the same.
        let (harbour, built) = computed(FIVE_BILLION, change, "\"after * 1\"");
        assert_eq!(built.code, 0, "{change}: {}", built.err);
        let page = harbour.read("out/harbour/investor.en.md");
        let typed = harbour.run(&["show", "after"]).out;
        let came =
            page.split("It came to ").nth(1).and_then(|rest| rest.split(['[', '(']).next()).unwrap_or("");
        assert!(
            !came.is_empty() && typed.contains(came.trim_end_matches(['.', ' '])),
            "{change}: {came}\n{typed}"
        );
    }
}

#[test]
fn what_is_no_growth_is_refused() {
    let loss = "{ exact = \"-5億\", unit = \"JPY\" } · −5億円";
    let profit = "{ exact = \"3億\", unit = \"JPY\" } · 3億円";
    let told = "`before` is below zero, and a growth from there means nothing";
    for formula in [
        "\"after / before - 1\"\nunit = \"%\"",
        "\"-1 + after / before\"\nunit = \"%\"",
        "\"(after - before) / before\"\nunit = \"%\"\nchange = true",
    ] {
        let (_, built) = computed(loss, profit, formula);
        // A formula doesn't begin with a sign.
        let refused = built.err.contains(told) || formula.starts_with("\"-1");
        assert!(built.code == 1 && refused, "{formula}: {}", built.err);
    }
    // The other way round it is a fall, and the difference can be told.
    for (before, after, formula) in [
        (profit, loss, "\"after / before - 1\"\nunit = \"%\""),
        (loss, profit, "\"after - before\"\nchange = true"),
    ] {
        let (_, built) = computed(before, after, formula);
        assert_eq!(built.code, 0, "{formula}: {}", built.err);
    }
}

#[test]
fn a_change_is_of_the_day_of_what_it_changed_to() {
    let four = "{ exact = \"40億\", unit = \"JPY\" } · 40億円";
    // The formula, and the year since which it is told to hold: each amount is told a year later than that of which it is.
    let cases = [
        ("\"after / before - 1\"\nunit = \"%\"", "2024"),
        ("\"after - before\"\nchange = true", "2024"),
        ("\"after + before\"", "2023"),
    ];
    for (formula, year) in cases {
        let (harbour, built) = computed(FIVE_BILLION, four, formula);
        assert_eq!(built.code, 0, "{formula}: {}", built.err);
        let page = harbour.read("out/harbour/investor.en.md");
        assert!(page.contains(&format!("(as of {year})")), "{formula}: {page}");
    }
}

#[test]
fn a_period_that_is_printed_is_that_of_the_figures() {
    let four = "{ exact = \"40億\", unit = \"JPY\" } · 40億円";
    let told = "and the formula's figures are of another time";
    for (formula, period, sound) in [
        ("after + before", "before", false),
        ("after / before - 1\"\nunit = \"%", "before", false),
        ("after / before - 1\"\nunit = \"%", "after", true),
        ("after * 2", "after", true),
        ("after * 2", "before", false),
    ] {
        let (_, built) =
            computed(FIVE_BILLION, four, &format!("\"{formula}\"\nwith.period = \"{period}.period\""));
        // A companion that no text prints is told of, but isn't wrong.
        assert_eq!(built.err.contains(told), !sound, "{formula} {period}: {}", built.err);
    }
}
