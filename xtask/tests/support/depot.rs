//! The catalog of an invented API in a folder, with the lock of its page.

use std::fs;
use std::path::PathBuf;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Run, folder, repository, shown, xtask};

pub(crate) struct Depot(tempfile::TempDir);

/// The path of a page about the API.
pub(crate) fn page(name: &str) -> String {
    shown(&repository().join("codegen/tests/pages").join(name))
}

impl Depot {
    pub(crate) fn new() -> Self {
        let depot = Self(folder());
        fs::copy(page("depot.yaml"), depot.path("depot.yaml")).expect("a catalog");
        depot
    }

    pub(crate) fn accepted() -> Self {
        let depot = Self::new();
        let run = depot.drift(&[&page("depot.md"), "--accept"]);
        assert_eq!(run.code, 0, "{run:?}");
        depot
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    /// Writes a file, and returns its path.
    pub(crate) fn put(&self, name: &str, text: &str) -> String {
        fs::write(self.path(name), text).expect("a file");
        self.path(name).display().to_string()
    }

    pub(crate) fn drift(&self, arguments: &[&str]) -> Run {
        self.run("drift", arguments)
    }

    pub(crate) fn run(&self, command: &str, arguments: &[&str]) -> Run {
        let catalog = self.path("depot.yaml").display().to_string();
        let mut all = vec![command, "--catalog", &catalog];
        all.extend(arguments);
        let mut run = xtask(&all);
        let folder = format!("{}/", shown(self.0.path()));
        run.out = run.out.replace(&folder, "");
        run.err = run.err.replace(&folder, "");
        run
    }
}

/// Checks that what others wrote is text in a report in Markdown, which has so many headings.
pub(crate) fn assert_is_text(markdown: &str, headings: usize) {
    let (mut seen, mut plain, mut is_code) = (0, String::new(), false);
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Heading { .. }) => seen += 1,
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(text) if !is_code => plain += &text,
            Event::Html(html) => {
                assert!(html.starts_with("<!-- cargo xtask drift: "), "{html}");
            }
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::Strong | Tag::Strikethrough,
            )
            | Event::InlineHtml(_) => panic!("{event:?} in {markdown}"),
            _ => {}
        }
    }
    assert_eq!(seen, headings, "{markdown}");
    assert!(!plain.contains(['@', '#', '*']) && !plain.contains("://"), "{plain}");
}
