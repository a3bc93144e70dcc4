//! The command line.

use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;

use crate::server::{FaultServer, Settings};

pub(crate) const USAGE: &str = "\
usage: fault_server [--port N] [--route 'CALL=METHOD /END/OF/PATH']... [--stall SECONDS] [--detached] [SCRIPT]
  --port N         the port on 127.0.0.1; any free one if it is missing
  --route ROUTE    which call a request is whose path names none; `*` is any segment
  --stall SECONDS  how long `stall` keeps a client waiting at most; 60 if it is missing
  --detached       do not stop when the input ends
  SCRIPT           such as 'start: processing_timeout x2, then ok'";

#[derive(Default)]
struct Arguments {
    settings: Settings,
    script: String,
    is_detached: bool,
}

/// Serves until `wait` returns, which gets whether the end of the input does not matter.
pub(crate) fn run(
    arguments: impl Iterator<Item = String>,
    mut output: impl Write,
    wait: impl FnOnce(bool) -> io::Result<()>,
) -> Result<(), Box<dyn Error>> {
    let Arguments { settings, script, is_detached } = parse(arguments)?;
    let server = FaultServer::start_with(settings)?;
    server.session_with("default", &script)?;
    writeln!(output, "{}", server.url())?;
    output.flush()?;
    wait(is_detached)?;
    let sessions = server.accounting().into_iter();
    let sessions: serde_json::Map<_, _> =
        sessions.map(|(name, accounting)| (name, accounting.to_json())).collect();
    // A closed pipe is not an error: its reader has read enough.
    let _ = writeln!(output, "{:#}", serde_json::Value::Object(sessions));
    Ok(())
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments, Box<dyn Error>> {
    let mut parsed = Arguments::default();
    let settings = &mut parsed.settings;
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} has no value"));
        match argument.as_str() {
            "--port" => {
                let port = value()?;
                settings.port = port.parse().map_err(|_| format!("{port} is not a port"))?;
            }
            "--route" => settings.routes.push(value()?.parse()?),
            "--stall" => {
                let seconds = value()?;
                let seconds = seconds.parse().map_err(|_| format!("{seconds} is not a time"))?;
                settings.longest_stall = Duration::from_secs(seconds);
            }
            "--detached" => parsed.is_detached = true,
            option if option.starts_with('-') => {
                return Err(format!("there is no option {option}").into());
            }
            _ if parsed.script.is_empty() => parsed.script = argument,
            _ => return Err("there is more than one script: separate calls by `;`".into()),
        }
    }
    Ok(parsed)
}

/// Waits for ctrl-c, and for the end of the input unless that does not matter.
pub(crate) fn until_the_end(is_detached: bool) -> io::Result<()> {
    let (ended, end) = tokio::sync::oneshot::channel::<()>();
    let _held = if is_detached {
        Some(ended)
    } else {
        // Reading blocks: the process does not wait for this thread.
        std::thread::spawn(move || {
            let _ = io::copy(&mut io::stdin(), &mut io::sink());
            drop(ended);
        });
        None
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = end => Ok(()),
        }
    })
}
