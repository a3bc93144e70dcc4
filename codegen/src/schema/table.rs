//! A mapping whose keys are the writer's own, such as the substitutions of the documentation.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::Field;
use super::decode::{Decode, Wanted};
use crate::yaml::{Key, Node, Value};

/// The pairs of such a mapping in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Table(pub(crate) Vec<(Key, Field<String>)>);

impl Decode for Table {
    const WANTED: Wanted = Wanted::Plain("a mapping");

    fn decode(node: &Node) -> Option<Self> {
        let Value::Mapping(pairs) = &node.value else { return None };
        Some(Self(pairs.iter().map(|(key, value)| (key.clone(), Field::of(Some(value)))).collect()))
    }
}

impl JsonSchema for Table {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Table".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}
