//! `src/error_code.rs`: the documented codes of response bodies, numbers or strings.

use quote::{ToTokens, quote};

use super::answers::answers;
use super::fragment::{number, unit_enum, unit_index, variants};
use super::rust_header;
use crate::model::{Catalog, Code, CodeKind, Section};
use crate::render;

pub(super) const PATH: &str = "src/error_code.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let entries = catalog.section(Section::ErrorCodes);
    let docs = [
        "A code in the body of a response that {title} documents.",
        "",
        "An HTTP status is another thing, even where it has the same number: see",
        "[`StatusCode`](crate::StatusCode).",
        "",
        "```",
        "use {crate}::ErrorCode;",
        "",
        "for code in ErrorCode::ALL {",
        "    println!(\"{code}: {}\", code.remediation());",
        "}",
        "```",
    ];
    let definition = unit_enum("ErrorCode", &docs, catalog, entries);
    let variants = variants(entries);
    let codes = catalog.codes().map(|(_, code)| match code {
        Code::Number(code) => number(*code).into_token_stream(),
        Code::Text(code) => code.as_str().into_token_stream(),
    });
    let (noun, argument, wire) = match catalog.code_kind {
        CodeKind::Number => ("number", quote! { i64 }, quote! { i64 }),
        CodeKind::Text => ("text", quote! { &str }, quote! { &'static str }),
    };
    let from_code_doc = format!(" The code of this {noun}; `None` if it is not documented.");
    let code_doc = format!(" The {noun} on the wire.");
    let first = catalog.section(Section::StatusCodes).len();
    let answers = answers("code", first, &quote! { self }, &unit_index(entries.is_empty()));
    let tokens = quote! {
        use crate::entries::ENTRIES;
        use crate::{Entry, Operation, Outcome, Remediation, Retry};

        #definition

        impl ErrorCode {
            /// Every documented code, in ascending order.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            #[doc = #from_code_doc]
            #[must_use]
            pub fn from_code(code: #argument) -> Option<Self> {
                CODES.binary_search(&code).ok().map(|index| Self::ALL[index])
            }

            #[doc = #code_doc]
            #[must_use]
            pub const fn code(self) -> #wire {
                CODES[self.index()]
            }

            #answers
        }

        /// The codes in the order of the variants, ascending.
        static CODES: &[#wire] = &[#(#codes),*];
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}
