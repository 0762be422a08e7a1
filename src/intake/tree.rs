//! The tree of an HTML document, as the parser builds it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};

/// Elements nested deeper than this are refused; pages have some dozens.
pub(super) const DEEPEST: usize = 400;

/// A node: an element, or a text.
#[derive(Debug)]
pub struct Node {
    /// The name of an element; none of a text, a comment and the document.
    name: Option<QualName>,
    attributes: RefCell<Vec<Attribute>>,
    text: RefCell<String>,
    parent: RefCell<Weak<Self>>,
    children: RefCell<Vec<Rc<Self>>>,
    /// What a `template` holds, which no page shows.
    held: RefCell<Option<Rc<Self>>>,
}

impl Node {
    fn new(name: Option<QualName>, attributes: Vec<Attribute>, text: String) -> Rc<Self> {
        Rc::new(Self {
            name,
            attributes: RefCell::new(attributes),
            text: RefCell::new(text),
            parent: RefCell::default(),
            children: RefCell::default(),
            held: RefCell::default(),
        })
    }

    /// The name of an element in lower case; empty of anything else.
    pub fn name(&self) -> &str {
        self.name.as_ref().map_or("", |name| &*name.local)
    }

    /// An attribute of an element.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let attributes = self.attributes.borrow();
        let found = attributes.iter().find(|attribute| &*attribute.name.local == name);
        found.map(|attribute| attribute.value.to_string())
    }

    /// The characters of a text; empty of anything else.
    pub fn text(&self) -> String {
        self.text.borrow().clone()
    }

    /// What it holds, in order.
    pub fn children(&self) -> Vec<Rc<Self>> {
        self.children.borrow().clone()
    }
}

/// A tree is taken apart without recursion: nobody limits how deep elements are nested.
impl Drop for Node {
    fn drop(&mut self) {
        let mut nodes: Vec<Rc<Self>> = self.children.take();
        nodes.extend(self.held.take());
        while let Some(node) = nodes.pop() {
            if Rc::strong_count(&node) == 1 {
                nodes.extend(node.children.take());
                nodes.extend(node.held.take());
            }
        }
    }
}

/// The document of an HTML text.
pub fn document(html: &str) -> Rc<Node> {
    let builder = Builder { document: Node::new(None, Vec::new(), String::new()) };
    parse_document(builder, ParseOpts::default()).one(html)
}

struct Builder {
    document: Rc<Node>,
}

impl Builder {
    /// Appends a node, or a text to the text before it.
    fn put(parent: &Rc<Node>, at: usize, child: NodeOrText<Rc<Node>>) {
        let node = match child {
            NodeOrText::AppendNode(node) => {
                Self::take_out(&node);
                node
            }
            NodeOrText::AppendText(text) => {
                let children = parent.children.borrow();
                let before = at.checked_sub(1).and_then(|before| children.get(before));
                if let Some(before) =
                    before.filter(|before| before.name.is_none() && !before.text.borrow().is_empty())
                {
                    before.text.borrow_mut().push_str(&text);
                    return;
                }
                drop(children);
                Node::new(None, Vec::new(), text.to_string())
            }
        };
        *node.parent.borrow_mut() = Rc::downgrade(parent);
        let mut children = parent.children.borrow_mut();
        let at = at.min(children.len());
        children.insert(at, node);
    }

    fn place(node: &Rc<Node>) -> Option<(Rc<Node>, usize)> {
        let parent = node.parent.borrow().upgrade()?;
        let at = parent.children.borrow().iter().position(|child| Rc::ptr_eq(child, node))?;
        Some((parent, at))
    }

    fn take_out(node: &Rc<Node>) {
        if let Some((parent, at)) = Self::place(node) {
            parent.children.borrow_mut().remove(at);
            *node.parent.borrow_mut() = Weak::new();
        }
    }
}

impl TreeSink for Builder {
    type Handle = Rc<Node>;
    type Output = Rc<Node>;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Rc<Node> {
        self.document
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Node> {
        Rc::clone(&self.document)
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Node>) -> ExpandedName<'a> {
        static NONE: QualName =
            QualName { prefix: None, ns: html5ever::ns!(), local: html5ever::local_name!("") };
        target.name.as_ref().unwrap_or(&NONE).expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Rc<Node> {
        let node = Node::new(Some(name), attributes, String::new());
        if flags.template {
            *node.held.borrow_mut() = Some(Node::new(None, Vec::new(), String::new()));
        }
        node
    }

    fn create_comment(&self, _: StrTendril) -> Rc<Node> {
        Node::new(None, Vec::new(), String::new())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Rc<Node> {
        Node::new(None, Vec::new(), String::new())
    }

    fn append(&self, parent: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        let end = parent.children.borrow().len();
        Self::put(parent, end, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Rc<Node>,
        before: &Rc<Node>,
        child: NodeOrText<Rc<Node>>,
    ) {
        match Self::place(element) {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Rc<Node>) -> Rc<Node> {
        target.held.borrow().clone().unwrap_or_else(|| Rc::clone(target))
    }

    fn same_node(&self, one: &Rc<Node>, other: &Rc<Node>) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        if let NodeOrText::AppendNode(node) = &child {
            Self::take_out(node);
        }
        if let Some((parent, at)) = Self::place(sibling) {
            Self::put(&parent, at, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Rc<Node>, attributes: Vec<Attribute>) {
        let mut known = target.attributes.borrow_mut();
        for attribute in attributes {
            if known.iter().all(|other| other.name != attribute.name) {
                known.push(attribute);
            }
        }
    }

    fn remove_from_parent(&self, target: &Rc<Node>) {
        Self::take_out(target);
    }

    fn reparent_children(&self, node: &Rc<Node>, parent: &Rc<Node>) {
        for child in node.children.take() {
            *child.parent.borrow_mut() = Rc::downgrade(parent);
            parent.children.borrow_mut().push(child);
        }
    }
}
