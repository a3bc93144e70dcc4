//! What a value in a body is.

/// What a member of an object, or an item of a list, is.
#[derive(Clone, Copy)]
pub(crate) struct Member {
    pub(crate) roles: &'static [Role],
    /// The node of the object or list that it is, if it has values in it.
    pub(crate) within: Option<u8>,
}

#[allow(dead_code, reason = "not every body has objects in it")]
impl Member {
    pub(crate) const fn value(roles: &'static [Role]) -> Self {
        Self { roles, within: None }
    }

    pub(crate) const fn within(node: u8) -> Self {
        Self { roles: &[], within: Some(node) }
    }
}

/// What a value says. The lowest rank counts, whose path comes first.
#[allow(dead_code, reason = "not every body has all of them")]
#[derive(Clone, Copy)]
pub(crate) enum Role {
    /// The code, with its rank.
    Code(u8),
    /// The text with this index in `TEXTS`, with its rank.
    Text(usize, u8),
    /// The request failed if it is this, in JSON.
    FailedIf(&'static str),
}
