//! The made-up dossiers of quays in what they have in common, for tests of what is in doubt: the house, the newspapers, and figures of
//! people as facts and claims hold them.

#![allow(dead_code, reason = "each test that shares this file uses a part of it")]

/// A text of `dossier.toml` in these languages and of this day.
pub fn dossier(languages: &[&str], date: &str) -> String {
    let languages = languages.iter().map(|language| format!("\"{language}\"")).collect::<Vec<_>>().join(", ");
    format!(
        "title.en = \"The harbour\"\ntitle.ja = \"港\"\nlanguages = [{languages}]\ndate = {date}\npublisher.en = \"Harbour desk\"\n\
         publisher.ja = \"港湾編集室\"\n"
    )
}

/// A newspaper: its id, the title of its article in both languages, its name, and the day.
pub type Newspaper<'a> = (&'a str, [&'a str; 2], &'a str, &'a str);

/// The entry of a newspaper in `sources.toml`.
pub fn newspaper((id, [en, ja], publisher, issued): Newspaper<'_>) -> String {
    format!(
        "[{id}]\ntype = \"article\"\nnature = \"news\"\ntitle.en = \"{en}\"\ntitle.ja = \"{ja}\"\npublisher = \"{publisher}\"\n\
         issued = {issued}\nlanguage = \"en\"\n"
    )
}

/// The two newspapers that contradict each other, of these days.
pub fn newspapers([gazette, herald]: [&str; 2]) -> String {
    newspaper(("gazette", ["The quays", "岸壁"], "Shore Gazette", gazette))
        + &newspaper(("herald", ["The quays again", "続・岸壁"], "Bay Herald", herald))
}

/// A number as English prints it.
pub fn digits(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", number / 1_000, number % 1_000),
    }
}

/// The evidence of a number of people, with what else is said of where it stands.
pub fn evidence(source: &str, number: usize, more: &str) -> String {
    format!(
        "[{{ source = \"{source}\", locator = \"page 2\", as-printed = \"{} people\"{more} }}]",
        digits(number)
    )
}

/// What a fact says where it has a value of its own.
pub fn plain(number: usize, evidence: &str) -> String {
    format!("value = {{ exact = {number}, unit = \"people\" }}\nevidence = {evidence}\n")
}

/// A version of a contested fact.
pub fn version(fact: &str, number: usize, rank: &str, evidence: &str) -> String {
    format!("[[{fact}.claim]]\nrank = \"{rank}\"\n{}", plain(number, evidence))
}
