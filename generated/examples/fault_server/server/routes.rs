//! Which call a request is.

use std::fmt;
use std::str::FromStr;

use agora_stt_errors::Operation;

use super::nearest::nearest;

/// A route that the user gave, such as `start=POST /tasks`: requests with this method whose path ends so
/// are this call. A segment `*` is any segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    call: Operation,
    method: String,
    end: Vec<String>,
}

impl Route {
    fn is_of(&self, method: &str, path: &[String]) -> bool {
        let Some(before) = path.len().checked_sub(self.end.len()) else { return false };
        let is_it = |(wanted, segment): (&String, &String)| wanted == "*" || wanted == segment;
        self.method.eq_ignore_ascii_case(method) && self.end.iter().zip(&path[before..]).all(is_it)
    }
}

/// The call: the last segment of the path that is the name of one, else that of the first route.
pub(super) fn call_of(method: &str, path: &[String], routes: &[Route]) -> Option<Operation> {
    let named = path.iter().rev().find_map(|segment| segment.parse().ok());
    named.or_else(|| routes.iter().find(|route| route.is_of(method, path)).map(|route| route.call))
}

impl FromStr for Route {
    type Err = RouteError;

    fn from_str(route: &str) -> Result<Self, RouteError> {
        let error = |problem: String| RouteError(route.to_owned(), problem);
        let (name, rest) =
            route.split_once('=').ok_or_else(|| error("`=` is missing".to_owned()))?;
        let names = || Operation::ALL.iter().map(|call| call.name());
        let call = name.trim().parse().map_err(|_| {
            let guess = nearest(name.trim(), names());
            let guess = guess.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
            error(format!("there is no call `{}`{guess}", name.trim()))
        })?;
        let mut words = rest.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some(method), Some(path), None) if path.starts_with('/') && path.len() > 1 => {
                let end = path.split('/').filter(|segment| !segment.is_empty());
                let end = end.map(str::to_owned).collect();
                Ok(Self { call, method: method.to_owned(), end })
            }
            _ => Err(error("a method and the end of a path are expected".to_owned())),
        }
    }
}

/// Why a text is not a route: the text, and the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RouteError(String, String);

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "route `{}`: {}, as in `start=POST /tasks/*`", self.0, self.1)
    }
}

impl std::error::Error for RouteError {}
