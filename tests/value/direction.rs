//! Words that say which way something went beside a figure with a sign: in brackets the figure, then the word that says the other way, if any.

use factbrief::language::Language;
use factbrief::value::{DIRECTION_WORDS, against_sign};

const ROWS: [(Language, &str, Option<&str>); 58] = [
    (Language::En, "Traffic rose by [−3.4%].", Some("rose by")),
    (Language::En, "Traffic rose [−3.4%] on the year.", Some("rose")),
    (Language::En, "Traffic rose sharply by [−3.4%].", Some("rose sharply by")),
    (Language::En, "Traffic rose again last year by [−3.4%].", Some("rose again last year by")),
    (Language::En, "There was an increase of [−3.4%].", Some("increase of")),
    (Language::En, "Traffic was up [−3.4%].", Some("up")),
    (Language::En, "Traffic was up **[−3.4%]**.", Some("up")),
    (Language::En, "It gained a further [−¥53 billion].", Some("gained a further")),
    (Language::En, "It gained [−US$3 million].", Some("gained")),
    (Language::En, "It is higher by [−3 points].", Some("higher by")),
    (Language::En, "Traffic fell by [+3.4%].", Some("fell by")),
    (Language::En, "Traffic was down [+3.4%].", Some("down")),
    (Language::En, "Traffic was down [up 3.4%].", Some("down")),
    (Language::En, "Traffic was up [down 3.4%].", Some("up")),
    (Language::En, "Traffic rose by [down more than 5%].", Some("rose by")),
    (Language::En, "a decline of [+2%]", Some("decline of")),
    (Language::En, "a [+2%] decline", Some("decline")),
    (Language::En, "a [−2%] annual rise", Some("annual rise")),
    (Language::En, "It is [−2%] higher.", Some("higher")),
    (Language::En, "It rose by [−5% to +3%].", Some("rose by")),
    (Language::En, "Traffic rose by [about −5%].", Some("rose by")),
    // The sign agrees, there is none, or the word speaks of something else.
    (Language::En, "Traffic fell by [−3.4%].", None),
    (Language::En, "Traffic fell [−3.4%].", None),
    (Language::En, "Traffic rose by [+3.4%].", None),
    (Language::En, "Traffic was [up 3.4%].", None),
    (Language::En, "Traffic rose by [3.4%].", None),
    (Language::En, "Traffic fell by [3.4%].", None),
    (Language::En, "a [−2%] decline", None),
    (Language::En, "Growth was [−3.4%].", None),
    (Language::En, "a growth of [−3.4%]", None),
    (Language::En, "The rate rose from [−5%] to a better one.", None),
    (Language::En, "The rate rose to [−3%].", None),
    (Language::En, "Prices rose. The change was [−3.4%].", None),
    (Language::En, "Prices rose, with a change of [−3.4%].", None),
    (Language::En, "The rise was helped by [−3.4%] less rent.", None),
    (Language::En, "With [−3.4%], traffic rose.", None),
    (Language::En, "A change of [−3.4%] rose to the top.", None),
    (Language::En, "It rose by the [A+ rating].", None),
    (Language::Ja, "取扱量は[−3.4%]増加した。", Some("増加")),
    (Language::Ja, "取扱量は[−3.4%]の増加であった。", Some("増加")),
    (Language::Ja, "取扱量は[−3.4%]ほどの減少であった。", None),
    (Language::Ja, "取扱量は[+3.4%]ほどの減少であった。", Some("減少")),
    (Language::Ja, "取扱量は[△3.4%]増である。", Some("増")),
    (Language::Ja, "取扱量は[△3.4%]増、", Some("増")),
    (Language::Ja, "株価は[+3.4%]安。", Some("安")),
    (Language::Ja, "取扱量は[3.4%減]増加した。", Some("増加")),
    (Language::Ja, "取扱量は[5%超減]の上昇となった。", Some("上昇")),
    (Language::Ja, "利益は[−530億円]の増益である。", Some("増益")),
    (Language::Ja, "取扱量は[−3.4%]減少した。", None),
    (Language::Ja, "取扱量は[3.4%]増加した。", None),
    (Language::Ja, "取扱量は[+3.4%]増加した。", None),
    (Language::Ja, "増加率は[−3.4%]である。", None),
    (Language::Ja, "[−3.4%]の増加率", None),
    (Language::Ja, "[−3.4%]の伸びである。", None),
    (Language::Ja, "[−3.4%]の高速道路料金", None),
    (Language::Ja, "[−3.4%]であったが、その後増加した。", None),
    (Language::Ja, "[+3.4%]減税", None),
    (Language::Ja, "取扱量は[3.4%増]となった。", None),
];

#[test]
fn a_word_that_says_the_other_way_than_the_sign_is_found_and_no_other() {
    for (language, row, expected) in ROWS {
        let (before, rest) = row.split_once('[').unwrap();
        let (printed, after) = rest.split_once(']').unwrap();
        let text = format!("{before}{printed}{after}");
        let figure = before.len()..before.len() + printed.len();
        let found = against_sign(&text, &figure, &(0..text.len()), language);
        let found = found.map(|part| text[part].trim_matches([' ', '*']).to_owned());
        assert_eq!(found.as_deref(), expected, "{row}");
    }
}

#[test]
fn another_printed_figure_ends_what_is_beside_one() {
    let text = "It rose by 3% and −2%.";
    let figure = text.find('−').unwrap()..text.find("%.").unwrap() + 1;
    let free = text.find('%').unwrap() + 1..text.len();
    assert_eq!(against_sign(text, &figure, &free, Language::En), None);
}

/// No word points both ways, and each list says where its words come from.
#[test]
fn the_lists_of_such_words_contradict_themselves_nowhere() {
    for (name, text) in DIRECTION_WORDS {
        assert!(text.contains("Where they come from"), "{name}");
        let list = |head: &str| -> Vec<&str> {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            let mut lines = lines.skip_while(|line| *line != format!("[{head}]"));
            lines.next();
            lines.take_while(|line| !line.starts_with('[')).flat_map(str::split_whitespace).collect()
        };
        for place in ["before", "after"] {
            let (up, down) = (list(&format!("up {place}")), list(&format!("down {place}")));
            assert!(up.iter().all(|word| !down.contains(word)), "{name}, {place}");
            assert!(!up.is_empty() || place == "before", "{name}, {place}");
        }
    }
}
