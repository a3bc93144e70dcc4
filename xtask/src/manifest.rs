//! Manifests of crates: what Cargo reads of a package's name and version.

use std::path::Path;

use codegen::diff::Version;
use toml_edit::{DocumentMut, Item};

use crate::{input, workspace};

pub(crate) const FILE: &str = "Cargo.toml";

const MAX_BYTES: usize = 1 << 20;

/// The text of a manifest on the disk; `None` if it does not exist.
pub(crate) fn on_disk(path: &Path) -> Result<Option<String>, String> {
    if !path.exists() {
        return Ok(None);
    }
    let bytes = input::regular(path, MAX_BYTES)
        .map_err(|error| format!("cannot read {}: {error}", workspace::shown(path)))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

pub(crate) fn parse(text: &str) -> Result<DocumentMut, String> {
    text.parse::<DocumentMut>().map_err(|error| error.message().to_owned())
}

/// The name of the package that a manifest is of; `None` if it is of none.
pub(crate) fn name(text: &str) -> Result<Option<String>, String> {
    let manifest = parse(text)?;
    let name = manifest.get("package").and_then(|package| package.get("name")?.as_str());
    Ok(name.map(str::to_owned))
}

/// The version of the package whose manifest `read` finds at `path`, from a manifest above it if it
/// is the workspace's; `None` if there is no manifest.
pub(crate) fn version(
    path: &Path,
    read: impl Fn(&Path) -> Result<Option<String>, String>,
) -> Result<Option<Version>, String> {
    let at = |path: &Path, message: &str| format!("{}: {message}", path.display());
    let read = |path: &Path| match read(path)? {
        Some(text) => parse(&text).map(Some).map_err(|error| at(path, &error)),
        None => Ok(None),
    };
    let Some(manifest) = read(path)? else { return Ok(None) };
    let package = manifest.get("package").ok_or_else(|| at(path, "there is no [package]"))?;
    let version = match package.get("version") {
        Some(Item::Value(version)) if version.is_str() => {
            version.as_str().unwrap_or_default().to_owned()
        }
        Some(_) => inherited(path, read)?
            .ok_or_else(|| at(path, "no workspace above has the version that it names"))?,
        // As Cargo reads it.
        None => "0.0.0".to_owned(),
    };
    let parsed = Version::parse(&version);
    parsed.map(Some).map_err(|error| at(path, &format!("the version `{version}`: {error}")))
}

/// The line of the version in a manifest; 1 if there is none.
pub(crate) fn version_line(text: &str) -> usize {
    let lines = (1..).zip(text.lines()).skip_while(|(_, line)| line.trim() != "[package]");
    let mut table = lines.skip(1).take_while(|(_, line)| !line.starts_with('['));
    table.find(|(_, line)| line.trim_start().starts_with("version")).map_or(1, |(number, _)| number)
}

/// The version in the closest workspace at or above a manifest.
fn inherited(
    path: &Path,
    read: impl Fn(&Path) -> Result<Option<DocumentMut>, String>,
) -> Result<Option<String>, String> {
    for folder in path.ancestors().skip(1) {
        if let Some(workspace) = read(&folder.join(FILE))?.and_then(|mut it| it.remove("workspace"))
        {
            let version = workspace.get("package").and_then(|it| it.get("version")?.as_str());
            return Ok(version.map(str::to_owned));
        }
    }
    Ok(None)
}
