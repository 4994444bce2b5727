//! The parser that pest makes of `grammar/guide.pest`.

use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "../grammar/guide.pest"]
pub(super) struct Grammar;
