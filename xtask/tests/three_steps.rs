//! The README's example of an entry, from the catalog to the changelog.

mod support;

use support::Repository;

const PATH: &str = "catalog/depot.yaml";

fn of_repository(path: &str) -> String {
    std::fs::read_to_string(support::repository().join(path)).expect(path)
}

#[test]
fn the_entry_of_the_readme_goes_through_all_three_steps() {
    let page = of_repository("codegen/tests/pages/depot.md");
    let repository = Repository::new(PATH, &of_repository("codegen/tests/pages/depot.yaml"));
    repository.put("page.md", &page);
    for command in [&["gen"][..], &["drift", "page.md", "--accept"]] {
        let run = repository.xtask(command);
        assert_eq!(run.code, 0, "{run:?}");
    }
    repository.commit();

    let readme = of_repository("README.md");
    let line = readme.split("``").find(|it| it.starts_with("- `41`")).expect("a line of the page");
    repository.put("page.md", &page.replace("- `30`", &format!("{line}\n- `30`")));
    let catalog = repository.text(PATH);
    assert_eq!(catalog.matches("error_codes:\n").count(), 1);
    repository.put(
        PATH,
        &catalog.replace(
            "error_codes:\n",
            &format!("error_codes:\n{}", support::block(&readme, "yaml")),
        ),
    );
    let run = repository.xtask(&["gen"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("1 retry starts"), "{run:?}");
    assert!(run.out.contains("cargo xtask drift PAGE --accept"), "{run:?}");
    let run = repository.xtask(&["drift", "page.md", "--accept"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = repository.xtask(&["bump"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = repository.xtask(&["status"]);
    assert_eq!(run.code, 0, "{run:?}");
    let changelog = repository.text("generated/CHANGELOG.md");
    assert!(changelog.contains("`ErrorCode::SlotTaken` is retried"), "{changelog}");
}
