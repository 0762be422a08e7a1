//! A redline as a page of HTML that needs no other file: what was struck is struck through, and what was inserted is
//! underlined, so that a print in black and white shows the same as the screen.

use super::line::{RedlineBlock, RedlineLine, RedlineRun, lines};
use super::messages::LEGEND;
use super::piece::{RedlineMark, RedlinePiece};
use crate::language::Language;

/// What is written above a redline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The brief: `japan-ports/investor.en`.
    pub brief: String,
    /// Its language.
    pub language: Language,
    /// What the old text is.
    pub old: String,
    /// What the new text is.
    pub new: String,
}

/// The page. There is no script in it, and it loads nothing.
pub fn to_html(pieces: &[RedlinePiece], heading: &Heading) -> String {
    let Heading { brief, language, old, new } = heading;
    let (brief, old, new) = (escape(brief), escape(old), escape(new));
    let mut body = String::new();
    let lines = lines(pieces);
    let mut at = 0;
    while at < lines.len() {
        let block = lines[at].block();
        let end = at + lines[at..].iter().take_while(|line| line.block() == block).count();
        let same = &lines[at..end];
        match block {
            RedlineBlock::Row => table(same, &mut body),
            RedlineBlock::Item => list(same, "ul", &mut body),
            RedlineBlock::Note => list(same, "ol", &mut body),
            RedlineBlock::Blank => {}
            RedlineBlock::Heading(level) => each(same, &format!("h{level}"), &mut body),
            RedlineBlock::Quote => each(same, "blockquote", &mut body),
            RedlineBlock::Chart => each(same, "figure", &mut body),
            RedlineBlock::Rule => body.push_str("<hr>\n"),
            RedlineBlock::Paragraph => each(same, "p", &mut body),
        }
        at = end;
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{brief}: {old} → {new}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header lang=\"en\">{brief} · {old} → {new} · \
         {LEGEND}</header>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

const STYLE: &str = "\
body { font: 11pt/1.6 sans-serif; color: #000; background: #fff; max-width: 46em; margin: 2em auto; padding: 0 1em; }
header { font-size: 9pt; color: #444; border-bottom: 1px solid #999; padding-bottom: .5em; }
h1 { font-size: 17pt; line-height: 1.3; } h2 { font-size: 12pt; margin-top: 1.6em; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #999; }
table { border-collapse: collapse; } th, td { border-bottom: 1px solid #ccc; padding: .2em .8em; text-align: left; }
figure { margin: 1em 0; font-style: italic; } ol { list-style: none; padding: 0; font-size: 9pt; }
sup { line-height: 0; } hr { border: 0; border-top: 1px solid #ccc; }
del { text-decoration: line-through; color: #666; } ins { text-decoration: underline; font-weight: 600; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr, li { break-inside: avoid; } }
";

fn each(lines: &[RedlineLine], tag: &str, html: &mut String) {
    for line in lines {
        html.push_str(&format!("<{tag}>{}</{tag}>\n", inline(&line.content())));
    }
}

fn list(lines: &[RedlineLine], tag: &str, html: &mut String) {
    html.push_str(&format!("<{tag}>\n"));
    each(lines, "li", html);
    html.push_str(&format!("</{tag}>\n"));
}

fn table(rows: &[RedlineLine], html: &mut String) {
    html.push_str("<table>\n");
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_delimiter()) {
        let head = rows.get(at + 1).is_some_and(RedlineLine::is_delimiter);
        let tag = if head { "th" } else { "td" };
        let cells = row.cells();
        let cells = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", inline(cell)));
        html.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
    }
    html.push_str("</table>\n");
}

/// Runs of a line as HTML. Bold type that is in both texts is shown as bold, across what changed within it. Where the bold
/// type itself changed, its asterisks are shown.
fn inline(runs: &[RedlineRun]) -> String {
    let mut html = String::new();
    let mut strong = false;
    for run in runs {
        let pairs = run.mark == RedlineMark::Kept || run.text.matches("**").count().is_multiple_of(2);
        let asterisks = if pairs { Asterisks::Bold } else { Asterisks::Shown };
        let inner = characters(&run.text, &mut strong, asterisks);
        html.push_str(&match run.mark {
            RedlineMark::Kept => inner,
            RedlineMark::Struck => format!("<del>{inner}</del>"),
            RedlineMark::Inserted => format!("<ins>{inner}</ins>"),
        });
    }
    html
}

/// What two asterisks in a run become.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asterisks {
    /// Bold type begins or ends.
    Bold,
    /// Themselves.
    Shown,
}

fn characters(text: &str, strong: &mut bool, asterisks: Asterisks) -> String {
    let mut html = String::new();
    if *strong {
        html.push_str("<strong>");
    }
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if asterisks == Asterisks::Bold
            && let Some(after) = rest.strip_prefix("**")
        {
            html.push_str(if *strong { "</strong>" } else { "<strong>" });
            *strong = !*strong;
            rest = after;
        } else if let Some((number, after)) = citation(rest) {
            html.push_str(&format!("<sup>{number}</sup>"));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("&amp;") {
            html.push_str("&amp;");
            rest = after;
        } else {
            let after = &rest[first.len_utf8()..];
            let escaped = after.chars().next().filter(|next| first == '\\' && next.is_ascii_punctuation());
            let shown = escaped.unwrap_or(first);
            html.push_str(&escape(shown.encode_utf8(&mut [0; 4])));
            rest = escaped.map_or(after, |escaped| &after[escaped.len_utf8()..]);
        }
    }
    if *strong {
        html.push_str("</strong>");
    }
    html
}

/// A citation at the start of a text, and what follows it.
fn citation(text: &str) -> Option<(&str, &str)> {
    let (number, after) = text.strip_prefix("[^")?.split_once(']')?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some((number, after))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
