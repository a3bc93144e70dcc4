//! Manifests of crates: what Cargo reads of a package's name and version.

use std::path::Path;

use codegen::diff::Version;
use serde::Deserialize;

use crate::{input, workspace};

/// The name of a manifest.
pub(crate) const FILE: &str = "Cargo.toml";

/// The most bytes that a manifest has.
const MAX_BYTES: usize = 1 << 20;

/// The text of a manifest on the disk; `None` if it is not there.
pub(crate) fn on_disk(path: &Path) -> Result<Option<String>, String> {
    if !path.exists() {
        return Ok(None);
    }
    let bytes = input::regular(path, MAX_BYTES)
        .map_err(|error| format!("cannot read {}: {error}", workspace::shown(path)))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

#[derive(Deserialize)]
struct Manifest {
    package: Option<Package>,
    workspace: Option<Workspace>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: Option<Given>,
}

#[derive(Deserialize)]
struct Workspace {
    package: Option<Defaults>,
}

#[derive(Deserialize)]
struct Defaults {
    version: Option<String>,
}

/// A version, or that the workspace has it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Here(String),
    Above {},
}

fn parse(text: &str) -> Result<Manifest, String> {
    toml::from_str(text).map_err(|error| error.message().to_owned())
}

/// The name of the package that a manifest is of; `None` if it is of none.
pub(crate) fn name(text: &str) -> Result<Option<String>, String> {
    Ok(parse(text)?.package.map(|package| package.name))
}

/// The version of the package whose manifest `read` finds at `path`, from a manifest above it if it
/// is the workspace's; `None` if there is no manifest.
pub(crate) fn version(
    path: &Path,
    read: impl Fn(&Path) -> Result<Option<String>, String>,
) -> Result<Option<Version>, String> {
    let Some(text) = read(path)? else { return Ok(None) };
    let at = |path: &Path, problem: &str| format!("{}: {problem}", path.display());
    let package = parse(&text).map_err(|error| at(path, &error))?.package;
    let package = package.ok_or_else(|| at(path, "there is no [package]"))?;
    let text = match package.version {
        Some(Given::Here(version)) => version,
        Some(Given::Above {}) => inherited(path, &read)?
            .ok_or_else(|| at(path, "no workspace above has the version that it names"))?,
        // As Cargo reads it.
        None => "0.0.0".to_owned(),
    };
    let version = Version::parse(&text);
    version.map(Some).map_err(|error| at(path, &format!("the version `{text}`: {error}")))
}

/// The version in the closest workspace at or above a manifest.
fn inherited(
    path: &Path,
    read: impl Fn(&Path) -> Result<Option<String>, String>,
) -> Result<Option<String>, String> {
    for folder in path.ancestors().skip(1) {
        let path = folder.join(FILE);
        let Some(text) = read(&path)? else { continue };
        let manifest = parse(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        if let Some(workspace) = manifest.workspace {
            return Ok(workspace.package.and_then(|package| package.version));
        }
    }
    Ok(None)
}
