//! `src/error_code.rs`: the documented codes of response bodies, numbers or strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::{Answers, answers};
use super::fragment::{doc, enum_attributes, number, of_name, unit_index, variant, variant_docs};
use super::{markdown::escape, rust_header};
use crate::model::{Catalog, Code, CodeKind, Entry, Section};
use crate::render;

pub(super) const PATH: &str = "src/error_code.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let entries = catalog.section(Section::ErrorCodes);
    let definition = definition(catalog, entries);
    let answers = answers(&Answers {
        implementation: quote! { ErrorCode },
        receiver: quote! { self },
        first: catalog.section(Section::StatusCodes).len(),
        index: unit_index(entries.is_empty()),
        noun: "code",
    });
    let wire = match catalog.code_kind {
        CodeKind::Number => numbers(catalog),
        CodeKind::Text => texts(entries),
    };
    let received = match catalog.code_kind {
        CodeKind::Number => received_numbers(),
        CodeKind::Text => received_texts(),
    };
    let tokens = quote! {
        use core::fmt;
        use core::str::FromStr;

        use crate::entries::{BY_NAME, ENTRIES};
        use crate::response::ReceivedCode;
        use crate::{
            Entry, ErrorResponse, NotInCatalog, Operation, Outcome, Remediation, Retry, Section, lookup,
        };

        #definition
        #wire
        #received
        #answers

        /// What happened, and the code.
        impl fmt::Display for ErrorCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} (code {})", self.summary(), self.code())
            }
        }
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn definition(catalog: &Catalog, entries: &[Entry]) -> TokenStream {
    let title = escape(catalog.title.as_str());
    let docs = doc(&[
        format!("A code in the body of a response that {title} documents."),
        String::new(),
        "An HTTP status is another thing, even where it has the same number: see".to_owned(),
        "[`StatusCode`](crate::StatusCode).".to_owned(),
    ]);
    let attributes = enum_attributes();
    let variants = entries.iter().map(|entry| {
        let docs = variant_docs(catalog, entry, &entry.key.wire());
        let variant = variant(&entry.name);
        quote! { #docs #variant, }
    });
    let idents = entries.iter().map(|entry| variant(&entry.name));
    quote! {
        #docs
        #attributes
        pub enum ErrorCode { #(#variants)* }

        impl ErrorCode {
            /// Every documented code, in ascending order.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];
        }
    }
}

/// To and from the wire, where codes are numbers.
fn numbers(catalog: &Catalog) -> TokenStream {
    let numbers = catalog.codes().filter_map(|(_, code)| match code {
        Code::Number(code) => Some(number(*code)),
        Code::Text(_) => None,
    });
    let of_name = of_name();
    quote! {
        /// The codes in the order of the variants, ascending.
        static CODES: &[i64] = &[#(#numbers),*];

        impl ErrorCode {
            /// The code of this number; `None` if it is not documented.
            #[must_use]
            pub const fn from_code(code: i64) -> Option<Self> {
                match lookup::number(CODES, code) {
                    Some(index) => Some(Self::ALL[index]),
                    None => None,
                }
            }

            /// The number on the wire.
            #[must_use]
            pub const fn code(self) -> i64 {
                CODES[self.index()]
            }

            #of_name
        }

        impl TryFrom<i64> for ErrorCode {
            type Error = NotInCatalog;

            fn try_from(code: i64) -> Result<Self, NotInCatalog> {
                Self::from_code(code).ok_or(NotInCatalog::entry(Section::ErrorCodes))
            }
        }

        impl From<ErrorCode> for i64 {
            fn from(code: ErrorCode) -> Self {
                code.code()
            }
        }

        /// Reads the number or the name of a code.
        impl FromStr for ErrorCode {
            type Err = NotInCatalog;

            fn from_str(text: &str) -> Result<Self, NotInCatalog> {
                let of_number = text.parse().ok().and_then(Self::from_code);
                of_number
                    .or_else(|| Self::of_name(text))
                    .ok_or(NotInCatalog::entry(Section::ErrorCodes))
            }
        }
    }
}

/// To and from the wire, where codes are strings.
fn texts(entries: &[Entry]) -> TokenStream {
    let texts: Vec<_> = entries.iter().map(|entry| entry.key.wire()).collect();
    let indices = 0..u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let indices = indices.map(|index| number(index.into()));
    let of_name = of_name();
    quote! {
        /// The codes in the order of the variants, ascending, each with its position.
        static CODES: &[(&str, u32)] = &[#((#texts, #indices)),*];

        impl ErrorCode {
            /// The code of this text; `None` if it is not documented.
            #[must_use]
            pub const fn from_code(code: &str) -> Option<Self> {
                match lookup::text(CODES, code) {
                    Some(index) => Some(Self::ALL[index]),
                    None => None,
                }
            }

            /// The text on the wire.
            #[must_use]
            pub const fn code(self) -> &'static str {
                CODES[self.index()].0
            }

            #of_name
        }

        impl TryFrom<&str> for ErrorCode {
            type Error = NotInCatalog;

            fn try_from(code: &str) -> Result<Self, NotInCatalog> {
                Self::from_code(code).ok_or(NotInCatalog::entry(Section::ErrorCodes))
            }
        }

        /// Reads the text or the name of a code.
        impl FromStr for ErrorCode {
            type Err = NotInCatalog;

            fn from_str(text: &str) -> Result<Self, NotInCatalog> {
                Self::from_code(text)
                    .or_else(|| Self::of_name(text))
                    .ok_or(NotInCatalog::entry(Section::ErrorCodes))
            }
        }
    }
}

/// What a response says of its code, where codes are numbers.
fn received_numbers() -> TokenStream {
    quote! {
        /// Whether a number in a body is a code, or its text is.
        #[cfg(feature = "json")]
        pub(crate) const CODES_ARE_NUMBERS: bool = true;

        impl ErrorCode {
            pub(crate) fn of_received(code: &ReceivedCode<'_>) -> Option<Self> {
                match code {
                    ReceivedCode::Number(number) => Self::from_code(*number),
                    ReceivedCode::Text(_) => None,
                }
            }
        }

        impl ErrorResponse<'_> {
            /// The `code` of the body; `None` if there is none, or none that is a whole number.
            #[must_use]
            pub const fn code(&self) -> Option<i64> {
                match &self.code {
                    Some(ReceivedCode::Number(number)) => Some(*number),
                    Some(ReceivedCode::Text(_)) | None => None,
                }
            }

            /// The same with this `code` in the body.
            #[must_use]
            pub fn with_code(self, code: i64) -> Self {
                Self { code: Some(ReceivedCode::Number(code)), ..self }
            }
        }
    }
}

/// What a response says of its code, where codes are strings.
fn received_texts() -> TokenStream {
    quote! {
        /// Whether a number in a body is a code, or its text is.
        #[cfg(feature = "json")]
        pub(crate) const CODES_ARE_NUMBERS: bool = false;

        impl ErrorCode {
            pub(crate) fn of_received(code: &ReceivedCode<'_>) -> Option<Self> {
                match code {
                    ReceivedCode::Number(_) => None,
                    ReceivedCode::Text(text) => Self::from_code(text),
                }
            }
        }

        impl<'a> ErrorResponse<'a> {
            /// The `code` of the body; of a number, its digits.
            #[must_use]
            pub fn code(&self) -> Option<&str> {
                match &self.code {
                    Some(ReceivedCode::Text(text)) => Some(text),
                    Some(ReceivedCode::Number(_)) | None => None,
                }
            }

            /// The same with this `code` in the body.
            #[must_use]
            pub fn with_code(self, code: &'a str) -> Self {
                Self { code: Some(ReceivedCode::Text(code.into())), ..self }
            }
        }
    }
}
