//! Manifests of crates: what Cargo reads of a package's name and version.

use std::path::Path;

use codegen::diff::Version;
use serde::Deserialize;

use crate::input;

/// The name of a manifest.
pub(crate) const FILE: &str = "Cargo.toml";

/// The most bytes that a manifest has.
const MAX_BYTES: usize = 1 << 20;

/// The text of a manifest on the disk; `None` if it is not there.
pub(crate) fn on_disk(path: &Path) -> Result<Option<String>, String> {
    if !path.exists() {
        return Ok(None);
    }
    let bytes = input::file(path, MAX_BYTES)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn version_of(manifest: &str, above: &str) -> Result<Option<String>, String> {
        let read = |path: &Path| {
            let text = match path.to_str() {
                Some("crates/x/Cargo.toml") => Some(manifest),
                Some("Cargo.toml") => Some(above),
                _ => None,
            };
            Ok(text.map(str::to_owned))
        };
        let found = version(Path::new("crates/x/Cargo.toml"), read)?;
        Ok(found.map(|version| version.to_string()))
    }

    #[test]
    fn the_version_of_a_package_is_found_wherever_cargo_reads_it() {
        let above = "[workspace.package]\nversion = \"3.0.0-rc.1\"\n";
        for (manifest, version) in [
            (
                "[package]\nname = 'x'\nversion = \"1.2.3\" # so far\n[dependencies]\ny = '9'",
                "1.2.3",
            ),
            ("package = { version = '1.2.3', name = 'x' }", "1.2.3"),
            ("[package]\nname = 'x'\nversion.workspace = true\n", "3.0.0-rc.1"),
            ("[package]\nname = 'x'\nversion = { workspace = true }\n", "3.0.0-rc.1"),
            ("[package]\nname = 'x'\n", "0.0.0"),
        ] {
            let found = version_of(manifest, above);
            assert_eq!(found, Ok(Some(version.to_owned())), "{manifest}");
        }
    }

    #[test]
    fn a_version_that_cannot_be_read_is_an_error_with_its_file() {
        for (manifest, above) in [
            ("[dependencies]\nversion = '1.0.0'\n", ""),
            ("[package]\nname = 'x'\nversion = '1.0'\n", ""),
            ("[package]\nname = 'x'\nversion.workspace = true\n", "[package]\nname = 'y'"),
            ("[package", ""),
        ] {
            let error = version_of(manifest, above).expect_err(manifest);
            assert!(error.starts_with("crates/x/Cargo.toml: "), "{error}");
        }
    }
}
