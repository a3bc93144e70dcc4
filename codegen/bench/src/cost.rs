//! What a command costs: its time, and the memory of the largest process in it.

use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};

/// The first argument by which this program measures one command in a process of its own: the
/// system knows the memory of all children together, and forgets none.
pub(crate) const ALONE: &str = "--alone";

/// The cost of a command.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) struct Cost {
    /// Wall-clock time.
    pub(crate) seconds: f64,
    /// The peak of the resident memory of the largest process, in MiB.
    pub(crate) mebibytes: f64,
}

/// Runs `command` in this process and prints what it cost. The process measures nothing else.
pub(crate) fn alone(command: &[String]) {
    let [program, arguments @ ..] = command else { panic!("{ALONE} wants a command") };
    let started = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap_or_else(|error| panic!("cannot run {program}: {error}"));
    let seconds = started.elapsed().as_secs_f64();
    assert!(status.success(), "{} failed", command.join(" "));
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts its children");
    println!("{seconds} {}", kibibytes(usage.max_rss()));
}

/// Linux counts in KiB, macOS in bytes.
fn kibibytes(max_rss: i64) -> i64 {
    if cfg!(target_os = "macos") { max_rss / 1024 } else { max_rss }
}

/// What `command` costs, measured in a process of its own.
pub(crate) fn measure(command: &[&str]) -> Cost {
    let this = std::env::current_exe().expect("this program has a path");
    let output = Command::new(this)
        .arg(ALONE)
        .args(command)
        .stderr(Stdio::inherit())
        .output()
        .expect("this program can run itself");
    assert!(output.status.success(), "{} could not be measured", command.join(" "));
    let text = String::from_utf8_lossy(&output.stdout);
    let (seconds, kibibytes) = text.trim().split_once(' ').expect("two numbers");
    Cost {
        seconds: seconds.parse().expect("seconds"),
        mebibytes: kibibytes.parse::<f64>().expect("KiB") / 1024.0,
    }
}

/// The median of several costs, each figure by itself.
pub(crate) fn median(costs: &[Cost]) -> Cost {
    let middle = |figure: fn(&Cost) -> f64| {
        let mut figures: Vec<_> = costs.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    Cost { seconds: middle(|cost| cost.seconds), mebibytes: middle(|cost| cost.mebibytes) }
}
