//! Counts, lists and nearest names, so that messages are right in number and in form.

/// Words in a row, the last after “and”.
pub fn list_of_words(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `1 fact`, `2 facts`.
pub fn count(number: usize, singular: &str, plural: &str) -> String {
    format!("{number} {}", if number == 1 { singular } else { plural })
}

/// `a`, `b` and `c`, each in backticks.
pub fn list<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    join(items, "and")
}

/// `a`, `b` or `c`, each in backticks.
pub fn choice<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    join(items, "or")
}

fn join<S: AsRef<str>>(items: impl IntoIterator<Item = S>, conjunction: &str) -> String {
    let items: Vec<String> =
        items.into_iter().map(|item| format!("`{}`", super::visible(item.as_ref()))).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
    }
}

/// A text of several lines, such as a server's reply, on one line: its line breaks are blanks, and all else that isn't
/// printed as itself is written out.
pub fn on_one_line(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| match c {
            '\t' | '\r' | '\n' | '\u{2028}' | '\u{2029}' => ' ',
            c => c,
        })
        .collect();
    super::visible(text.trim()).into_owned()
}

/// The known name most like `name`, when it is near enough to be meant.
///
/// Distance is optimal string alignment (Damerau 1964, adjacent transpositions count once); near enough is a
/// third of the longer name's length, so that short names don't match by accident.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    known
        .into_iter()
        .filter_map(|candidate| {
            let longer = length.max(candidate.chars().count());
            // A difference in length is a lower bound of the distance, and saves most comparisons.
            if length.abs_diff(candidate.chars().count()) > longer / 3 {
                return None;
            }
            let distance = distance(&name.to_lowercase(), &candidate.to_lowercase());
            (distance <= longer / 3).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// `did you mean `x`?` as a remedy, where there is a near name.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, known).map(|near| format!("write `{}`, the nearest known name", super::visible(near)))
}

/// The remedy for an unknown name: the nearest known one, else the list of them when it is short.
pub fn unknown_name<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, what: &str) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    did_you_mean(name, known.iter().copied()).unwrap_or_else(|| match known.len() {
        0 => format!("there is no {what} yet"),
        1 => format!("the only known one is {}", list(known)),
        2..=24 => format!("the known ones are {}", list(known)),
        more => format!("none of the {more} known ones is near it"),
    })
}

fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// A text of no more than so many characters: the rest of a longer one is left out, and said to be.
pub fn shortened(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => text.chars().take(most).chain(['…']).collect(),
        false => text.to_owned(),
    }
}
