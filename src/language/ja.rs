//! Japanese.

use super::abbreviations;
use super::labels::Labels;
use super::quotation::within;
use super::words::{
    AnnexWords, AudienceWords, ChartWords, ContestedWords, EditionWords, FormulaWords, JudgementWords,
    LocatorWords, MailWords, MarkingWords, NatureWords, PageWords, Punctuation, RemarkWords, StageWords,
    StatusWords, Words,
};

/// Japanese has no shorter words for places.
const LOCATORS: LocatorWords = LocatorWords {
    page: |which| format!("{}頁", which.join("・")),
    section: |which| numbered("第", which, "節"),
    paragraph: |which| format!("第{}段落", which.join("・")),
    table: |which| format!("表{}", which.join("・")),
    figure: |which| format!("図{}", which.join("・")),
    slide: |which| format!("スライド{}", which.join("・")),
    time: |which| which.join("・"),
    article: articles,
    annex: |which| format!("附属書{}", which.join("・")),
    chapter: |which| numbered("第", which, "章"),
    clause: |which| format!("箇条{}", which.join("・")),
    recital: |which| numbered("前文第", which, "項"),
    note: |which| format!("注{}", which.join("・")),
    line: |which| format!("{}行目", which.join("・")),
    row: |which| {
        let named = |row: &str| format!("「{row}」の行");
        let all_numbers = which.iter().all(|row| row.starts_with(|c: char| c.is_ascii_digit()));
        match all_numbers {
            true => format!("表の{}行目", which.join("・")),
            false => which.iter().map(|row| named(row)).collect::<Vec<_>>().join("・"),
        }
    },
    cell: |which| format!("セル{}", which.join("・")),
    abstract_: "要旨",
    headline: "見出し",
    whole: "全文",
    and: "および",
};

pub(super) static JA: Words = Words {
    labels: Labels {
        bottom_line: "結論。",
        item: "項目",
        value: "数値",
        now: "今回",
        as_of: "時点",
        facts_as_of: "記載事実の時点",
        ai_generated: "AI生成文書",
        official: "公的資料",
        analysis: "分析資料",
        digest: "他の報道のまとめ",
        blog: "ブログ",
        accessed: "閲覧",
        unread: "「引用による」とした原典は未確認。",
        no_sources: "引用した出典はない。",
        no_date: "日付記載なし",
        comma: "、",
        semicolon: "、",
        colon: "：",
        stop: "。",
        gap: "",
        bracketed: "（{text}）",
        source_title: "『{title}』",
        source_nature: "（{nature}）",
        source_language: "（{language}）",
        no_publisher: "発行者の記載なし",
        retrieved: "{date}、{day}閲覧",
        as_cited: "引用による原典：",
        cited: "{name}（{places}）",
        sources: "出典：",
        correction: "【訂正】",
        enclosed: "ブリーフをお送りします。",
        corrected: "以前お送りしたブリーフの内容に変更がありましたので、最新版をお送りします。お手元の旧版は破棄してください。",
        perhaps_corrected: "以前お送りしたブリーフがお手元に届いている場合、その内容に変更がありましたので、最新版をお送りします。旧版は破棄してください。",
        changed_since: "{date}付の版からの変更点：",
        perhaps_changed_since: "お手元に届いている可能性のある{date}付の版からの変更点：",
        unchanged_since: "{date}付の版から事実の変更はありません。",
        your_copy_says: "（旧版：{before}）",
        that_copy_says: "（旧版：{before}）",
        added: "追加：",
        reworded: "表現の変更：",
        withdrawn: "撤回：",
        attached: "添付：",
    },
    punctuation: Punctuation {
        brackets: ["（", "）"],
        within_quotes: |text| within(text, [['『', '』'], ['「', '」']]),
        quoted: |sentence| {
            let sentence = within(sentence.trim_end_matches('。'), [['「', '」'], ['『', '』']]);
            format!("「{sentence}」")
        },
        authors: |names| names.join("・"),
        person: |family, given| {
            let latin = family.is_ascii() && given.is_ascii();
            format!("{family}{}{given}", if latin { " " } else { "" })
        },
    },
    remarks: RemarkWords {
        beside: |sentence, remark| match sentence.strip_suffix('。') {
            Some(bare) => format!("{bare}（{remark}）。"),
            None => format!("{sentence}（{remark}）"),
        },
        as_of: |date| format!("{date}時点"),
        date_passed: "期限経過",
        was_due: |due| format!("（期限は{due}であった。）"),
        was_due_unrecorded: |due| format!("（期限は{due}であり、その結果はここに記録がない。）"),
        passed: "（期限は過ぎている。）",
        passed_unrecorded: "（期限は過ぎており、その結果はここに記録がない。）",
    },
    audiences: AudienceWords {
        engineer: "技術者向けブリーフ",
        investor: "投資家向けブリーフ",
        policy: "政策担当者向けブリーフ",
        other: |name| format!("{name}向けブリーフ"),
    },
    statuses: StatusWords {
        confirmed: "確認済み",
        announced: "発表",
        reported: "報道",
        estimated: "推計",
        opinion: "意見",
        speculation: "憶測",
    },
    judgements: JudgementWords {
        almost_no_chance: "可能性はほぼない",
        very_unlikely: "可能性は非常に低い",
        unlikely: "可能性は低い",
        roughly_even_chance: "可能性は五分五分",
        likely: "可能性は高い",
        very_likely: "可能性は非常に高い",
        almost_certain: "ほぼ確実",
        low: "低い",
        moderate: "中程度",
        high: "高い",
        in_sentence: |word, [least, most]| format!("{word}（{least}～{most}%）"),
        in_brief: |word, [least, most]| format!("{word}、{least}～{most}%"),
        confidence: |level| format!("確信度は{level}"),
        remark: |word, basis| format!("（{word}。{basis}。）"),
        opinion: "（これは意見である。）",
        speculation: "（これは憶測である。）",
    },
    stages: StageWords {
        done: "実施済み", planned: "計画", target: "目標", conditional: "条件付き"
    },
    locators: LOCATORS,
    short_locators: LOCATORS,
    source_language: |name| name.ja,
    charts: ChartWords {
        timeline: "年表",
        bar_chart: "棒グラフ",
        line_chart: "折れ線グラフ",
        key_figures: "主な数値",
        timeline_of: |count, standings| with_standings("年表", count, standings),
        bar_chart_of: |count, standings| with_standings("棒グラフ", count, standings),
        key_figures_of: |count, standings| with_standings("主な数値", count, standings),
        key: |signs| format!("{}を示す。", signs.join("、")),
        line_chart_of: |count, standings| with_standings("折れ線グラフ", count, standings),
        from_least: |chart, ends| match ends {
            [Some(least), Some(most)] => format!("{chart}最小は{least}、最大は{most}。"),
            [Some(least), None] => format!("{chart}最小は{least}。"),
            [None, Some(most)] => format!("{chart}最大は{most}。"),
            [None, None] => chart.to_owned(),
        },
        from_first: |chart, first, last| format!("{chart}最初は{first}、最後は{last}。"),
        about: |subject, chart| format!("{}。{chart}", subject.trim_end_matches('。')),
        part_of: |whole| format!("（「{whole}」の一部）"),
        includes: |whole, parts| format!("「{whole}」の内訳は{}。", parts.join("、")),
        this_page: |date| format!("本紙の日付 {date}"),
        month: |month| format!("{}月", month.number_from_month()),
        not_stated: "記載なし",
        filled_mark: "塗りつぶしは実施済み",
        hollow_mark: |words| format!("白抜きや淡色は{}", being(words)),
        judged_mark: |words| format!("ひし形や縞模様は{}", being(words)),
        slim_mark: "両端のある細い帯はその期間内のいずれかの時点",
        full_mark: "太い帯はその期間の全体",
        versions_mark: "破線は出典により異なる時期の最も早いものから最も遅いものまで",
        before_mark: "左向きの印はその日まで",
        after_mark: "右向きの印はその日以降",
        about_mark: "切れ切れの端は「頃」",
        outlined_bar: |words| format!("淡色の枠付きの棒は{}", being(words)),
        striped_bar: |words| format!("縞模様の棒は{}", being(words)),
        filled_bar: "塗りつぶしの棒は実績",
        whisker: "ひげは「約」",
        arrow: "矢印は「超」「以上」",
        arrow_towards: "矢印は値がありうる方向",
        arrow_down: "下向きの矢印は「未満」「以下」",
        dashed_part: "破線の部分は届かない場合がある範囲",
        disputed_part: "破線の部分は出典により異なる範囲",
        dashed_tip: "破線の先端は「近く」「弱」",
        indented_bar: "字下げした棒は上の棒の内数",
        filled_point: "塗りつぶしの点は実績",
        hollow_point: |words| format!("白抜きの点とそこへの破線は{}", being(words)),
        lozenge: |words| format!("ひし形とそこへの破線は{}", being(words)),
        gap_in_line: "線の切れ目は値のない時点",
        ranged_point: "縦の線は値の幅",
        disputed_point: "一本の縦線上の複数の点は出典ごとの値",
        disputed_upright: "点のない縦の線は出典により異なる値の幅",
        frayed_upright: "縦の線の切れ切れの端は「約」",
        cut_axis: |key| format!("{key}縦軸はゼロから始まらない。"),
    },
    markings: MarkingWords { draft: "未定稿", confidential: "機密" },
    page: PageWords {
        continued: "（続き）",
        references: "出典",
        abbreviations: abbreviations::JAPANESE,
        reference: |number| format!("出典{number}"),
        first_citation: |number| format!("出典{number}の最初の引用箇所"),
        facts: "このブリーフの事実と出典（機械可読）",
        every_figure: "数値には出典番号を付した。",
        every_present_figure: "前の版の数値を除き、数値には出典番号を付した。",
        every_fact: "事実には出典番号を付した。",
        omitted: |number| format!("紙幅の都合で{number}項目を省いた。"),
        unverified: |open, figures| {
            format!("数値{figures}件のうち{open}件は、出典の写しと照合できていない。")
        },
        sources: |told| {
            let mut notes = Vec::new();
            match told.years {
                Some((first, last)) if first == last => notes.push(format!("{first}年")),
                Some((first, last)) => notes.push(format!("{first}～{last}年")),
                None => {}
            }
            if told.undated > 0 {
                notes.push(format!("日付なし{}件", told.undated));
            }
            let notes = if notes.is_empty() { String::new() } else { format!("（{}）", notes.join("、")) };
            let mut text = format!("出典は{}{notes}。", told.natures.join("、"));
            if told.figures > 0 {
                text.push_str(&format!("数値{}件中{}件は出所が一つ", told.figures, told.one_origin));
                if told.by_machines > 0 {
                    text.push_str(&format!("、{}件はAI生成文書のみによる", told.by_machines));
                }
                text.push('。');
            }
            if told.unread > 0 {
                text.push_str(&format!("「引用による」原典{}件は未確認。", told.unread));
            }
            text
        },
    },
    editions: EditionWords {
        replaces: |day| format!("訂正版。{day}付の版に代わるものである。"),
        replaces_in_mail: |day| format!("これは訂正版で、{day}付の版に代わるものです。"),
        changed_since: |day| format!("{day}|からの変更"),
        then: str::to_owned,
        not_shown: "記載なし",
        gone: |number| format!("前の版にあった{number}項目は載せていない。"),
        nothing: "数値の変更も追加もない。",
    },
    formulas: FormulaWords {
        sum: |parts| match parts {
            [one, other] => format!("{one}と{other}の和"),
            _ => format!("{}の和", parts.join("、")),
        },
        difference: |one, other| format!("{one}から{other}を引いた差"),
        product: |one, other| format!("{one}に{other}を掛けた積"),
        quotient: |one, other| format!("{one}を{other}で割った商"),
    },
    natures: NatureWords {
        primary: |number| format!("当事者{number}件"),
        official: |number| format!("公的機関{number}件"),
        news: |number| format!("報道{number}件"),
        analysis: |number| format!("分析{number}件"),
        digest: |number| format!("まとめ記事{number}件"),
        blog: |number| format!("ブログ{number}件"),
        ai_generated: |number| format!("AI生成{number}件"),
        unknown: |number| format!("種別不明{number}件"),
    },
    annex: AnnexWords {
        label: "付属資料",
        title: |title| format!("「{title}」の数値の典拠"),
        note_label: "読み方",
        note: "本文の記述を一つずつ全文で掲げ、典拠の箇所とそこでの表記を示す。「照合済み」とは、その表記が出典の保存した写しにあり、\
               数値と同じ値として読めることをいい、出典の内容が正しいことまでは示さない。",
        statement: |number| format!("記述{number}"),
        standing: |status, stage, as_of| format!("情報の区分：{status}、段階：{stage}、{as_of}時点。"),
        printed: |pieces| {
            let quoted: Vec<String> = pieces.iter().map(|piece| format!("「{piece}」")).collect();
            format!("本文では{}とも記した。", quoted.concat())
        },
        computed: |result, formula| format!("計算：{result}は{formula}。"),
        place: |name, locator, original| match original {
            Some(original) => format!("{original}（{name}、{locator}の引用による）"),
            None => format!("{name}、{locator}"),
        },
        supports: |place| format!("{place}。"),
        prints: |value, place, printed, standing| match value {
            Some(value) => format!("{value}：{place}、表記は「{printed}」（{standing}）。"),
            None => format!("{place}に「{printed}」の語がある（{standing}）。"),
        },
        compared: "保存した写しと照合済み",
        by_eye: "目視で照合",
        not_compared: "写しと照合していない",
        further_label: "その他",
        further: "本文で引いたが、そこから記したものはない。",
        foot: "番号は本文の出典番号である。",
    },
    contested: ContestedWords {
        or: |versions| versions.join("または"),
        differ: "出典により異なる。",
        differed: "（出典により異なる）",
        gap: "…",
        colon: "：",
        said_by: ["（", "）"],
        semicolon: "、",
        stop: "。",
        next: "",
        cited: |original, by| format!("{original}、{}の引用による", by.join("・")),
        all: |names| names.join("／"),
        one_origin: |names| format!("{}は元が一つであり、一つと数える。", names.join("と")),
    },
    mail: MailWords {
        dear: |name| format!("{name}様"),
        dear_reader: "各位",
        after_names: &["様", "さま", "殿", "先生", "さん", "氏", "御中", "各位"],
        file: |title, brief, date| format!("{title}（{brief}）{date}"),
        corrected_file: |title, brief, date| format!("{title}（{brief}）{date} 訂正版"),
        status: "情報の区分",
        likelihood: "可能性",
        confidence: "確信度",
        stage: "段階",
        due: "期限",
        turn: |what, old, new| {
            format!("{what}は{}（現在は{}）", old.unwrap_or("なし"), new.unwrap_or("なし"))
        },
        gone: |number| format!("旧版の{number}件の記述は、現在のブリーフにはない。"),
    },
};

/// 第3章, 第3・4章; a name such as 序章 takes nothing around it.
fn numbered(before: &str, which: &[&str], after: &str) -> String {
    let numbered = which.iter().all(|one| one.starts_with(|c: char| c.is_ascii_digit()));
    let list = which.join("・");
    if numbered { format!("{before}{list}{after}") } else { list }
}

/// 第5条, 第3・5条; each by itself where one has a paragraph: 第5条第1項(a).
fn articles(which: &[&str]) -> String {
    let paragraph = |one: &str| one.contains('(');
    if !which.iter().any(|one| paragraph(one)) {
        return format!("第{}条", which.join("・"));
    }
    let article = |one: &&str| {
        let (number, rest) = one.split_once('(').unwrap_or((one, ""));
        let number = number.trim_end();
        match rest.split_once(')') {
            Some((item, rest)) if item.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("第{number}条第{item}項{rest}")
            }
            Some(_) => format!("第{number}条({rest}"),
            None => format!("第{number}条"),
        }
    };
    which.iter().map(article).collect::<Vec<_>>().join("・")
}

/// What only a drawing tells: how many of its items are planned, conditional, estimated.
fn with_standings(what: &str, count: usize, standings: &[(usize, &str)]) -> String {
    let rest = match standings {
        [] => String::new(),
        [(all, word)] if *all == count => format!("すべて{word}。"),
        several => {
            let counted: Vec<String> =
                several.iter().map(|(number, word)| format!("{number}項目は{word}")).collect();
            format!("うち{}。", counted.join("、"))
        }
    };
    format!("次の{count}項目の{what}。{rest}")
}

/// The words for stages and statuses as a sign shows them.
fn being(words: &[&str]) -> String {
    let noun = |word: &&str| match *word {
        "条件付き" => "条件付きの予定".to_owned(),
        word => word.to_owned(),
    };
    words.iter().map(noun).collect::<Vec<_>>().join("・")
}
