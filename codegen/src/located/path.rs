//! Places in a catalog: a part of it, and a path from there.

use std::fmt;

use crate::model::Section;

/// A part of a catalog: a list of its file, or what is in no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The header of the file.
    Catalog,
    /// The API's calls.
    Operations,
    /// Things with several spellings.
    Terms,
    /// The entries of a section.
    Entries(Section),
    /// What to say of anything that is not in the catalog.
    Undocumented,
    /// What was removed.
    Retired,
    /// Documented responses.
    Examples,
}

impl Part {
    /// The key of the part in the file; `catalog` for the header, which has none.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Catalog => "catalog",
            Self::Operations => "operations",
            Self::Terms => "terms",
            Self::Entries(section) => section.word(),
            Self::Undocumented => "undocumented",
            Self::Retired => "retired",
            Self::Examples => "examples",
        }
    }
}

/// The steps from a part of a catalog, or from one of its items, to a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(pub Vec<Step>);

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// The item of a list at this index.
    Item(usize),
    /// The case for these operations.
    Case(Vec<String>),
}

impl Path {
    /// The path with one more step.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut path = self.clone();
        path.0.push(step);
        path
    }

    /// The path with these keys as further steps.
    #[must_use]
    pub fn keys(&self, keys: &[&str]) -> Self {
        keys.iter().fold(self.clone(), |path, key| path.then(Step::Key((*key).to_owned())))
    }
}

/// Such as `cases[start, stop].retry.delays`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            if index > 0 && !matches!(step, Step::Item(_)) {
                f.write_str(".")?;
            }
            match step {
                Step::Key(key) => f.write_str(key)?,
                Step::Item(index) => write!(f, "[{index}]")?,
                Step::Case(operations) => write!(f, "cases[{}]", operations.join(", "))?,
            }
        }
        Ok(())
    }
}
