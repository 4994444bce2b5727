//! A whole file: what it uses and what it declares.

use super::Name;
use super::guide::{About, Guide, Procedure, ValueDecl};
use super::product::Product;
use super::reader::{Device, Maker, NamedCondition, Question, Series};
use super::remark::Remark;
use super::screen::ScreensOf;
use super::text::Text;
use crate::source::Span;

/// One parsed file, in the order of writing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    pub uses: Vec<Use>,
    pub items: Vec<Item>,
    /// Comments with their `#`, in order.
    pub comments: Vec<Span>,
    /// Those of them that speak to guidec.
    pub remarks: Vec<Remark>,
}

/// `use "../apps/alipay.guide"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub span: Span,
    pub path: Text,
}

/// A top-level declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Product(Product),
    Maker(Maker),
    Device(Device),
    Series(Series),
    Question(Question),
    Condition(NamedCondition),
    ScreensOf(ScreensOf),
    Guide(Guide),
    Procedure(Procedure),
    About(About),
    Value(ValueDecl),
}

/// The name and the printed title that most declarations begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Keyword to title.
    pub span: Span,
    /// Missing only where the language lets it be (a guide is then named after its file).
    pub name: Option<Name>,
    pub title: Option<Text>,
}
