//! The years of a line of rights: © Aoba Desk 2019–2026.

/// Signs and words that begin a line of rights.
const SIGNS: [&str; 5] = ["©", "(c)", "(C)", "Copyright", "copyright"];

/// A text without the years of its lines of rights: behind the sign with nothing but a name between.
pub(super) fn without_years_of_rights(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    // Whether nothing but the sign and a name stands before.
    let mut open = false;
    for word in text.split_inclusive([' ', '\n']) {
        let own = word.trim_end();
        let shown = own.trim_end_matches(['.', ',', '。', '、', ')']);
        let blank = &word[own.len()..];
        if SIGNS.iter().any(|sign| own == *sign || own.starts_with('©')) {
            open = true;
            let years =
                own.strip_prefix('©').filter(|rest| are_years(rest.trim_end_matches(['.', ',']))).is_some();
            bare.push_str(if years { "©" } else { own });
            bare.push_str(blank);
            continue;
        }
        if open && are_years(shown) {
            bare.push('#');
            bare.push_str(&own[shown.len()..]);
            bare.push_str(blank);
            open = !own.ends_with(['.', '。']);
            continue;
        }
        let name =
            own.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() || matches!(c, '&' | '-' | '|'));
        let joins = ["by", "and", "of", "the", "de", "-", "–", "/"].contains(&own);
        open &= (name || joins) && !own.ends_with(['.', '。']) && !blank.contains('\n');
        bare.push_str(word);
    }
    bare
}

/// 2026, 2019–2026, 2019-26: a year, or the first and the last.
fn are_years(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['–', '-', '—', '〜', '～', ',']).collect();
    let is_year = |part: &&str| {
        part.len() == 4
            && matches!(part.get(..2), Some("19" | "20"))
            && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let short =
        |part: &&str| is_year(part) || part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [first, rest @ ..] if is_year(first) && rest.len() <= 3 && rest.iter().all(short))
}
