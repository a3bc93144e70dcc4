//! The mixtures of `scenarios.json`, for a catalog that has what all of them need: what happens, and
//! the end of it.

use serde_json::Value;

#[rustfmt::skip]
const MIXTURES: &[(&str, &str)] = &[
    ("a retry, then success", "done"),
    ("a retry, then in effect already", "done, by an earlier attempt"),
    ("a retry, then another call", "in_doubt"),
    ("a retry, then never", "never"),
    ("a retry, then something to fix", "after_fix"),
    ("another call, then success", "done"),
    ("another call, then in effect already", "done"),
    ("another call, then the same again", "exhausted"),
    ("another call for two reasons", "exhausted"),
    ("another call, then retries until the end", "exhausted"),
    ("another call, a retry, then another call", "in_doubt"),
    ("an undocumented error, then in effect already", "done, by an earlier attempt"),
    ("an undocumented error, then another call", "in_doubt"),
    ("no response, then success", "done"),
    ("no response, then in effect already", "done, by an earlier attempt"),
    ("no response, then another call", "in_doubt"),
    ("no response and no connection, then another call", "in_doubt"),
    ("no connection, then in effect already", "done"),
    ("no connection, then another call", "exhausted"),
    ("documented delays before the application's", "exhausted"),
    ("the application's delays for a documented error", "exhausted"),
    ("the application's delays for an undocumented error", "exhausted"),
    ("an undocumented error without delays", "unspecified"),
    ("a documented and an undocumented retry in turn", "exhausted"),
    ("errors and no responses in turn", "exhausted"),
    ("four different reasons in turn", "exhausted"),
    ("five different reasons", "exhausted"),
    ("another call and four different reasons", "exhausted"),
    ("no response", "exhausted"),
    ("no response without delays", "unspecified"),
    ("no connection", "exhausted"),
    ("no connection without delays", "unspecified"),
    ("less to wait than the documented delay", "exhausted"),
    ("more to wait than the documented delay", "exhausted"),
    ("more to wait for the first retry alone", "exhausted"),
    ("as much to wait as there is time", "wait_too_long"),
    ("more to wait than there is time", "wait_too_long"),
    ("waits that use up the time", "wait_too_long"),
    ("waits that just fit", "exhausted"),
    ("waits for different reasons that use up the time", "wait_too_long"),
    ("no time to wait", "wait_too_long"),
    ("no time to wait, and another call", "exhausted"),
    ("a wait that is asked for, without delays", "unspecified"),
    ("a wait that is asked for, and never", "never"),
    ("a wait that is asked for, and another call", "exhausted"),
    ("a page of a gateway", "exhausted"),
    ("a page of a gateway without delays", "unspecified"),
    ("a page of a gateway under a success", "exhausted"),
    ("a page of a gateway under what is in effect already", "exhausted"),
    ("an error under a success", "exhausted"),
    ("an error under a success without delays", "unspecified"),
    ("an error, then the same under a success", "exhausted"),
    ("a success that lacks what the call returns", "unspecified"),
    ("an effect in part", "unspecified"),
];

#[test]
fn every_mixture_occurs_and_ends_as_it_should() {
    let document: Value = serde_json::from_str(super::SCENARIOS).expect("JSON");
    let scenarios = document["scenarios"].as_array().expect("scenarios");
    for (title, expected) in MIXTURES {
        let has_title = |name: &str| name.split_once(": ").is_some_and(|(_, it)| it == *title);
        let scenario = scenarios.iter().find(|it| it["name"].as_str().is_some_and(has_title));
        let scenario = scenario.unwrap_or_else(|| panic!("{title} does not occur"));
        let last = scenario["exchanges"].as_array().and_then(|all| all.last());
        let step = &last.expect("an exchange")["step"];
        let end = match step["by_earlier_attempt"].as_bool() {
            Some(true) => "done, by an earlier attempt",
            Some(false) => "done",
            None => step["reason"].as_str().expect("a reason"),
        };
        assert_eq!(end, *expected, "{title}");
    }
}
