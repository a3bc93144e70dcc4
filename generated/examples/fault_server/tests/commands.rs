//! The command line.

use super::client::post;
use crate::command::run;

/// What the command prints after a start; `Err` is its message.
fn printed(arguments: &[&str]) -> Result<String, String> {
    let mut output = Vec::new();
    let arguments = arguments.iter().map(|&argument| argument.to_owned());
    run(arguments, &mut output, |_| Ok(())).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(output).expect("text"))
}

#[test]
fn the_address_is_printed_and_at_the_end_what_happened() {
    let text =
        printed(&["--stall", "1", "--route", "start=POST /x", "start: 503"]).expect("it runs");
    let (address, json) = text.split_once('\n').expect("two parts");
    assert!(address.starts_with("http://127.0.0.1:"), "{text}");
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(json["default"]["unused"][0]["answer"], "503");
}

/// What was printed, to read while it is.
struct Output<'a>(&'a std::sync::Mutex<Vec<u8>>);
impl std::io::Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn it_serves_while_it_waits() {
    let url = std::sync::Mutex::new(Vec::new());
    let wait = |_| {
        let text = String::from_utf8(url.lock().expect("no panic").clone()).expect("text");
        assert_eq!(post(&format!("{}/start", text.trim())).status, 503);
        Ok(())
    };
    run(["start: 503".to_owned()].into_iter(), Output(&url), wait).expect("it runs");
}

#[test]
fn each_error_of_the_command_line_has_its_message() {
    for (arguments, message) in [
        (&["--port"][..], "--port has no value"),
        (&["--port", "x"], "x is not a port"),
        (&["--stall", "long"], "long is not a time"),
        (&["--prot", "1"], "there is no option --prot"),
        (&["start: ok", "stop: ok"], "there is more than one script: separate calls by `;`"),
    ] {
        assert_eq!(printed(arguments), Err(message.to_owned()));
    }
    assert!(printed(&["start: k"]).expect_err("a typo").starts_with("1:8: "));
    assert!(printed(&["--route", "x"]).expect_err("a typo").starts_with("route `x`: "));
}
