//! How a [`Field`] is read: the mark first, then the value, with the keys that its record does not
//! have taken out on the way.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{Error as WordError, StringDeserializer};
use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny,
    IntoDeserializer, MapAccess, VariantAccess, Visitor,
};

use super::expectation::Expectation;
use super::field::{Content, Field, Unknown};
use crate::place::{Kind, Mark, Standing};

impl<'de, T: DeserializeOwned> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MarkedField(PhantomData))
    }
}

const MARKED: &str = "a value with its place";

/// Reads a value and the mark on it, which serde takes for a variant and its content.
struct MarkedField<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for MarkedField<T> {
    type Value = Field<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MARKED)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Field<T>, A::Error> {
        let (mark, value) = data.variant_seed(MarkSeed)?;
        let mut unknown = Vec::new();
        let content = match mark.standing {
            Standing::Refused => {
                value.newtype_variant::<IgnoredAny>()?;
                Content::Refused
            }
            Standing::Read => value.newtype_variant_seed(ContentSeed {
                found: mark.kind,
                unknown: &mut unknown,
                wanted: PhantomData,
            })?,
        };
        Ok(Field { at: mark.at, content, unknown })
    }
}

/// A value that fits, with its mark.
struct Marked<T> {
    mark: Mark,
    value: T,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Marked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MarkedValue(PhantomData))
    }
}

struct MarkedValue<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for MarkedValue<T> {
    type Value = Marked<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MARKED)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Marked<T>, A::Error> {
        let (mark, value) = data.variant_seed(MarkSeed)?;
        Ok(Marked { mark, value: value.newtype_variant()? })
    }
}

struct MarkSeed;

impl<'de> DeserializeSeed<'de> for MarkSeed {
    type Value = Mark;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Mark, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for MarkSeed {
    type Value = Mark;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mark")
    }

    fn visit_str<E: Error>(self, tag: &str) -> Result<Mark, E> {
        Mark::parse(tag).ok_or_else(|| E::custom("a tag that is no mark"))
    }
}

/// Reads what stands under a mark. Total: what does not fit is kept as a misfit.
struct ContentSeed<'a, T> {
    found: Kind,
    unknown: &'a mut Vec<Unknown>,
    wanted: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for ContentSeed<'_, T> {
    type Value = Content<T>;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<Content<T>, D::Error> {
        let Self { found, unknown, .. } = self;
        let misfit = |text| Content::Misfit { found, text };
        let expectation = Expectation::of::<T>();
        if !expectation.is_met_by(found) {
            IgnoredAny::deserialize(inner)?;
            return Ok(misfit(None));
        }
        Ok(match expectation {
            Expectation::Word(_) => {
                let word = String::deserialize(inner)?;
                let read: Result<T, WordError> = T::deserialize(word.as_str().into_deserializer());
                read.map_or_else(|_| misfit(Some(word)), Content::Is)
            }
            Expectation::TextOrRecord(_) if found == Kind::Text => {
                let text: StringDeserializer<WordError> =
                    String::deserialize(inner)?.into_deserializer();
                T::deserialize(text).map_or_else(|_| misfit(None), Content::Is)
            }
            Expectation::Record(known) | Expectation::TextOrRecord(known) => {
                T::deserialize(Record { inner, known, unknown })
                    .map_or_else(|_| misfit(None), Content::Is)
            }
            Expectation::Plain(_) => {
                T::deserialize(inner).map_or_else(|_| misfit(None), Content::Is)
            }
        })
    }
}

/// A mapping without the keys that its record does not have.
struct Record<'a, D> {
    inner: D,
    known: &'static [&'static str],
    unknown: &'a mut Vec<Unknown>,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Record<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let Self { inner, known, unknown } = self;
        inner.deserialize_map(Record { inner: visitor, known, unknown })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Record<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, pairs: A) -> Result<V::Value, A::Error> {
        let Self { inner, known, unknown } = self;
        inner.visit_map(Record { inner: pairs, known, unknown })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Record<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.inner.next_key::<Marked<String>>()? {
            let name = key.value;
            if self.known.contains(&name.as_str()) {
                return seed.deserialize(name.into_deserializer()).map(Some);
            }
            let value = self.inner.next_value::<Marked<IgnoredAny>>()?;
            let is_bare = value.mark.kind == Kind::Nothing;
            self.unknown.push(Unknown { name, at: key.mark.at, is_bare });
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.inner.next_value_seed(seed)
    }
}
