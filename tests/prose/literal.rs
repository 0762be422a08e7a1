//! What `lit` may stand before: the parts of a page, and nothing that makes an amount of it.

#![expect(clippy::expect_used, reason = "a helper that panics fails its test")]

use factbrief::language::Language;
use factbrief::prose::literal_measures;
use factbrief::value::Units;

/// Whether the number in brackets is an amount.
fn measured(marked: &str) -> bool {
    let start = marked.find('[').expect("a literal in brackets");
    let end = marked.find(']').expect("a literal in brackets") - 1;
    let kana = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    let language = if marked.contains(kana) { Language::Ja } else { Language::En };
    let text = marked.replace(['[', ']'], "");
    literal_measures(&text, &(start..end), &(0..text.len()), (language, &Units::built_in()))
}

#[test]
fn the_parts_of_a_page_may_be_counted() {
    let rows = "[3] sections below | in [two] sections | [3] short sections | [2] charts and a table | Section [4] | Table [2] shows it | in [3] parts | part [2] of it | see note [3] | question [1]: why
        | [5] | [5]. | ([3]) | [3]つの節 | 節は[3]つの項目からなる | 図表[2] | [4]問 | 以下の[3]項目 | [2]ページ | [3]つの図表を示す | No. [4] of the list | [2] of the charts | 表[3]に示す | [7] key figures | 図は、in [3] sections | [212] | page [212] | section [2.1] | [a] | [三]つの節";
    let wrong: Vec<_> = rows.split('|').map(str::trim).filter(|row| measured(row)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn whatever_else_is_counted_is_an_amount() {
    let rows = "[500] turbines | [500] crore | [50] pp | year [2031] | in [2031] | [3] billion yen | ¥[5] | $[5] | [33]% | [5]兆 | [3] years | [10]億円 | [5]社 | [5]人 | [3]年 | 約[5] | 第[5]
        | [500] large turbines | [3] Ships | [5] GW | [12] March | [2] more plants | [5]隻 | [5]トン | [5]基の風車 | [3]つの工場 | [3]倍 | [2]割 | [5]kg | [5]m | [7] people | by [2030]. | [500000000000] | There are [500000000000]. | [5000] | [1,000] | It was [0.3]. | [5.2] | [500000] sections | [a thousand] | [三千] | [3] of a million ships or [4] ships";
    let rows = rows.split('|').map(str::trim).filter(|row| row.matches('[').count() == 1);
    let wrong: Vec<_> = rows.filter(|row| !measured(row)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
