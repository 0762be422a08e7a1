//! The text of an HTML page as a reader sees it: a block is a line, a row of a table too, its cells parted by tabs.

use std::rc::Rc;

use super::refused::Unextracted;
use super::script::Script;
use super::table::{self, HtmlTable};
use super::tree::{DEEPEST, Node, document};

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageHead {
    /// Its title.
    pub title: Option<String>,
    /// Its language, as it is written.
    pub language: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// The text of a page, and what its head says.
///
/// # Errors
/// When its elements are nested too deeply.
pub fn text(html: &str) -> Result<(String, PageHead), Unextracted> {
    let document = document(html);
    let mut lines = PageLines::default();
    lines.node(&document, 0)?;
    let mut head = PageHead::default();
    read_head(&document, &mut head, 0)?;
    Ok((lines.finish(), head))
}

/// PageLines as they are gathered.
#[derive(Debug, Default)]
struct PageLines {
    lines: Vec<String>,
    line: String,
    /// Whether white space came since the last character.
    blank: bool,
    /// Whether white space is kept as it is.
    kept: bool,
}

impl PageLines {
    /// Adds what a node shows.
    fn node(&mut self, node: &Rc<Node>, depth: usize) -> Result<(), Unextracted> {
        if depth > DEEPEST {
            return Err(Unextracted::TooDeep);
        }
        let name = node.name();
        if name.is_empty() {
            self.text(&node.text());
        }
        if is_hidden(node) {
            return Ok(());
        }
        match name {
            "br" => self.end_line(),
            "sup" => self.script(node, depth, Script::Raised)?,
            "sub" => self.script(node, depth, Script::Lowered)?,
            "table" => {
                self.end_block();
                self.table(node, depth)?;
                self.end_block();
            }
            "pre" => {
                self.end_block();
                let before = std::mem::replace(&mut self.kept, true);
                self.children(node, depth)?;
                self.kept = before;
                self.end_block();
            }
            _ if is_block(name) => {
                self.end_block();
                self.children(node, depth)?;
                self.end_block();
            }
            _ => self.children(node, depth)?,
        }
        Ok(())
    }

    fn children(&mut self, node: &Rc<Node>, depth: usize) -> Result<(), Unextracted> {
        node.children().iter().try_for_each(|child| self.node(child, depth + 1))
    }

    /// Adds a table, or what its cells hold where it only arranges a page.
    fn table(&mut self, node: &Rc<Node>, depth: usize) -> Result<(), Unextracted> {
        let mut text = |cell: &Rc<Node>| {
            let mut lines = Self::default();
            lines.children(cell, depth + 1)?;
            Ok(lines.finish())
        };
        match table::read(node, &mut text)? {
            HtmlTable::Arranged(cells) => {
                for cell in &cells {
                    self.end_block();
                    self.children(cell, depth + 1)?;
                    self.end_block();
                }
            }
            HtmlTable::Data { captions, rows } => {
                captions.iter().try_for_each(|caption| self.node(caption, depth + 1))?;
                self.lines.extend(rows);
            }
        }
        Ok(())
    }

    /// A raised or lowered piece. Digits become the characters for it, so that 5,000¹ and 10⁶ aren't numbers of more digits.
    fn script(&mut self, node: &Rc<Node>, depth: usize, script: Script) -> Result<(), Unextracted> {
        let mut piece = Self::default();
        piece.children(node, depth)?;
        let piece = piece.finish();
        let piece = piece.trim();
        if let Some(digits) = script.digits(piece) {
            self.text(&digits);
            return Ok(());
        }
        // 11th, but not 1,234 with the note a.
        if self.line.ends_with(|c: char| c.is_ascii_digit()) && !ORDINALS.contains(&piece) {
            self.blank = true;
        }
        self.text(piece);
        Ok(())
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                // Places where a word may be divided.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                '\n' if self.kept => self.end_line(),
                c if c.is_whitespace() && self.kept => self.line.push(c),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.blank = true,
                c => {
                    if self.blank && !self.line.is_empty() {
                        self.line.push(' ');
                    }
                    self.blank = false;
                    self.line.push(c);
                }
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.blank = false;
        // A line that ends is the author's; no figure goes on in the next one.
        let goes_on = |line: &str| line.starts_with(|c: char| c.is_ascii_digit());
        let before = self.lines.last().is_some_and(|last| last.ends_with(|c: char| c.is_ascii_digit()));
        if before && goes_on(line.trim()) {
            self.lines.push(String::new());
        }
        self.lines.push(line.trim().to_owned());
    }

    /// Ends a line that has begun, and leaves an empty one after it.
    fn end_block(&mut self) {
        if !self.line.is_empty() {
            self.end_line();
        }
        self.blank = false;
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// The lines, without empty ones at either end or two of them together.
    fn finish(mut self) -> String {
        self.end_block();
        let mut text = String::new();
        for line in self.lines {
            if line.is_empty() && (text.is_empty() || text.ends_with("\n\n")) {
                continue;
            }
            text.push_str(&line);
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        text
    }
}

const ORDINALS: [&str; 7] = ["st", "nd", "rd", "th", "er", "re", "e"];

/// Elements that no page shows, or shows as struck out.
fn is_hidden(node: &Node) -> bool {
    let name = node.name();
    let never = [
        "script", "style", "head", "template", "noscript", "title", "meta", "link", "svg", "math", "iframe",
        "object", "audio", "video", "canvas", "datalist", "del", "s", "strike",
    ];
    let style = || node.attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    never.contains(&name)
        || !name.is_empty() && node.attribute("hidden").is_some()
        || !name.is_empty()
            && ["display:none", "visibility:hidden"].iter().any(|hidden| style().contains(hidden))
}

fn is_block(name: &str) -> bool {
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "search",
        "section",
        "select",
        "summary",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
    .contains(&name)
}

/// Reads title, language and address.
fn read_head(node: &Rc<Node>, head: &mut PageHead, depth: usize) -> Result<(), Unextracted> {
    if depth > DEEPEST {
        return Err(Unextracted::TooDeep);
    }
    let said = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    match node.name() {
        "html" => head.language = said(node.attribute("lang")),
        "title" if head.title.is_none() => {
            let text: Vec<String> = node.children().iter().map(|child| child.text()).collect();
            let text: Vec<String> = text.concat().split_whitespace().map(str::to_owned).collect();
            head.title = said(Some(text.join(" ")));
        }
        "link" if node.attribute("rel").as_deref() == Some("canonical") => {
            head.url = said(node.attribute("href"))
        }
        // A page's own title is not that of a drawing in it.
        "body" | "svg" => return Ok(()),
        _ => {}
    }
    node.children().iter().try_for_each(|child| read_head(child, head, depth + 1))
}
