//! Which words of one's own assert something: all but what is known to assert nothing.

use factbrief::language::Language;
use factbrief::render::internals::asserts;

#[test]
fn whatever_may_be_a_clause_asserts() {
    for words in [
        "The suit decides the date.",
        "Ships wait",
        "Costs tripled",
        "The ministry lied.",
        "Talks stuck",
        "Ministers lie",
        "They pay",
        "People pay twice",
        "It’s late",
        "It isn't so",
        "Deal won; port lost",
        "Whether it was founded is open.",
        "What they paid was too much.",
        "The following ministers lied.",
        "What they paid was too much",
        "What was paid is lost",
        "Where things stand is lost",
        "When ships wait, costs rose",
        "The plan: ministers resign",
        "No bank has confirmed it:",
        "Most is still a plan",
        "“The money was paid”",
        "The state pays (so it is said)",
    ] {
        assert!(asserts(words, Language::En), "{words}");
    }
    for words in [
        "訴訟が日程を決める。",
        "大半が計画段階",
        "比率は半ば",
        "政府、増税決定",
        "米国に投資",
        "計画を支援。",
        "国が払う",
        "問題はなかった。",
        "問題は遅いこと",
        "問題もあるもの",
    ] {
        assert!(asserts(words, Language::Ja), "{words}");
    }
}

#[test]
fn what_is_known_to_assert_nothing_is_passed_over() {
    for words in [
        "",
        "—",
        "Money for the national project",
        "Announced or reported for OpenAI and America",
        "Models: goals and results",
        "Sites and power",
        "The reasons given",
        "What the documents leave open",
        "Who pays, over which years",
        "How it was paid",
        "Where things stand",
        "Why costs rose",
        "How ships wait",
        "When towns pay",
        "Will the suit decide the date?",
        "“Who pays?”",
        "The following sums have been announced:",
        "For investors",
        "Investors, in two sections",
        "Figures in this brief",
    ] {
        assert!(!asserts(words, Language::En), "{words}");
    }
    for words in [
        "国産計画の資金",
        "米国向けの表明と報道",
        "誰がいつ負担するか",
        "誰が負担するのか。",
        "誰が負担する？",
        "報じられた日程",
        "注視する点",
        "成果を測る評価指標。",
        "国内の計算基盤への投資",
        "以下のとおりである。",
        "確かめること",
        "重要なもの",
        "資料では分からないこと",
        "当時の資金の裏付け",
        "工事計画と水路の争い",
    ] {
        assert!(!asserts(words, Language::Ja), "{words}");
    }
}
