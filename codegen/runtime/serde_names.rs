//! Statuses, codes and operations as their names, which every later version can read.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::{ErrorCode, Operation, StatusCode};

/// Reads a name.
struct NameOf<T>(PhantomData<T>);

macro_rules! as_name {
    ($($named:ident),*) => {
        $(
            impl Visitor<'_> for NameOf<$named> {
                type Value = $named;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a name of the catalog")
                }

                fn visit_str<E: Error>(self, name: &str) -> Result<$named, E> {
                    $named::of_name(name).map_err(E::custom)
                }
            }

            /// As its name.
            impl Serialize for $named {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.name())
                }
            }

            /// From its name.
            impl<'de> Deserialize<'de> for $named {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_str(NameOf::<$named>(PhantomData))
                }
            }
        )*
    };
}

as_name!(StatusCode, ErrorCode, Operation);
