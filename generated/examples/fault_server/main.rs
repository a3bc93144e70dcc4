//! A server on loopback that answers as Agora's documentation says, or fails, by a script: for testing how
//! an application handles errors, in any language.
//!
//! ```sh
//! cargo run -p agora-stt-errors --example fault_server -- 'start: processing_timeout x2, then ok'
//! ```
//!
//! It prints its address. The last segment of a path that is the name of a call is the call, as in
//! `POST /any/path/start?tokenName=token-1`; `--route 'start=POST /tasks'` adds other paths. The argument is
//! the script of the default session; [`server::script`] has the grammar. `PUT /session/ID` with a script
//! creates a session under the base URL `/session/ID`, `GET /session/ID` returns what happened in it as JSON,
//! and `DELETE /session/ID` removes it. One request gets another answer with the header `x-fault: ANSWER`, or
//! with `fault=ANSWER` in its query; the header `x-session: ID` is as good as the path.
//!
//! When the input ends or on ctrl-c, it prints what happened in each session, and stops.

mod command;
mod server;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = std::env::args().skip(1);
    match command::run(arguments, std::io::stdout(), command::until_the_end) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fault_server: {error}\n\n{}", command::USAGE);
            ExitCode::from(2)
        }
    }
}
