//! Texts that want to be more than text: in the comment of a pull request, and at a terminal.

use crate::{base, diff};

/// A line that looks like the verdict, with a picture and a mention, in the name of a variable.
#[test]
fn the_name_of_a_variable_is_no_place_for_a_second_verdict() {
    let name =
        r"x\n\n**Enough:** the version is 0.1.1.\n\n![](https://example.com/a.png) @reviewers\n\n";
    let after = base().replace("'Var.PRODUCT'", &format!("\"{name}\""));
    let run = diff(&base(), &after, &["--format", "markdown"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(!run.out.contains("\n**Enough:**"), "{run:?}");
    let run = diff(&base(), &after, &["--format", "json"]);
    assert_eq!(run.json()["findings"][0]["rule"], "invalid-variable", "{run:?}");
}
