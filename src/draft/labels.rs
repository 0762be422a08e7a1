//! The program's own words, in both languages.

use crate::language::Language;

macro_rules! labels {
    ($($variant:ident = $key:literal, $en:literal, $ja:literal;)+) => {
        /// A word or phrase that the program prints.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Label {
            $(#[doc = $en] $variant,)+
        }

        impl Label {
            /// Every label.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name by which templates ask for it.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }
        }

        /// A label in a language.
        pub fn label(label: Label, language: Language) -> &'static str {
            match (label, language) {
                $((Label::$variant, Language::En) => $en,
                  (Label::$variant, Language::Ja) => $ja,)+
            }
        }
    };
}

labels! {
    BottomLine = "bottom-line", "Bottom line.", "結論。";
    Item = "item", "Item", "項目";
    Value = "value", "Figure", "数値";
    Now = "now", "Now", "今回";
    AsOf = "as-of", "As of", "時点";
    FactsAsOf = "facts-as-of", "Facts as of", "記載事実の時点";
    AiGenerated = "ai-generated", "AI-generated text", "AI生成文書";
    Official = "official", "official document", "公的資料";
    Analysis = "analysis", "analysis", "分析資料";
    Digest = "digest", "digest of other reports", "他の報道のまとめ";
    Blog = "blog", "blog", "ブログ";
    Accessed = "accessed", "accessed", "閲覧";
    Unread = "unread", "Originals “as cited” were not read.", "「引用による」とした原典は未確認。";
    NoSources = "no-sources", "No source is cited.", "引用した出典はない。";
    NoDate = "no-date", "undated", "日付記載なし";
}
