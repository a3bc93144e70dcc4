//! `src/status_code.rs`: the documented HTTP statuses.

use quote::quote;

use super::answers::answers;
use super::fragment::{number, unit_enum, unit_index, variants};
use super::rust_header;
use crate::model::{Catalog, Section};
use crate::render;

pub(super) const PATH: &str = "src/status_code.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let entries = catalog.section(Section::StatusCodes);
    let docs = [
        "An HTTP status that {title} documents.",
        "",
        "A code in a response body is another thing, even where it has the same number: see",
        "[`ErrorCode`](crate::ErrorCode).",
        "",
        "```",
        "use {crate}::StatusCode;",
        "",
        "for status in StatusCode::ALL {",
        "    assert_eq!(StatusCode::from_u16(status.as_u16()), Some(*status));",
        "}",
        "```",
    ];
    let definition = unit_enum("StatusCode", &docs, catalog, entries);
    let variants = variants(entries);
    let numbers = catalog.statuses().map(|(_, status)| number(status.get().into()));
    let answers = answers("status", 0, &quote! { self }, &unit_index(entries.is_empty()));
    let tokens = quote! {
        use crate::entries::ENTRIES;
        use crate::{Entry, Operation, Outcome, Remediation, Retry};

        #definition

        impl StatusCode {
            /// Every documented status, by number.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The status of this number; `None` if it is not documented.
            #[must_use]
            pub fn from_u16(status: u16) -> Option<Self> {
                NUMBERS.binary_search(&status).ok().map(|index| Self::ALL[index])
            }

            /// The number, from 100 to 599.
            #[must_use]
            pub const fn as_u16(self) -> u16 {
                NUMBERS[self.index()]
            }

            #answers
        }

        /// The numbers in the order of the variants, ascending.
        static NUMBERS: &[u16] = &[#(#numbers),*];
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}
