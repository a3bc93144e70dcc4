//! Every entry can be provoked.

use agora_stt_errors::{Entry, Operation};

use super::client::post;
use super::{server, session};

#[test]
fn every_documented_entry_is_provoked_in_a_line_and_diagnosed_as_that() {
    let server = server();
    for entry in Entry::ALL {
        for call in Operation::ALL.iter().filter(|call| entry.is_documented_for(**call)) {
            let session = session(&server, &format!("{call}: {}", entry.name()));
            prepare(*call, session.url());
            let got = post(&format!("{}/{call}?tokenName=token-1&taskId=task-1", session.url()));
            assert_eq!(got.means(*call), entry.name(), "{call}: {got:?}");
        }
    }
}

/// Makes the calls before this one.
fn prepare(call: Operation, url: &str) {
    for before in
        Operation::ALL.iter().filter(|before| **before < call && **before <= Operation::Start)
    {
        post(&format!("{url}/{before}?tokenName=token-1"));
    }
}
