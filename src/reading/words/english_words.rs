//! The longer word lists of English: what stands beside figures. They were collected from company reports, statistics,
//! newspapers and laws; each list says what its words have in common, so that more of a kind can be added.

use super::lexicon::{NameSort, Says};

/// What stands before a number and bounds it, makes it rough, gives its sign, or is known to say nothing.
pub const BEFORE: &[(&str, Says)] = &[
    // From the number up.
    ("at least", Says::AtLeast), ("no less than", Says::AtLeast), ("not less than", Says::AtLeast),
    ("no fewer than", Says::AtLeast), ("not fewer than", Says::AtLeast), ("a minimum of", Says::AtLeast),
    ("minimum of", Says::AtLeast), ("the minimum of", Says::AtLeast), ("minimum", Says::AtLeast), ("not below", Says::AtLeast),
    ("no lower than", Says::AtLeast), ("not lower than", Says::AtLeast), ("≥", Says::AtLeast), ("> =", Says::AtLeast),
    (">=", Says::AtLeast), ("no smaller than", Says::AtLeast), ("at a minimum", Says::AtLeast), ("as few as", Says::AtLeast),
    ("as little as", Says::AtLeast), ("no earlier than", Says::AtLeast), ("equal to or greater than", Says::AtLeast),
    ("greater than or equal to", Says::AtLeast), ("equal to or more than", Says::AtLeast), ("min.", Says::AtLeast),
    ("a floor of", Says::AtLeast), ("not under", Says::AtLeast),
    // Above it.
    ("more than", Says::MoreThan), ("over", Says::MoreThanOrDuring), ("above", Says::MoreThan), ("exceed", Says::MoreThan),
    ("exceeds", Says::MoreThan), ("exceeded", Says::MoreThan), ("exceeding", Says::MoreThan), ("in excess of", Says::MoreThan),
    ("upwards of", Says::MoreThan), ("upward of", Says::MoreThan), ("greater than", Says::MoreThan),
    ("higher than", Says::MoreThan), ("larger than", Says::MoreThan), ("longer than", Says::MoreThan),
    ("beyond", Says::MoreThan), ("north of", Says::MoreThan), (">", Says::MoreThan), ("well over", Says::MoreThan),
    ("well above", Says::MoreThan), ("well more than", Says::MoreThan), ("far more than", Says::MoreThan),
    ("much more than", Says::MoreThan), ("surpass", Says::MoreThan), ("surpassed", Says::MoreThan),
    ("surpasses", Says::MoreThan), ("surpassing", Says::MoreThan), ("topped", Says::MoreThan), ("topping", Says::MoreThan),
    ("bigger than", Says::MoreThan), ("older than", Says::MoreThan), 
    // Up to it.
    ("at most", Says::AtMost), ("up to", Says::AtMost), ("no more than", Says::AtMost), ("not more than", Says::AtMost),
    ("not exceed", Says::AtMost), ("not exceeding", Says::AtMost), ("not to exceed", Says::AtMost), ("without exceeding", Says::AtMost),
    ("no greater than", Says::AtMost), ("not greater than", Says::AtMost), ("no higher than", Says::AtMost),
    ("not higher than", Says::AtMost), ("a maximum of", Says::AtMost), ("maximum of", Says::AtMost), ("maximum", Says::AtMost),
    ("the maximum of", Says::AtMost), ("within", Says::AtMostOrDuring), ("≤", Says::AtMost), ("< =", Says::AtMost),
    ("no longer than", Says::AtMost), ("not longer than", Says::AtMost), ("capped at", Says::AtMost), ("limited to", Says::AtMost),
    ("a cap of", Says::AtMost), ("a ceiling of", Says::AtMost), ("a limit of", Says::AtMost), ("an upper limit of", Says::AtMost),
    ("as many as", Says::AtMost), ("as much as", Says::AtMost), ("as high as", Says::AtMost), ("max.", Says::AtMost),
    ("less than or equal to", Says::AtMost), ("equal to or less than", Says::AtMost), ("not above", Says::AtMost),
    ("not over", Says::AtMost), ("at a maximum", Says::AtMost), ("no larger than", Says::AtMost), ("no later than", Says::AtMost),
    ("never exceed", Says::AtMost), ("never more than", Says::AtMost), ("anything up to", Says::AtMost),
    ("not be more than", Says::AtMost), ("not be less than", Says::AtLeast), ("not be fewer than", Says::AtLeast),
    ("not be greater than", Says::AtMost), ("not be lower than", Says::AtLeast), ("not be below", Says::AtLeast),
    ("not be higher than", Says::AtMost), ("not be above", Says::AtMost), ("cannot exceed", Says::AtMost),
    ("can not exceed", Says::AtMost), ("nor exceed", Says::AtMost), ("not fall below", Says::AtLeast), ("not exceeded", Says::AtMost),
    // Below it.
    ("less than", Says::LessThan), ("fewer than", Says::LessThan), ("under", Says::LessThan), ("below", Says::LessThan),
    ("lower than", Says::LessThan), ("smaller than", Says::LessThan), ("<", Says::LessThan), ("well under", Says::LessThan),
    ("well below", Says::LessThan), ("far less than", Says::LessThan), ("far fewer than", Says::LessThan),
    ("shorter than", Says::LessThan), ("south of", Says::LessThan), ("younger than", Says::LessThan), ("much less than", Says::LessThan),
    // A little below it.
    ("nearly", Says::Nearly), ("almost", Says::Nearly), ("close to", Says::Nearly), ("just under", Says::Nearly),
    ("just below", Says::Nearly), ("slightly under", Says::Nearly), ("slightly below", Says::Nearly),
    ("a little under", Says::Nearly), ("a little less than", Says::Nearly), ("slightly less than", Says::Nearly),
    ("just less than", Says::Nearly), ("just short of", Says::Nearly), ("just shy of", Says::Nearly), ("shy of", Says::Nearly),
    ("short of", Says::Nearly), ("a little below", Says::Nearly), ("a bit under", Says::Nearly), ("a shade under", Says::Nearly),
    ("approaching", Says::Nearly), ("nearing", Says::Nearly), ("marginally below", Says::Nearly), ("not quite", Says::Nearly),
    ("very nearly", Says::Nearly), ("a bit less than", Says::Nearly), ("slightly fewer than", Says::Nearly),
    ("a little fewer than", Says::Nearly), ("just fewer than", Says::Nearly), ("marginally under", Says::Nearly),
    ("a touch under", Says::Nearly), ("a fraction under", Says::Nearly), ("closer to", Says::Nearly), ("close on", Says::Nearly),
    // A little above it.
    ("just over", Says::JustOver), ("just above", Says::JustOver), ("slightly over", Says::JustOver), ("slightly above", Says::JustOver),
    ("slightly more than", Says::JustOver), ("a little over", Says::JustOver), ("a little more than", Says::JustOver),
    ("a bit more than", Says::JustOver), ("a bit over", Says::JustOver), ("just more than", Says::JustOver),
    ("a little above", Says::JustOver), ("marginally above", Says::JustOver), ("marginally over", Says::JustOver),
    ("little more than", Says::JustOver), ("a shade over", Says::JustOver), ("a touch over", Says::JustOver),
    ("a fraction over", Says::JustOver), ("slightly higher than", Says::JustOver), ("somewhat more than", Says::JustOver),
    ("slightly in excess of", Says::JustOver), ("a little in excess of", Says::JustOver),
    // Roughly it.
    ("about", Says::About), ("around", Says::About), ("roughly", Says::About), ("approximately", Says::About), ("circa", Says::About),
    ("ca", Says::About), ("ca.", Says::About), ("c.", Says::About), ("some", Says::About), ("approx", Says::About),
    ("approx.", Says::About), ("an estimated", Says::About), ("estimated at", Says::About), ("~", Says::About), ("≈", Says::About),
    ("in the region of", Says::About), ("in the order of", Says::About), ("on the order of", Says::About),
    ("of the order of", Says::About), ("an approximate", Says::About), ("something like", Says::About),
    ("in the neighbourhood of", Says::About), ("in the neighborhood of", Says::About), ("in the vicinity of", Says::About),
    ("more or less", Says::About), ("an average of about", Says::About), ("estimated", Says::About), ("roundly", Says::About),
    ("somewhere around", Says::About), ("give or take", Says::About), ("a rough", Says::About), ("broadly", Says::About),
    ("at around", Says::About), ("at about", Says::About), ("∼", Says::About), ("the region of", Says::About),
    // Changes.
    ("up", Says::Up), ("up by", Says::Up), ("an increase of", Says::Up), ("a rise of", Says::Up), ("increase of", Says::Up),
    ("rise of", Says::Up), ("a gain of", Says::Up), ("gain of", Says::Up), ("growth of", Says::Up), ("a growth of", Says::Up),
    ("a jump of", Says::Up), ("jump of", Says::Up), ("a surge of", Says::Up), ("surge of", Says::Up), ("an upturn of", Says::Up),
    ("an uptick of", Says::Up), ("the increase of", Says::Up), ("an improvement of", Says::Up), ("gains of", Says::Up),
    ("increases of", Says::Up), ("rises of", Says::Up), ("increased by", Says::Up), ("rose by", Says::Up), ("grew by", Says::Up),
    ("an annual increase of", Says::Up), ("an annual rise of", Says::Up), ("a further increase of", Says::Up),
    ("a further rise of", Says::Up), ("down", Says::Down), ("down by", Says::Down), ("a decrease of", Says::Down), ("a fall of", Says::Down),
    ("a decline of", Says::Down), ("a drop of", Says::Down), ("a reduction of", Says::Down), ("a loss of", Says::Nothing),
    ("decrease of", Says::Down), ("fall of", Says::Down), ("decline of", Says::Down), ("drop of", Says::Down),
    ("reduction of", Says::Down), ("the decrease of", Says::Down), ("a downturn of", Says::Down), ("a contraction of", Says::Down),
    ("contraction of", Says::Down), ("a cut of", Says::Down), ("cut of", Says::Down), ("decreases of", Says::Down),
    ("declines of", Says::Down), ("falls of", Says::Down), ("decreased by", Says::Down), ("fell by", Says::Down),
    ("declined by", Says::Down), ("dropped by", Says::Down), ("shrank by", Says::Down), ("contracted by", Says::Down),
    ("▲", Says::Up), ("▼", Says::Down),
    // Verbs of change right before a number: rose 5%, fell by €3 million.
    ("rose", Says::Up), ("rises", Says::Up), ("rises by", Says::Up), ("risen", Says::Up), ("risen by", Says::Up),
    ("grew", Says::Up), ("grows", Says::Up), ("grows by", Says::Up), ("grown", Says::Up), ("grown by", Says::Up),
    ("increased", Says::Up), ("increases", Says::Up), ("increases by", Says::Up), ("gained", Says::Up), ("gained by", Says::Up),
    ("gains", Says::Up), ("gains by", Says::Up), ("climbed", Says::Up), ("climbed by", Says::Up), ("climbs", Says::Up),
    ("climbs by", Says::Up), ("jumped", Says::Up), ("jumped by", Says::Up), ("jumps", Says::Up), ("jumps by", Says::Up),
    ("surged", Says::Up), ("surged by", Says::Up), ("surges", Says::Up), ("surges by", Says::Up), ("soared", Says::Up),
    ("soared by", Says::Up), ("advanced", Says::Up), ("advanced by", Says::Up), ("advances", Says::Up),
    ("advances by", Says::Up), ("expanded", Says::Up), ("expanded by", Says::Up), ("expands", Says::Up),
    ("expands by", Says::Up), ("added", Says::Up), ("added by", Says::Up), ("adds", Says::Up), ("adds by", Says::Up),
    ("rallied", Says::Up), ("rallied by", Says::Up), ("rising", Says::Up), ("rising by", Says::Up), ("growing", Says::Up),
    ("growing by", Says::Up), ("increasing", Says::Up), ("increasing by", Says::Up), ("improved", Says::Up),
    ("improved by", Says::Up), ("fell", Says::Down), ("falls", Says::Down), ("falls by", Says::Down), ("fallen", Says::Down),
    ("fallen by", Says::Down), ("declined", Says::Down), ("declines", Says::Down), ("declines by", Says::Down),
    ("decreased", Says::Down), ("decreases", Says::Down), ("decreases by", Says::Down), ("dropped", Says::Down),
    ("drops", Says::Down), ("drops by", Says::Down), ("lost", Says::Down), ("lost by", Says::Down), ("loses", Says::Down),
    ("loses by", Says::Down), ("slipped", Says::Down), ("slipped by", Says::Down), ("slips", Says::Down),
    ("slips by", Says::Down), ("slid", Says::Down), ("slid by", Says::Down), ("shrank", Says::Down), ("shrinks", Says::Down),
    ("shrinks by", Says::Down), ("contracted", Says::Down), ("plunged", Says::Down), ("plunged by", Says::Down),
    ("tumbled", Says::Down), ("tumbled by", Says::Down), ("sank", Says::Down), ("sank by", Says::Down), ("dipped", Says::Down),
    ("dipped by", Says::Down), ("eased", Says::Down), ("eased by", Says::Down), ("plummeted", Says::Down),
    ("plummeted by", Says::Down), ("falling", Says::Down), ("falling by", Says::Down), ("declining", Says::Down),
    ("declining by", Says::Down), ("decreasing", Says::Down), ("decreasing by", Says::Down), ("shed", Says::Down),
    ("shed by", Says::Down),
    // Signs in words.
    ("minus", Says::Minus), ("negative", Says::Minus), ("plus", Says::Plus), ("positive", Says::Plus),
    // Nothing.
    ("exactly", Says::Nothing), ("precisely", Says::Nothing), ("a total of", Says::Nothing), ("total of", Says::Nothing),
    ("in total", Says::Nothing), ("the sum of", Says::Nothing), ("an amount of", Says::Nothing), ("a mere", Says::Nothing),
    // In a way that no bound says.
    ("less", Says::Unreadable), ("every other", Says::Unreadable), ("half of", Says::Unreadable), ("half", Says::Unreadable),
    ("twice", Says::Unreadable), ("double", Says::Unreadable), ("anything but", Says::Unreadable), ("all but", Says::Unreadable),
    ("another", Says::Nothing), ("a further", Says::Nothing), ("an additional", Says::Nothing), ("an extra", Says::Nothing),
    ("barely", Says::Unreadable), ("hardly", Says::Unreadable), ("scarcely", Says::Unreadable), ("no", Says::Unreadable),
    ("not", Says::Unreadable), ("never", Says::Unreadable), ("except", Says::Nothing),
    ("several", Says::Unreadable), ("a few", Says::Unreadable), ("many", Says::Unreadable),
    ("triple", Says::Unreadable), ("times", Says::Unreadable), ("×", Says::Unreadable), ("multiplied by", Says::Unreadable),
    ("divided by", Says::Unreadable), ("^", Says::Unreadable), ("*", Says::Unreadable), ("=", Says::Nothing), ("sub-", Says::Unreadable),
];

/// What stands after a figure and bounds it or tells a change.
pub const AFTER: &[(&str, Says)] = &[
    ("or more", Says::AtLeast), ("and more", Says::AtLeast), ("or above", Says::AtLeast), ("and above", Says::AtLeast),
    ("or over", Says::AtLeast), ("and over", Says::AtLeast), ("or higher", Says::AtLeast), ("or greater", Says::AtLeast),
    ("or better", Says::AtLeast), ("at least", Says::AtLeast), ("at a minimum", Says::AtLeast), ("minimum", Says::AtLeast),
    ("and up", Says::AtLeast), ("or older", Says::AtLeast), ("and older", Says::AtLeast), ("or longer", Says::AtLeast),
    ("or larger", Says::AtLeast), ("upwards", Says::AtLeast), ("and upwards", Says::AtLeast), ("or upwards", Says::AtLeast),
    ("at the least", Says::AtLeast), ("as a minimum", Says::AtLeast), ("at minimum", Says::AtLeast),
    ("or less", Says::AtMost), ("or fewer", Says::AtMost), ("or below", Says::AtMost), ("and below", Says::AtMost),
    ("or under", Says::AtMost), ("and under", Says::AtMost), ("or lower", Says::AtMost), ("at most", Says::AtMost),
    ("at the most", Says::AtMost), ("maximum", Says::AtMost), ("at a maximum", Says::AtMost), ("or smaller", Says::AtMost),
    ("or younger", Says::AtMost), ("or shorter", Says::AtMost), ("and less", Says::AtMost), ("as a maximum", Says::AtMost),
    ("or so", Says::About), ("or thereabouts", Says::About), ("approximately", Says::About), ("approx.", Says::About),
    ("give or take", Says::About), ("or around", Says::About), ("roughly", Says::About),
    ("lower", Says::Down), ("higher", Says::Up), ("less", Says::Down), ("fewer", Says::Down), ("down", Says::Down), ("up", Says::Up),
    ("below", Says::Down), ("above", Says::Up), ("increase", Says::Up), ("decrease", Says::Down), ("decline", Says::Down),
    ("rise", Says::Up), ("fall", Says::Down), ("growth", Says::Up), ("drop", Says::Down), ("reduction", Says::Down), ("gain", Says::Up),
    ("jump", Says::Up), ("more", Says::Up), ("smaller", Says::Down), ("larger", Says::Up), ("cheaper", Says::Down), ("cut", Says::Down),
    ("contraction", Says::Down), ("slump", Says::Down), ("surge", Says::Up), ("downturn", Says::Down), ("stronger", Says::Up),
    ("weaker", Says::Down), ("improvement", Says::Up), ("worse", Says::Unreadable), ("faster", Says::Up), ("slower", Says::Down),
    ("longer", Says::Up), ("shorter", Says::Down), ("older", Says::Up), ("younger", Says::Down),
    ("odd", Says::Unreadable), ("plus", Says::Unreadable), ("-odd", Says::Unreadable), ("-plus", Says::Unreadable),
    ("-ish", Says::Unreadable), ("max", Says::Unreadable), ("min", Says::Unreadable), ("downwards", Says::Unreadable),
    ("thereabouts", Says::Unreadable), ("not", Says::Nothing),
];

/// Words before a qualifier to which it belongs: a report about, took over.
pub const NOT_QUALIFYING: &[(&str, &[&str])] = &[
    ("about", &[
        "report", "reports", "story", "stories", "article", "articles", "news", "book", "study", "talk", "talks", "talked", "talking",
        "question", "questions", "doubts", "doubt", "debate", "information", "data", "details", "facts", "think", "thought",
        "worried", "worry", "concern", "concerns", "concerned", "said", "says", "say", "know", "known", "knew", "hear", "heard",
        "statement", "statements", "announcement", "film", "paper", "discussion", "discussions", "asked", "told", "something",
        "complaints", "complained", "wrote", "writes", "speech", "presentation", "rumours", "dispute", "learn", "learned",
    ]),
    ("over", &[
        "took", "take", "takes", "taken", "taking", "hand", "handed", "turn", "turned", "turning", "control", "dispute", "disputes",
        "carried", "carry", "roll", "rolled", "won", "win", "wins", "all", "lead", "victory", "preside", "presides", "presided",
        "argue", "argued", "conflict", "concern", "concerns", "rule", "ruled", "rules", "power", "passed", "went", "go",
        "advantage", "fell", "rolling", "spread", "sued", "fined", "criticised", "flew", "flies", "flown", "jurisdiction", "authority",
    ]),
    ("around", &["turned", "turn", "turning", "worked", "built", "all", "gathered", "clustered", "grouped", "placed", "walls", "centred"]),
    ("under", &["placed", "brought", "came", "comes", "falls", "fall", "operates", "operating", "listed", "carried"]),
    ("up to", &["signed", "lived", "live", "stood", "stand", "stands", "owned", "faced", "adds", "add", "added", "hooked", "opened"]),
    ("up", &["set", "sets", "setting", "made", "make", "makes", "took", "take", "takes", "opened", "open", "opens", "bought", "buys",
        "snapped", "picked", "picks", "build", "built", "builds", "gave", "give", "gives", "split", "broke", "breaks", "used",
        "uses", "signed", "signs", "lined", "put", "puts", "brought", "backed", "speed", "wound", "eats", "ate", "freed", "frees",
        "fired", "started", "starts", "divided", "shored", "summed", "totted", "come", "came", "ended"]),
    ("down", &["shut", "shuts", "close", "closed", "closes", "break", "broke", "breaks", "wrote", "write", "writes", "written", "turned",
        "cut", "cuts", "took", "take", "takes", "laid", "lay", "pay", "paid", "pays", "put", "puts", "knocked", "tore", "gunned",
        "shot", "hunted", "stood", "stand", "voted", "pared", "track", "tracked", "struck"]),
    ("above", &["mentioned", "described"]),
];

/// Verbs of change in every form, and nouns of change: they show that `from … to` isn't a range.
pub const CHANGES: &[&str] = &[
    "rise", "rises", "rose", "risen", "rising", "fall", "falls", "fell", "fallen", "falling", "grow", "grows", "grew", "grown",
    "growing", "increase", "increases", "increased", "increasing", "decrease", "decreases", "decreased", "decreasing", "decline",
    "declines", "declined", "declining", "drop", "drops", "dropped", "dropping", "climb", "climbs", "climbed", "climbing", "jump",
    "jumps", "jumped", "jumping", "surge", "surges", "surged", "surging", "soar", "soars", "soared", "soaring", "slip", "slips",
    "slipped", "slipping", "slide", "slides", "slid", "sliding", "shrink", "shrinks", "shrank", "shrunk", "shrinking", "cut",
    "cuts", "cutting", "raise", "raises", "raised", "raising", "lower", "lowers", "lowered", "lowering", "reduce", "reduces",
    "reduced", "reducing", "improve", "improves", "improved", "improving", "widen", "widens", "widened", "widening", "narrow",
    "narrows", "narrowed", "narrowing", "expand", "expands", "expanded", "expanding", "contract", "contracts", "contracted",
    "up", "down", "double", "doubled", "halve", "halved", "triple", "tripled", "went", "go", "goes", "gone", "going", "moved",
    "move", "moves", "moving", "changed", "change", "changes", "changing", "revised", "revise", "revises", "upgraded", "downgraded", "eased",
    "ease", "eases", "easing", "edged", "edge", "edges", "dipped", "dip", "dips", "plunged", "plunge", "plunges", "tumbled",
    "tumble", "tumbles", "sank", "sink", "sinks", "sunk", "swelled", "swell", "swells", "advanced", "advance", "advances", "gained",
    "gain", "gains", "lost", "lose", "loses", "lifted", "lift", "lifts", "boosted", "boost", "boosts", "trimmed", "trim", "trims",
    "slashed", "slash", "slowed", "slow", "slows", "slowing", "accelerated", "accelerate", "quickened", "recovered", "recover",
    "rebounded", "rebound", "strengthened", "weakened", "deteriorated", "worsened", "extended", "extend", "shortened", "rocketed", "growth",
    "hiked", "hike", "ramped", "ramp", "plummeted", "collapsed", "expansion", "reduction", "shift", "shifted", "rebased", "adjusted",
    "converted", "turned", "swung", "swing", "crept", "inched", "ticked", "bounced", "retreated", "backed", "upped", "crashed",
];

/// Nouns before a number that make a name of the two.
pub const NAMES: &[(&str, NameSort)] = &[
    // Places in documents.
    ("page", NameSort::Always), ("pages", NameSort::Always), ("p.", NameSort::Always), ("pp.", NameSort::Always),
    ("article", NameSort::Always), ("articles", NameSort::Always), ("art.", NameSort::Always), ("section", NameSort::Always),
    ("sections", NameSort::Always), ("sec.", NameSort::Always), ("chapter", NameSort::Always), ("chapters", NameSort::Always),
    ("annex", NameSort::Always), ("appendix", NameSort::Always), ("paragraph", NameSort::Always), ("paragraphs", NameSort::Always),
    ("para", NameSort::Always), ("para.", NameSort::Always), ("recital", NameSort::Always), ("clause", NameSort::Always),
    ("subsection", NameSort::Always), ("table", NameSort::Always), ("figure", NameSort::UnlessUnit), ("fig.", NameSort::Always),
    ("chart", NameSort::Always), ("box", NameSort::Always), ("exhibit", NameSort::Always), ("note", NameSort::Always),
    ("notes", NameSort::Always), ("footnote", NameSort::Always), ("item", NameSort::Always), ("rule", NameSort::Always),
    ("schedule", NameSort::Always), ("volume", NameSort::Always), ("vol.", NameSort::Always), ("issue", NameSort::Always),
    ("slide", NameSort::UnlessUnit), ("column", NameSort::Always), ("row", NameSort::Always), ("line", NameSort::UnlessUnit),
    ("equation", NameSort::Always), ("question", NameSort::Always), ("step", NameSort::Always), ("protocol", NameSort::Always),
    ("amendment", NameSort::Always), ("title", NameSort::Always), ("act", NameSort::Always), ("regulation", NameSort::Always),
    ("directive", NameSort::Always), ("decision", NameSort::Always), ("resolution", NameSort::Always), ("law", NameSort::Always),
    ("case", NameSort::UnlessUnit), ("docket", NameSort::Always), ("ifrs", NameSort::Always), ("ias", NameSort::Always),
    ("iso", NameSort::Always), ("en", NameSort::Always), ("din", NameSort::Always), ("bs", NameSort::Always), ("asc", NameSort::Always),
    // Numbers of things.
    ("no", NameSort::UnlessUnit), ("no.", NameSort::Always), ("nos.", NameSort::Always), ("number", NameSort::UnlessUnit),
    ("nr", NameSort::UnlessUnit), ("nr.", NameSort::Always), ("#", NameSort::Always), ("№", NameSort::Always),
    ("§", NameSort::Always), ("§ §", NameSort::Always), ("§§", NameSort::Always), ("room", NameSort::Always), ("floor", NameSort::Always),
    ("gate", NameSort::Always), ("platform", NameSort::Always), ("terminal", NameSort::Always), ("flight", NameSort::Always),
    ("route", NameSort::Always), ("channel", NameSort::Always), ("unit", NameSort::Always), ("block", NameSort::Always),
    ("reactor", NameSort::Always), ("building", NameSort::Always), ("pier", NameSort::Always), ("highway", NameSort::Always),
    ("junction", NameSort::Always), ("zone", NameSort::Always), ("district", NameSort::Always), ("suite", NameSort::Always),
    ("lot", NameSort::Always), ("batch", NameSort::Always), ("model", NameSort::Always), ("version", NameSort::Always),
    ("release", NameSort::Always), ("tel", NameSort::Always), ("tel.", NameSort::Always), ("phone", NameSort::Always),
    ("fax", NameSort::Always), ("isbn", NameSort::Always), ("issn", NameSort::Always), ("doi", NameSort::Always), ("id", NameSort::Always),
    ("call", NameSort::UnlessUnit), ("ref.", NameSort::Always), ("reference", NameSort::Always),
    // Steps of an order.
    ("phase", NameSort::Always), ("scope", NameSort::Always), ("stage", NameSort::Always), ("tier", NameSort::Always),
    ("type", NameSort::Always), ("class", NameSort::Always), ("category", NameSort::Always), ("grade", NameSort::Always),
    ("level", NameSort::Always), ("part", NameSort::Always), ("pillar", NameSort::Always), ("round", NameSort::Always),
    ("scenario", NameSort::Always), ("option", NameSort::Always), ("series", NameSort::Always), ("generation", NameSort::Always),
    ("priority", NameSort::Always), ("goal", NameSort::Always), ("day", NameSort::Always), ("week", NameSort::Always),
    ("episode", NameSort::Always), ("season", NameSort::Always), ("lesson", NameSort::Always), ("track", NameSort::Always),
    ("group", NameSort::UnlessUnit), ("sample", NameSort::UnlessUnit), ("formula", NameSort::Always), ("covid", NameSort::Always),
    ("sdg", NameSort::Always), ("module", NameSort::Always), ("cluster", NameSort::Always), ("site", NameSort::Always),
    ("windows", NameSort::Always), ("top", NameSort::Always), ("euro", NameSort::UnlessUnit), ("apollo", NameSort::Always),
    ("size", NameSort::Always), ("code", NameSort::Always), ("form", NameSort::Always), ("basel", NameSort::Always),
];

/// Words of votes and results.
pub const VOTES: &[&str] = &[
    "vote", "voted", "votes", "voting", "majority", "ruling", "ruled", "split", "decision", "decided", "won", "win", "wins", "lost",
    "lose", "beat", "beats", "beaten", "defeated", "draw", "drew", "drawn", "score", "scored", "lead", "led", "victory", "defeat",
    "game", "match", "committee", "panel", "court", "passed", "approved", "unanimous", "tie", "tied", "goals", "final", "members",
];

/// Words after a figure that say nothing of it: prepositions, conjunctions, pronouns, auxiliary verbs and the like.
pub const HARMLESS_AFTER: &[&str] = &[
    "in", "on", "at", "by", "for", "from", "to", "with", "without", "into", "onto", "during", "after", "before", "until", "till",
    "since", "between", "among", "across", "against", "through", "throughout", "under", "over", "via", "within", "versus", "vs",
    "vs.", "than", "as", "and", "but", "nor", "so", "yet", "if", "when", "while", "whereas", "because", "although", "though",
    "that", "which", "who", "whom", "whose", "where", "this", "these", "those", "it", "they", "he", "she", "we", "i", "you", "there",
    "was", "were", "is", "are", "be", "been", "being", "will", "would", "shall", "should", "may", "might", "can", "could", "must",
    "has", "have", "had", "do", "does", "did", "not", "also", "only", "then", "now", "still", "already", "again", "too", "out",
    "off", "compared", "including", "excluding", "according", "based", "due", "depending", "relative", "respectively", "overall",
    "total", "net", "gross", "each", "all", "both", "other", "instead", "of", "unless", "once", "per", "its", "their", "our", "his", "her",
    "the", "even", "just", "later", "earlier", "ago", "today", "yesterday", "last", "next", "following", "followed", "despite", "amid",
    "about", "around", "near", "beyond", "alone", "together", "altogether", "further", "here", "however", "thereby", "therefore",
    "what", "how", "why", "whether", "e.g.", "i.e.", "or", "toward", "towards", "upon", "like", "such", "every", "any", "some",
    "year-on-year", "yoy", "qoq", "mom", "ytd", "vs", "ended", "ending", "plus",
];

/// Words before a figure that say nothing of it, though they end or stand like qualifiers.
pub const HARMLESS_BEFORE: &[&str] = &[
    "only", "respectively", "currently", "recently", "annually", "yearly", "monthly", "weekly", "daily", "quarterly", "previously",
    "formerly", "originally", "initially", "finally", "eventually", "already", "still", "now", "then", "july", "family", "italy", "supply", "namely",
    "collectively", "jointly", "globally", "internationally", "nationally", "locally", "directly", "indirectly", "separately",
    "additionally", "subsequently", "consequently", "accordingly", "officially", "simultaneously", "immediately", "temporarily",
    "permanently", "quickly", "sharply", "steadily", "gradually", "rapidly", "significantly", "substantially", "considerably",
    "slightly", "modestly", "marginally", "strongly", "firmly", "unexpectedly", "assembly", "reply", "apply", "fully", "organically",
    "early", "likely", "reportedly", "publicly", "privately", "successfully", "newly", "typically", "usually", "normally",
    "generally", "mostly", "mainly", "primarily", "largely", "partly", "rather", "other", "together",
    "totally", "seasonally", "internally", "externally", "commercially", "legally", "financially", "historically", "sequentially", "merely", "just", "simply",
];

/// Adjectives and nouns between a number and what is counted that don't change the count: 48 *new offshore* turbines. Words such
/// as more, additional and other aren't among them.
pub const HARMLESS_BETWEEN: &[&str] = &[
    // Size, age, kind.
    "new", "old", "large", "small", "big", "major", "minor", "key", "main", "different", "separate", "individual", "independent", "single",
    "whole", "full", "full-time", "part-time", "permanent", "temporary", "active", "existing", "current", "former", "consecutive",
    "straight", "successive", "calendar", "working", "business", "trading", "common", "ordinary", "preferred", "young", "adult", "unique",
    "medium-sized", "small and medium-sized", "high-speed", "low-cost", "long", "short", "open", "closed", "empty", "successful", "potential",
    // Whose.
    "public", "private", "local", "regional", "national", "international", "foreign", "domestic", "global", "federal", "municipal",
    "state", "state-owned", "listed", "member", "eu", "us", "uk", "u.s.", "american", "british", "european", "german", "french", "japanese",
    "chinese", "indian", "italian", "spanish", "dutch", "asian", "african", "canadian", "australian", "korean", "swiss", "danish", "swedish",
    "norwegian", "polish", "overseas", "offshore", "onshore", "coastal", "urban", "rural",
    // What for.
    "commercial", "industrial", "residential", "military", "civil", "civilian", "medical", "clinical", "legal", "financial",
    "electric", "solar", "wind", "nuclear", "gas", "oil", "coal", "hydro", "hydrogen", "battery", "cargo", "container", "passenger",
    "merchant", "fishing", "naval", "retail", "production", "research", "construction", "maintenance", "engineering", "management", "sales", "tax", "power", "energy", "water", "food", "manufacturing", "pilot", "demonstration", "social", "staff",
    "internet", "online", "mobile", "direct", "voting", "family", "student", "corporate", "institutional", "paying", "daily", "monthly",
];
