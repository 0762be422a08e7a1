//! The structure tree of tagged PDF (ISO 32000-1 §14.7–14.8), from the tree of the page.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::annotation::{Annotation, contents};
use crate::language::Language;
use crate::page::{ChartArea, Child, Element, Leaf, LinkTarget, Page, Role, Scope};

/// The standard structure type of a role.
pub(super) fn tag(role: Role) -> &'static str {
    match role {
        Role::Section => "Sect",
        Role::Title => "H1",
        Role::Heading => "H2",
        Role::Paragraph => "P",
        Role::BottomLine | Role::Picture => "Div",
        Role::List { .. } | Role::Terms => "L",
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
        Role::Caption => "Caption",
        Role::Span(_) | Role::Abbreviation(_) => "Span",
        Role::Reference => "Reference",
        Role::Link(_) => "Link",
    }
}

/// Builds the tree and returns its root. `annotations` holds the annotations of each link of the page. The keys of the
/// sheets are 0, 1, …; those of the annotations, in this order, must come after them.
pub(super) fn build(
    document: &mut Document,
    page: &Page,
    sheets: &[ObjectId],
    annotations: &[Vec<Annotation>],
    language: Language,
) -> ObjectId {
    let root = document.new_object_id();
    let body = document.new_object_id();
    let mut builder = Builder {
        document,
        page,
        sheets,
        annotations,
        language,
        marks: vec![Vec::new(); sheets.len()],
        links: vec![None; annotations.len()],
    };
    let kids: Vec<Object> =
        page.content.iter().map(|element| builder.element(element, body).into()).collect();
    let Builder { marks, links, .. } = builder;
    document.set_object(
        body,
        dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids },
    );
    let mut numbers: Vec<Object> = Vec::new();
    let mut key = 0;
    let mut number = |entry: Object| {
        numbers.extend([key.into(), entry]);
        key += 1;
    };
    for marks in marks {
        number(marks.into_iter().map(Object::from).collect::<Vec<_>>().into());
    }
    for (annotations, link) in annotations.iter().zip(links) {
        annotations.iter().for_each(|_| number(link.map_or(Object::Null, Object::from)));
    }
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => body,
            "ParentTree" => parents,
            "ParentTreeNextKey" => key,
        },
    );
    root
}

struct Builder<'a> {
    document: &'a mut Document,
    page: &'a Page,
    sheets: &'a [ObjectId],
    annotations: &'a [Vec<Annotation>],
    language: Language,
    /// For each sheet and each of its marked-content sequences, the element that holds it.
    marks: Vec<Vec<ObjectId>>,
    /// For each link, its element.
    links: Vec<Option<ObjectId>>,
}

impl Builder<'_> {
    fn element(&mut self, element: &Element, parent: ObjectId) -> ObjectId {
        let id = self.document.new_object_id();
        // An element that continues on the next sheet belongs to the sheet where it begins.
        let own = self.sheet(element.top());
        let mut kids: Vec<Object> = Vec::new();
        for child in &element.children {
            match child {
                Child::Element(element) => kids.push(self.element(element, id).into()),
                Child::Leaf(leaf) => kids.extend(self.mark(leaf, id, own)),
            }
        }
        if let Role::Link(index) = element.role {
            for annotation in self.annotations.get(index).into_iter().flatten() {
                let sheet = self.sheets.get(annotation.sheet).copied().unwrap_or_default();
                kids.push(dictionary! { "Type" => "OBJR", "Obj" => annotation.id, "Pg" => sheet }.into());
            }
            if let Some(link) = self.links.get_mut(index) {
                *link = Some(id);
            }
        }
        let mut dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => tag(element.role),
            "P" => parent,
            "Pg" => self.sheets.get(own).copied().unwrap_or_default(),
            "K" => kids,
        };
        if let Role::Link(index) = element.role
            && let Some(link) = self.page.links.get(index)
            && matches!(link.target, LinkTarget::Reference(_) | LinkTarget::Citation(_))
        {
            // A number in brackets is said as what it is. What is copied stays as it is shown.
            dictionary.set("Alt", text_string(&contents(link, self.language)));
        }
        if let Some(attributes) = attributes(element.role) {
            dictionary.set("A", attributes);
        }
        if let Role::Figure(index) = element.role
            && let Some(chart) = self.page.charts.get(index)
        {
            dictionary.set("Alt", text_string(&chart.alt));
            dictionary.set("A", chart_attributes(chart, self.page));
        }
        if let Role::Abbreviation(said) = element.role {
            dictionary.set("E", text_string(said));
        }
        if let Role::Span(language) = element.role {
            dictionary.set("Lang", Object::string_literal(language));
        }
        self.document.set_object(id, dictionary);
        id
    }

    fn sheet(&self, y: Option<f32>) -> usize {
        y.map_or(0, |y| self.page.sheet_of(y))
    }

    /// The mark of a leaf as a kid of an element on the sheet `own`; none for a leaf that shows nothing.
    fn mark(&mut self, leaf: &Leaf, element: ObjectId, own: usize) -> Option<Object> {
        let sheet = self.sheet(Some(leaf.top()?));
        let marks = self.marks.get_mut(sheet)?;
        let mark = i64::try_from(marks.len()).unwrap_or(i64::MAX);
        marks.push(element);
        if sheet == own {
            return Some(mark.into());
        }
        let sheet = self.sheets.get(sheet).copied()?;
        Some(dictionary! { "Type" => "MCR", "Pg" => sheet, "MCID" => mark }.into())
    }
}

/// Where a chart is on the page (ISO 32000-1 §14.8.5.4.3).
fn chart_attributes(chart: &ChartArea, page: &Page) -> Dictionary {
    let [left, top, right, bottom] = chart.area;
    let (top, bottom, page_height) = (page.on_sheet(top), page.on_sheet(bottom), page.height);
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
        Role::Terms => Some(dictionary! { "O" => "List", "ListNumbering" => "None" }),
        _ => None,
    }
}
