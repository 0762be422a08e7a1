//! Letters and digits in one word, as names of products, genes and models have them: GPT-4, A320neo, H100, F-35.

use super::searched::{Case, Searched};

/// What stands before a figure and belongs to it, so that the word is no name: currencies (the codes of ISO 4217 that are in
/// use, and what is written for them), units, periods, rates of accounts, and words that say which figure it is.
const BEFORE_FIGURES: &[&str] = &[
    "AED", "ARS", "AUD", "BDT", "BGN", "BHD", "BRL", "CAD", "CHF", "CLP", "CNH", "CNY", "COP", "CZK", "DKK",
    "DZD", "EGP", "ETB", "EUR", "GBP", "GHS", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JOD",
    "JPY", "KES", "KRW", "KWD", "KZT", "LBP", "LKR", "LYD", "MAD", "MMK", "MXN", "MYR", "NGN", "NOK", "NZD",
    "OMR", "PEN", "PHP", "PKR", "PLN", "QAR", "RMB", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TND",
    "TRY", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VND", "XAF", "XOF", "ZAR", "ZMW", "US", "NT",
    "NTD", "HK", "AU", "NZ", "RS", "RM", "RP", "KR", "FR", "TK", "SH", "KSH", "TSH", "USH", "SFR", "R", "Y",
    "X", "MW", "GW", "KW", "TW", "KWH", "MWH", "GWH", "TWH", "KM", "KG", "MT", "GT", "KT", "HA", "FY", "CY",
    "TY", "JFY", "HY", "YE", "YR", "AD", "BC", "CE", "BCE", "GDP", "GNP", "CPI", "PPI", "PMI", "DI", "EPS",
    "PER", "PBR", "PE", "PB", "ROE", "ROA", "ROI", "ROIC", "ROCE", "EBIT", "EBITDA", "NAV", "NPV", "IRR",
    "ARPU", "CAGR", "CAPEX", "OPEX", "NO", "NR", "NOS", "VOL", "CH", "FIG", "PP", "P", "PG", "TOP", "MID",
    "PRE", "POST", "SUB", "NON", "EX", "NET", "MIN", "MAX", "AVG", "CA", "CIRCA", "EST", "UP", "BY", "TO",
    "OF", "IN", "AT", "IS", "WAS", "AND", "OR", "THE", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL",
    "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN", "ABOUT",
    "OVER", "UNDER", "NEARLY", "ONLY", "TOTAL", "PROFIT", "SALES", "LOSS", "REVENUE", "COST", "COSTS",
    "PRICE", "YEN", "EURO", "POUND", "DOLLAR", "HEISEI", "REIWA", "SHOWA", "DAY", "YEAR", "MONTH", "WEEK",
];

/// What stands after the digits of a figure, so that the word is no name.
pub(super) const AFTER_FIGURES: &[&str] = &[
    "bn", "mn", "tn", "trn", "mln", "bln", "m", "k", "b", "t", "K", "M", "B", "T", "MW", "GW", "TW", "kW",
    "W", "kWh", "MWh", "GWh", "TWh", "kg", "g", "km", "cm", "mm", "nm", "ha", "x", "X", "pc", "pct", "pp",
    "bp", "bps", "th", "st", "nd", "rd", "yr", "yrs", "h", "min", "V", "GB", "TB", "MB", "PB", "Hz", "GHz",
    "MHz", "USD", "EUR", "JPY", "yen",
];

/// The length of the letters and digits that make a name of one word; nothing where they may be a figure.
pub(super) fn code(text: &Searched<'_>, at: usize) -> Option<usize> {
    let rest = text.from(at, Case::Told);
    let letters = count(rest, |byte| byte.is_ascii_alphabetic());
    let hyphen = usize::from(rest[letters..].starts_with('-'));
    let number = count(&rest[letters + hyphen..], |byte| byte.is_ascii_digit());
    let prefix = &rest[..letters];
    let sound = (1..=8).contains(&letters)
        && prefix.starts_with(|c: char| c.is_ascii_uppercase())
        && (1..=4).contains(&number)
        && !BEFORE_FIGURES.iter().any(|word| word.eq_ignore_ascii_case(prefix))
        && (hyphen == 0 || prefix.len() <= 6 && prefix.bytes().all(|byte| byte.is_ascii_uppercase()));
    let digits = letters + hyphen..letters + hyphen + number;
    let year = number == 4 && matches!(&rest[digits.clone()][..2], "19" | "20");
    // A word and a figure that touch: a footnote, or what a line break joined.
    let word = letters > 4 && !prefix.bytes().all(|byte| byte.is_ascii_uppercase()) && number > 2;
    // H25 is a year of an era, L500 a sum in liras.
    let period = number == 2 && prefix == "H" || number > 2 && prefix == "L";
    if !sound || year || word || period {
        return None;
    }
    let tail = &rest[digits.end..];
    let suffix = count(tail, |byte| byte.is_ascii_alphabetic());
    let further = count(&tail[suffix..], |byte| byte.is_ascii_digit());
    if suffix > 4 || further > 3 || further == 0 && AFTER_FIGURES.contains(&&tail[..suffix]) {
        return None;
    }
    let end = digits.end + suffix + further;
    let after = &rest[end..];
    // A320-200, and nothing longer; GPT-4-8B says how large it is.
    let variant = after.strip_prefix('-').map_or(0, |next| count(next, |byte| byte.is_ascii_digit()));
    let end = if (1..=3).contains(&variant) { end + 1 + variant } else { end };
    let next = rest[end..].chars().next();
    let counts = |c: char| "円%％‰倍億万兆千百人社件年月日割名台時分点位歳銭期個本基隻ポパドユ".contains(c);
    (!next.is_some_and(counts)).then_some(end)
}

fn count(text: &str, fits: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| fits(*byte)).count()
}
