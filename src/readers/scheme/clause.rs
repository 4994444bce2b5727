//! What a project can say about a product's version strings.

/// One clause of a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// `scheme releases "Cupcake", "Donut"`: these and no others, in this order.
    Releases(Vec<String>),
    /// `scheme lines "V", "OS"`: several lines of versions, one after the other.
    Lines(Vec<Line>),
    /// `parts 4`: so many numbers order; what follows them is ignored.
    Parts(usize),
    /// `separators ".", " "`: what may stand between two numbers; a dot if nothing is said.
    Separators(Vec<String>),
    /// `suffix "beta", "rc" before`: words that may follow the numbers, in ascending order.
    Suffix { words: Vec<String>, rank: SuffixRank },
    /// `suffix any ignored`: whatever else follows the numbers is ignored.
    AnySuffixIgnored,
    /// `names "Pie" = 9` and `names "12L" after 12`.
    Name { text: String, relation: NameRelation, of: String },
}

/// One of several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What its versions begin with: "V", "OS"; empty for a line without a mark.
    pub mark: String,
    /// Heads that older strings of this line have and newer ones dropped: "2.7.".
    pub drops: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuffixRank {
    /// Before the version without suffix.
    Before,
    /// After it, but before every higher number.
    After,
    /// From this word on the rest is ignored.
    Ignored,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameRelation {
    /// Another name of the same version.
    Same,
    /// A version of its own directly before that one.
    Before,
    /// A version of its own directly after that one.
    After,
}
