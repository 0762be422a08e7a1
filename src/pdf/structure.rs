//! The structure tree of tagged PDF (ISO 32000-1 §14.7–14.8), from the tree of the page.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use crate::page::{Child, Element, FigureArea, Page, Role, Scope};

/// The standard structure type of a role.
pub(super) fn tag(role: Role) -> &'static str {
    match role {
        Role::Section => "Sect",
        Role::Title => "H1",
        Role::Heading => "H2",
        Role::Paragraph => "P",
        Role::BlockQuote => "BlockQuote",
        Role::List { .. } => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::ItemBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::HeadCell(_) => "TH",
        Role::Cell => "TD",
        Role::Figure(_) => "Figure",
        Role::Span(_) => "Span",
        Role::Reference => "Reference",
        Role::Link(_) => "Link",
    }
}

/// Builds the tree and returns its root. `annotations` holds, for each link of the page, its annotations;
/// they must carry the keys 1, 2, … in this order, because 0 is the page's own.
pub(super) fn build(
    document: &mut Document,
    page: &Page,
    page_id: ObjectId,
    annotations: &[Vec<ObjectId>],
) -> ObjectId {
    let root = document.new_object_id();
    let body = document.new_object_id();
    let mut builder = Builder {
        document,
        page,
        page_id,
        annotations,
        marks: Vec::new(),
        links: vec![None; annotations.len()],
    };
    let kids: Vec<Object> =
        page.content.iter().map(|element| builder.element(element, body).into()).collect();
    let Builder { marks, links, .. } = builder;
    document.set_object(
        body,
        dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids },
    );
    let mut numbers: Vec<Object> =
        vec![0.into(), marks.into_iter().map(Object::from).collect::<Vec<_>>().into()];
    let mut key = 0;
    for (annotations, link) in annotations.iter().zip(links) {
        for _ in annotations {
            key += 1;
            numbers.push(key.into());
            numbers.push(link.map_or(Object::Null, Object::from));
        }
    }
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => body,
            "ParentTree" => parents,
            "ParentTreeNextKey" => key + 1,
        },
    );
    root
}

struct Builder<'a> {
    document: &'a mut Document,
    page: &'a Page,
    page_id: ObjectId,
    annotations: &'a [Vec<ObjectId>],
    /// For each marked-content sequence, the element that holds it.
    marks: Vec<ObjectId>,
    /// For each link, its element.
    links: Vec<Option<ObjectId>>,
}

impl Builder<'_> {
    fn element(&mut self, element: &Element, parent: ObjectId) -> ObjectId {
        let id = self.document.new_object_id();
        let mut kids: Vec<Object> = Vec::new();
        for child in &element.children {
            match child {
                Child::Element(element) => kids.push(self.element(element, id).into()),
                Child::Leaf(_) => {
                    kids.push(Object::Integer(i64::try_from(self.marks.len()).unwrap_or(i64::MAX)));
                    self.marks.push(id);
                }
            }
        }
        if let Role::Link(index) = element.role {
            for annotation in self.annotations.get(index).into_iter().flatten() {
                kids.push(
                    dictionary! { "Type" => "OBJR", "Obj" => *annotation, "Pg" => self.page_id }.into(),
                );
            }
            if let Some(link) = self.links.get_mut(index) {
                *link = Some(id);
            }
        }
        let mut dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => tag(element.role),
            "P" => parent,
            "Pg" => self.page_id,
            "K" => kids,
        };
        if let Some(attributes) = attributes(element.role) {
            dictionary.set("A", attributes);
        }
        if let Role::Figure(index) = element.role
            && let Some(figure) = self.page.figures.get(index)
        {
            dictionary.set("Alt", text_string(&figure.alt));
            dictionary.set("A", figure_attributes(figure, self.page.height));
        }
        if let Role::Span(language) = element.role {
            dictionary.set("Lang", Object::string_literal(language.tag()));
        }
        self.document.set_object(id, dictionary);
        id
    }
}

/// Where a figure stands on the page (ISO 32000-1 §14.8.5.4.3).
fn figure_attributes(figure: &FigureArea, page_height: f32) -> Dictionary {
    let [left, top, right, bottom] = figure.area;
    let rounded = |length: f32| Object::Real((length * 100.0).round() / 100.0);
    let bounds = [left, page_height - bottom, right, page_height - top].map(rounded);
    dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds.to_vec() }
}

fn attributes(role: Role) -> Option<Dictionary> {
    match role {
        Role::HeadCell(scope) => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            Some(dictionary! { "O" => "Table", "Scope" => scope })
        }
        Role::List { numbered } => {
            Some(dictionary! { "O" => "List", "ListNumbering" => if numbered { "Decimal" } else { "Disc" } })
        }
        _ => None,
    }
}
