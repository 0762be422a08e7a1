//! What languages are called, as CLDR 48 names them: for those with a tag of two letters, which are those that a source is likely to
//! be in.

/// The names of a language that a source may be in.
#[derive(Debug)]
pub struct LanguageName {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// What people write in the place of the tag: codes of three letters, and of a country; parted by blanks.
    pub mistaken: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Japanese.
    pub ja: &'static str,
}

/// The languages of sources that have names, in the order of their tags.
pub fn language_names() -> &'static [LanguageName] {
    NAMES
}

macro_rules! names {
    ($($tag:literal $mistaken:literal $en:literal $ja:literal;)+) => {
        /// All of them, in the order of their tags.
        pub(super) static NAMES: &[LanguageName] =
            &[$(LanguageName { tag: $tag, mistaken: $mistaken, en: $en, ja: $ja },)+];
    };
}

names! {
    "aa" "aar" "Afar" "アファル語";
    "ab" "abk" "Abkhazian" "アブハズ語";
    "ae" "ave" "Avestan" "アヴェスタ語";
    "af" "afr" "Afrikaans" "アフリカーンス語";
    "ak" "aka twi" "Akan" "アカン語";
    "am" "amh" "Amharic" "アムハラ語";
    "an" "arg" "Aragonese" "アラゴン語";
    "ar" "ara" "Arabic" "アラビア語";
    "as" "asm" "Assamese" "アッサム語";
    "av" "ava" "Avaric" "アヴァル語";
    "ay" "aym" "Aymara" "アイマラ語";
    "az" "aze" "Azerbaijani" "アゼルバイジャン語";
    "ba" "bak" "Bashkir" "バシキール語";
    "be" "bel" "Belarusian" "ベラルーシ語";
    "bg" "bul" "Bulgarian" "ブルガリア語";
    "bh" "" "Bhojpuri" "ボージュプリー語";
    "bi" "bis" "Bislama" "ビスラマ語";
    "bm" "bam" "Bambara" "バンバラ語";
    "bn" "ben" "Bangla" "ベンガル語";
    "bo" "bod tib" "Tibetan" "チベット語";
    "br" "bre" "Breton" "ブルトン語";
    "bs" "bos" "Bosnian" "ボスニア語";
    "ca" "cat" "Catalan" "カタロニア語";
    "ce" "che" "Chechen" "チェチェン語";
    "ch" "cha" "Chamorro" "チャモロ語";
    "co" "cos" "Corsican" "コルシカ語";
    "cr" "cre" "Cree" "クリー語";
    "cs" "ces cze cz" "Czech" "チェコ語";
    "cu" "chu" "Church Slavic" "教会スラブ語";
    "cv" "chv" "Chuvash" "チュヴァシ語";
    "cy" "cym wel" "Welsh" "ウェールズ語";
    "da" "dan dk" "Danish" "デンマーク語";
    "de" "deu ger" "German" "ドイツ語";
    "dv" "div" "Divehi" "ディベヒ語";
    "dz" "dzo" "Dzongkha" "ゾンカ語";
    "ee" "ewe" "Ewe" "エウェ語";
    "el" "ell gre gr" "Greek" "ギリシャ語";
    "en" "eng gb us" "English" "英語";
    "eo" "epo" "Esperanto" "エスペラント語";
    "es" "spa" "Spanish" "スペイン語";
    "et" "est" "Estonian" "エストニア語";
    "eu" "baq eus" "Basque" "バスク語";
    "fa" "fas per ir" "Persian" "ペルシア語";
    "ff" "ful" "Fula" "フラ語";
    "fi" "fin" "Finnish" "フィンランド語";
    "fj" "fij" "Fijian" "フィジー語";
    "fo" "fao" "Faroese" "フェロー語";
    "fr" "fra fre" "French" "フランス語";
    "fy" "fry" "Western Frisian" "西フリジア語";
    "ga" "gle" "Irish" "アイルランド語";
    "gd" "gla" "Scottish Gaelic" "スコットランド・ゲール語";
    "gl" "glg" "Galician" "ガリシア語";
    "gn" "grn" "Guarani" "グアラニー語";
    "gu" "guj" "Gujarati" "グジャラート語";
    "gv" "glv" "Manx" "マン島語";
    "ha" "hau" "Hausa" "ハウサ語";
    "he" "heb il" "Hebrew" "ヘブライ語";
    "hi" "hin" "Hindi" "ヒンディー語";
    "ho" "hmo" "Hiri Motu" "ヒリモツ語";
    "hr" "hrv scr" "Croatian" "クロアチア語";
    "ht" "hat" "Haitian Creole" "ハイチ・クレオール語";
    "hu" "hun" "Hungarian" "ハンガリー語";
    "hy" "arm hye" "Armenian" "アルメニア語";
    "hz" "her" "Herero" "ヘレロ語";
    "ia" "ina" "Interlingua" "インターリングア";
    "id" "ind" "Indonesian" "インドネシア語";
    "ie" "ile" "Interlingue" "インターリング";
    "ig" "ibo" "Igbo" "イボ語";
    "ii" "iii" "Sichuan Yi" "四川イ語";
    "ik" "ipk" "Inupiaq" "イヌピアック語";
    "io" "ido" "Ido" "イド語";
    "is" "ice isl" "Icelandic" "アイスランド語";
    "it" "ita" "Italian" "イタリア語";
    "iu" "iku" "Inuktitut" "イヌクティトット語";
    "ja" "jpn jp" "Japanese" "日本語";
    "jv" "jav jaw" "Javanese" "ジャワ語";
    "ka" "geo kat" "Georgian" "ジョージア語";
    "kg" "kon" "Kongo" "コンゴ語";
    "ki" "kik" "Kikuyu" "キクユ語";
    "kj" "kua" "Kuanyama" "クワニャマ語";
    "kk" "kaz" "Kazakh" "カザフ語";
    "kl" "kal" "Kalaallisut" "グリーンランド語";
    "km" "khm" "Khmer" "クメール語";
    "kn" "kan" "Kannada" "カンナダ語";
    "ko" "kor" "Korean" "韓国語";
    "kr" "kau" "Kanuri" "カヌリ語";
    "ks" "kas" "Kashmiri" "カシミール語";
    "ku" "kur" "Kurdish" "クルド語";
    "kv" "kom" "Komi" "コミ語";
    "kw" "cor" "Cornish" "コーンウォール語";
    "ky" "kir" "Kyrgyz" "キルギス語";
    "la" "lat" "Latin" "ラテン語";
    "lb" "ltz" "Luxembourgish" "ルクセンブルク語";
    "lg" "lug" "Ganda" "ガンダ語";
    "li" "lim" "Limburgish" "リンブルフ語";
    "ln" "lin" "Lingala" "リンガラ語";
    "lo" "lao" "Lao" "ラオ語";
    "lt" "lit" "Lithuanian" "リトアニア語";
    "lu" "lub" "Luba-Katanga" "ルバ・カタンガ語";
    "lv" "lav" "Latvian" "ラトビア語";
    "mg" "mlg" "Malagasy" "マダガスカル語";
    "mh" "mah" "Marshallese" "マーシャル語";
    "mi" "mao mri" "Māori" "マオリ語";
    "mk" "mac mkd" "Macedonian" "マケドニア語";
    "ml" "mal" "Malayalam" "マラヤーラム語";
    "mn" "mon" "Mongolian" "モンゴル語";
    "mr" "mar" "Marathi" "マラーティー語";
    "ms" "may msa" "Malay" "マレー語";
    "mt" "mlt" "Maltese" "マルタ語";
    "my" "bur mya" "Burmese" "ミャンマー語";
    "na" "nau" "Nauru" "ナウル語";
    "nb" "nob" "Norwegian Bokmål" "ノルウェー語(ブークモール)";
    "nd" "nde" "North Ndebele" "北ンデベレ語";
    "ne" "nep" "Nepali" "ネパール語";
    "ng" "ndo" "Ndonga" "ンドンガ語";
    "nl" "dut nld" "Dutch" "オランダ語";
    "nn" "nno" "Norwegian Nynorsk" "ノルウェー語(ニーノシュク)";
    "no" "nor" "Norwegian" "ノルウェー語";
    "nr" "nbl" "South Ndebele" "南ンデベレ語";
    "nv" "nav" "Navajo" "ナバホ語";
    "ny" "nya" "Nyanja" "ニャンジャ語";
    "oc" "oci" "Occitan" "オック語";
    "oj" "oji" "Ojibwa" "オジブウェー語";
    "om" "orm" "Oromo" "オロモ語";
    "or" "ori" "Odia" "オディア語";
    "os" "oss" "Ossetic" "オセット語";
    "pa" "pan" "Punjabi" "パンジャブ語";
    "pi" "pli" "Pali" "パーリ語";
    "pl" "pol" "Polish" "ポーランド語";
    "ps" "pus" "Pashto" "パシュトゥー語";
    "pt" "por" "Portuguese" "ポルトガル語";
    "qu" "que" "Quechua" "ケチュア語";
    "rm" "roh" "Romansh" "ロマンシュ語";
    "rn" "run" "Rundi" "ルンディ語";
    "ro" "mol ron rum" "Romanian" "ルーマニア語";
    "ru" "rus" "Russian" "ロシア語";
    "rw" "kin" "Kinyarwanda" "キニアルワンダ語";
    "sa" "san" "Sanskrit" "サンスクリット語";
    "sc" "srd" "Sardinian" "サルデーニャ語";
    "sd" "snd" "Sindhi" "シンド語";
    "se" "sme" "Northern Sami" "北サーミ語";
    "sg" "sag" "Sango" "サンゴ語";
    "sh" "" "Serbian (Latin)" "セルビア語 (ラテン文字)";
    "si" "sin" "Sinhala" "シンハラ語";
    "sk" "slk slo" "Slovak" "スロバキア語";
    "sl" "slv" "Slovenian" "スロベニア語";
    "sm" "smo" "Samoan" "サモア語";
    "sn" "sna" "Shona" "ショナ語";
    "so" "som" "Somali" "ソマリ語";
    "sq" "alb sqi" "Albanian" "アルバニア語";
    "sr" "scc srp" "Serbian" "セルビア語";
    "ss" "ssw" "Swati" "スワジ語";
    "st" "sot" "Southern Sotho" "南部ソト語";
    "su" "sun" "Sundanese" "スンダ語";
    "sv" "swe" "Swedish" "スウェーデン語";
    "sw" "swa" "Swahili" "スワヒリ語";
    "ta" "tam" "Tamil" "タミル語";
    "te" "tel" "Telugu" "テルグ語";
    "tg" "tgk" "Tajik" "タジク語";
    "th" "tha" "Thai" "タイ語";
    "ti" "tir" "Tigrinya" "ティグリニア語";
    "tk" "tuk" "Turkmen" "トルクメン語";
    "tl" "" "Filipino" "フィリピノ語";
    "tn" "tsn" "Tswana" "ツワナ語";
    "to" "ton" "Tongan" "トンガ語";
    "tr" "tur" "Turkish" "トルコ語";
    "ts" "tso" "Tsonga" "ツォンガ語";
    "tt" "tat" "Tatar" "タタール語";
    "tw" "" "Akan" "アカン語";
    "ty" "tah" "Tahitian" "タヒチ語";
    "ug" "uig" "Uyghur" "ウイグル語";
    "uk" "ukr ua" "Ukrainian" "ウクライナ語";
    "ur" "urd" "Urdu" "ウルドゥー語";
    "uz" "uzb" "Uzbek" "ウズベク語";
    "ve" "ven" "Venda" "ベンダ語";
    "vi" "vie vn" "Vietnamese" "ベトナム語";
    "vo" "vol" "Volapük" "ヴォラピュク語";
    "wa" "wln" "Walloon" "ワロン語";
    "wo" "wol" "Wolof" "ウォロフ語";
    "xh" "xho" "Xhosa" "コサ語";
    "yi" "yid" "Yiddish" "イディッシュ語";
    "yo" "yor" "Yoruba" "ヨルバ語";
    "za" "zha" "Zhuang" "チワン語";
    "zh" "chi zho cn hk" "Chinese" "中国語";
    "zu" "zul" "Zulu" "ズールー語";
}
