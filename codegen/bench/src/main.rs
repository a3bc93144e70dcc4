//! Prints a table of what catalogs of many sizes cost.
//!
//! ```text
//! cargo run --release --manifest-path codegen/bench/Cargo.toml [ENTRIES..]
//! cargo run --release --manifest-path codegen/bench/Cargo.toml -- --print ENTRIES
//! cargo run --release --manifest-path codegen/bench/Cargo.toml -- --pages [NAME]
//! ```
//!
//! The second form prints the catalog itself, to look at or to profile with; the third, how long
//! pages of 16 MiB take to read.

mod cost;
mod maker;
mod pages;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cost::{Cost, measure, median};

const SIZES: [usize; 5] = [30, 300, 3_000, 5_120, 50_000];

/// Above this many entries a command is run once: it takes long enough to be even.
const MANY: usize = 10_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [first, command @ ..] if first == cost::ALONE => cost::alone(command),
        [first, entries] if first == "--print" => print!("{}", maker::catalog(number(entries))),
        [first] if first == pages::PAGES => pages::print(""),
        [first, name] if first == pages::PAGES => pages::print(name),
        [] => table(&SIZES),
        sizes => table(&sizes.iter().map(|text| number(text)).collect::<Vec<_>>()),
    }
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is not a number of entries"))
}

fn table(sizes: &[usize]) {
    let xtask = build_xtask();
    println!(
        "| entries | catalog | `gen` | `gen --check` | `cargo check` | `cargo build --release` |"
    );
    println!("|--:|--:|--:|--:|--:|--:|");
    for &entries in sizes {
        println!("{}", row(&xtask, entries));
    }
}

/// The release build of the commands.
fn build_xtask() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let status = Command::new("cargo")
        .args(["build", "--release", "--quiet", "--locked", "--package", "xtask"])
        .args(["--target-dir", "target"])
        .current_dir(&root)
        .status()
        .expect("cargo can be run");
    assert!(status.success(), "the xtask does not build");
    root.join("target/release/xtask")
}

fn row(xtask: &Path, entries: usize) -> String {
    let folder = tempfile::tempdir().expect("the system has room for temporary files");
    let catalog = folder.path().join("catalog.yaml");
    let text = maker::catalog(entries);
    fs::write(&catalog, &text).expect("the catalog can be written");
    let (xtask, catalog) = (xtask.to_string_lossy(), catalog.to_string_lossy());

    let rounds = if entries > MANY { 1 } else { 5 };
    let fresh = |round: usize| folder.path().join(format!("crate-{round}"));
    let generate = rounds_of(rounds, |round| {
        let out = fresh(round);
        measure(&[&xtask, "gen", "--catalog", &catalog, "--out", &out.to_string_lossy()])
    });
    let out = fresh(0);
    let path = out.to_string_lossy();
    let check = rounds_of(rounds, |_| {
        measure(&[&xtask, "gen", "--check", "--catalog", &catalog, "--out", &path])
    });
    let compile = |subcommand: &[&str]| compile(&out, subcommand, rounds);
    format!(
        "| {entries} | {}.{} MB | {} | {} | {} | {} |",
        text.len() / 1_000_000,
        text.len() % 1_000_000 / 100_000,
        shown(generate),
        shown(check),
        shown(compile(&["check"])),
        shown(compile(&["build", "--release"])),
    )
}

/// What it costs to compile the crate at `root`, whose dependencies are compiled already.
fn compile(root: &Path, subcommand: &[&str], rounds: usize) -> Cost {
    let manifest = root.join("Cargo.toml");
    let manifest = manifest.to_string_lossy();
    let place = ["--quiet", "--manifest-path", &manifest];
    let command = [&["cargo"], subcommand, &place[..]].concat();
    measure(&command);
    rounds_of(rounds, |_| {
        let profile = if subcommand.contains(&"--release") { "release" } else { "dev" };
        let package = ["--package", "depot-errors", "--profile", profile];
        measure(&[&["cargo", "clean"], &place[..], &package[..]].concat());
        measure(&command)
    })
}

fn rounds_of(rounds: usize, one: impl Fn(usize) -> Cost) -> Cost {
    median(&(0..rounds).map(one).collect::<Vec<_>>())
}

fn shown(cost: Cost) -> String {
    format!("{:.2} s, {:.0} MB", cost.seconds, cost.mebibytes)
}
