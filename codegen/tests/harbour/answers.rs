//! The answers of the generator to every vector, as `cargo xtask explain` prints them, beside those
//! of the crate.

use super::errors::{ErrorResponse, Operation};
use serde_json::Value;

/// A list of objects: `operation`, `status`, `body`, and the `answer` of the generator.
const ANSWERS: &str = include_str!("answers.json");

#[test]
fn the_generator_answers_in_the_fields_and_values_of_the_crate() {
    let rows: Vec<Value> = serde_json::from_str(ANSWERS).expect("JSON");
    assert!(rows.len() > 100, "{}", rows.len());
    for row in rows {
        let status = row["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        let body = row["body"].as_str().expect("a body");
        let during = row["operation"].as_str().map(|name| name.parse::<Operation>().expect(name));
        let response = ErrorResponse::from_json(status.expect("a status"), body.as_bytes());
        let diagnosis = response.diagnose(during);
        assert_eq!(row["answer"], serde_json::to_value(diagnosis).expect("JSON"), "{row}");
    }
}
