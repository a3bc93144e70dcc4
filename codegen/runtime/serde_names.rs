//! Statuses, codes and operations as their names: what is stored today is read by every later
//! version.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::{ErrorCode, NotInCatalog, Operation, Section, StatusCode};

/// A type whose values have names.
trait Named: Copy + 'static {
    fn name(self) -> &'static str;
    fn by_name(name: &str) -> Result<Self, NotInCatalog>;
}

impl Named for StatusCode {
    fn name(self) -> &'static str {
        self.name()
    }

    fn by_name(name: &str) -> Result<Self, NotInCatalog> {
        Self::of_name(name).ok_or(NotInCatalog::entry(Section::StatusCodes))
    }
}

impl Named for ErrorCode {
    fn name(self) -> &'static str {
        self.name()
    }

    fn by_name(name: &str) -> Result<Self, NotInCatalog> {
        Self::of_name(name).ok_or(NotInCatalog::entry(Section::ErrorCodes))
    }
}

impl Named for Operation {
    fn name(self) -> &'static str {
        self.name()
    }

    fn by_name(name: &str) -> Result<Self, NotInCatalog> {
        name.parse()
    }
}

/// Reads a name.
struct NameOf<T>(PhantomData<T>);

impl<T: Named> Visitor<'_> for NameOf<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name of the catalog")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        T::by_name(name).map_err(E::custom)
    }
}

macro_rules! as_name {
    ($($named:ident),*) => {
        $(
            /// As its name.
            impl Serialize for $named {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(Named::name(*self))
                }
            }

            /// From its name.
            impl<'de> Deserialize<'de> for $named {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_str(NameOf(PhantomData))
                }
            }
        )*
    };
}

as_name!(StatusCode, ErrorCode, Operation);
