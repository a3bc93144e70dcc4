//! Turns an error catalog into a Rust crate and its reference documents.
//!
//! Pure: text in, files out. Nothing here reads a disk, prints or exits. The pipeline reads as one
//! sentence, and each step is one module with one verb:
//!
//! ```text
//! bytes --text--> Source --yaml--> nodes with places --schema--> records --lower--> model --emit--> tokens --render--> Files
//!                      \______________________ diagnostic: everything that is wrong, with its place, in one run
//! ```
//!
//! Emitters use only the model, a [`Catalog`], which cannot hold an invalid value.

// In the order of the pipeline: each module uses those before it.
mod text;
mod work;

pub mod diagnostic;
mod yaml;

mod model;
mod schema;

mod attempts;
mod diagnose;
mod lower;

mod located;

mod emit;
mod render;

mod files;

pub mod diff;

pub mod page;

pub mod lock;

use diagnostic::CatalogError;

pub use diagnose::{Answer, QuestionError};
pub use emit::{GENERATED_MARKER, documents};
pub use files::Files;
pub use located::{Excerpt, LocatedCatalog, Part, Path, Step};
pub use model::{Catalog, Section};
pub use text::{MAX_BYTES, Position, Source};

/// Whether a character is a control character, or hides or reorders the text around it. Catalogs,
/// pages, findings and generated crates share this list.
#[must_use]
pub fn is_unprintable(character: char) -> bool {
    text::is_unprintable(character)
}

/// What is generated from one catalog.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files that the generator owns: written whenever they differ, and checked.
    pub files: Files,
    /// The files that a crate needs and people own: written only if they do not exist.
    pub scaffold: Files,
    /// The name of the catalog, such as `depot`.
    pub catalog: String,
    /// The name of the crate, such as `depot-errors`.
    pub package: String,
}

impl From<&Catalog> for Generated {
    fn from(catalog: &Catalog) -> Self {
        let (files, scaffold) = (emit::files(catalog), emit::scaffold(catalog));
        let name = catalog.name.as_str().to_owned();
        Self { files, scaffold, catalog: name, package: catalog.name.package() }
    }
}

/// Reads a catalog and generates its files.
///
/// `path` is the name of the catalog in diagnostics; nothing is read from it, and the output does not
/// depend on it.
///
/// # Errors
///
/// Every diagnostic of the catalog, in the order of their places.
pub fn generate(path: &str, bytes: &[u8]) -> Result<Generated, CatalogError> {
    read(path, bytes).map(|catalog| Generated::from(&catalog))
}

/// Reads a catalog and checks all of it, without generating anything.
///
/// # Errors
///
/// Every diagnostic of the catalog, in the order of their places.
pub fn read(path: &str, bytes: &[u8]) -> Result<Catalog, CatalogError> {
    LocatedCatalog::read(path, bytes).map(|placed| placed.catalog)
}
