//! Mistakes in the templates of a site: what is said of each, word for word, and said once.

mod common;

use common::Folder;
use common::sample::sample;

/// What is said of a site with a template: all lines but the last two, which count.
fn said(name: &str, template: &str) -> String {
    let site = sample();
    site.write(&format!("templates/{name}"), template);
    let run = site.run(&["build", "--no-search"]);
    run.must_exit(1);
    let (said, counted) = run.err.trim_end().rsplit_once("\n\n").unwrap_or_else(|| panic!("{run}"));
    let errors = said.matches("error[").count();
    assert!(counted.starts_with(&format!("{errors} error")), "{run}");
    said.to_owned()
}

/// A template for editions with something in a block, in the second line.
fn edition(inside: &str) -> String {
    format!("{{% extends \"hexapla/edition.html\" %}}\n{{% block about %}}항구 {inside}{{% endblock about %}}\n")
}

const README: &str =
    "   = hint: templates/README.md says what each is; `hexapla init . --copy templates/README.md` puts it there\n";
const EDITION: &str = "   = hint: this is said of a page of the kind `edition`";
const TERA: &str = "   = hint: how templates are written: https://keats.github.io/tera/";

#[test]
fn a_field_that_there_is_not() {
    let fields =
        "author, date, dir, id, label, lang, language_name, license, license_url, origin, principal, revision, title";
    let hints = format!(
        "   = hint: did you mean `edition.license`?\n   = hint: the fields of `edition`: {fields}\n{README}{EDITION}"
    );
    let wanted = format!(
        "error[template]: `edition` has no field `licence`\n  --> templates/edition.html:2:32\n   | k about %}}항구 {{{{ edition.licence }}}}{{% endblock about %}}\n   |                           ^^^^^^^\n{hints}"
    );
    assert_eq!(said("edition.html", &edition("{{ edition.licence }}")), wanted);
    // A filter wants a value; a loop, a list.
    for inside in ["{{ edition.licence | upper }}", "{% for one in edition.licence %}{% endfor %}"] {
        let said = said("edition.html", &edition(inside));
        assert!(
            said.starts_with("error[template]: `edition` has no field `licence`\n") && said.ends_with(&hints),
            "{said}"
        );
    }
}

#[test]
fn a_field_that_a_question_is_about() {
    let said = said("edition.html", &edition("{% if edition.licence %}x{% endif %}"));
    let start = "error[template]: `edition` has no field `licence`\n  --> templates/edition.html:2:27\n   |  block about %}항구 {% if edition.licence %}x{% endif %}{% endblo\n   |                           ^^^^^^^^^^^^^^^\n   = hint: did you mean `edition.license`?\n";
    assert!(said.starts_with(start), "{said}");
    // What only some pages have, and what is asked for as a thing that may not be there.
    let site = sample();
    let questions = "{% if page.x is defined %}{% endif %}{% if edition and edition.date %}{% endif %}{{ page.x or 1 }}{{ page.x | default(value=1) }}";
    site.write(
        "templates/base.html",
        format!("{{% extends \"hexapla/base.html\" %}}{{% block head %}}{questions}{{% endblock %}}"),
    );
    site.run(&["build", "--strict"]).must_succeed();
}

#[test]
fn a_variable_that_there_is_not_is_said_once_for_all_pages_and_languages() {
    let said =
        said("base.html", "{% extends \"hexapla/base.html\" %}\n{% block footer %}{{ pagge.title }}{% endblock %}\n");
    let start = "error[template]: there is no variable `pagge` here\n  --> templates/base.html:2:22\n   | {% block footer %}{{ pagge.title }}{% endblock %}\n   |                      ^^^^^\n   = hint: did you mean `page`?\n   = hint: the variables here: ";
    assert!(said.starts_with(start) && said.contains(", breadcrumbs, ") && said.contains(README), "{said}");
    assert_eq!(said.matches("error[").count(), 1, "{said}");
}

#[test]
fn a_part_is_told_with_the_template_that_uses_it() {
    let said = said("titles.html", "{{ wrk.title }}\n");
    assert!(said.contains("  --> templates/titles.html:1:4\n") && said.contains("did you mean `work"), "{said}");
    assert!(said.contains("   = hint: it is used in hexapla/language.html:"), "{said}");
    assert_eq!(said.matches("error[").count(), 1, "{said}");
}

#[test]
fn names_that_there_are_not_are_all_said() {
    let inside = "{{ edition.label | uper }}{{ <fac name=\"x\" value=\"y\" /> }}{% include \"ttles.html\" %}{{ tt(key=\"x\") }}{% if edition is defind %}{% endif %}";
    let said = said("edition.html", &edition(inside));
    let mut wanted = vec![
        ("there is no filter `uper`", "did you mean `upper`?", 40),
        ("there is no component `fac`", "did you mean `fact`?", 50),
        ("there is no template `ttles.html`", "did you mean `titles.html`?", 90),
        ("there is no function `tt`", "did you mean `t`?", 108),
        ("there is no test `defind`", "did you mean `defined`?", 139),
    ];
    for diagnostic in said.split("\n\n") {
        let (message, hint, column) = wanted.remove(0);
        let start = format!("error[template]: {message}\n  --> templates/edition.html:2:{column}\n");
        assert!(diagnostic.starts_with(&start) && diagnostic.contains(&format!("= hint: {hint}\n")), "{diagnostic}");
    }
    assert!(wanted.is_empty(), "{said}");
}

#[test]
fn a_block_that_no_parent_has() {
    let said = said("edition.html", "{% extends \"hexapla/edition.html\" %}\n{% block abuot %}x{% endblock %}\n");
    let start = "error[template]: no template that this one extends has a block `abuot`\n  --> templates/edition.html:2:10\n   | {% block abuot %}x{% endblock %}\n   |          ^^^^^\n   = hint: did you mean `about`?\n   = hint: the blocks: about, article, ";
    assert!(said.starts_with(start) && said.contains(", footer, head, header, "), "{said}");
}

#[test]
fn a_template_that_is_no_template() {
    let wanted = format!(
        "error[template]: found `{{` but expected }}}}\n  --> templates/edition.html:2:38\n   | t %}}항구 {{{{ edition.label {{% endblock about %}}\n   |                           ^\n{TERA}"
    );
    assert_eq!(said("edition.html", &edition("{{ edition.label ")), wanted);
    let site = sample();
    site.write("templates/edition.html", "{{ a");
    site.write("templates/home.html", "{% if %}");
    let run = site.run(&["build"]);
    run.must_exit(1);
    run.must_say(&["--> templates/edition.html:1:", "--> templates/home.html:1:", "2 errors"]);
}

#[test]
fn a_template_that_extends_itself_or_nothing() {
    let wanted = "error[template]: it extends itself\n  --> templates/base.html:1:12\n   | {% extends \"base.html\" %}\n   |            ^^^^^^^^^^^\n   = hint: to change the built-in template: {% extends \"hexapla/base.html\" %}";
    assert_eq!(said("base.html", "{% extends \"base.html\" %}"), wanted);
    let said = said("base.html", "{% extends \"hexapla/bsae.html\" %}");
    assert!(
        said.starts_with("error[template]: there is no template `hexapla/bsae.html`\n  --> templates/base.html:1:12\n")
    );
    assert!(said.contains("= hint: did you mean `hexapla/base.html`?\n"), "{said}");
}

#[test]
fn a_string_that_no_file_has() {
    let said = said("edition.html", &edition("{{ t(key=\"contents-titel\") }}"));
    assert!(said.starts_with(
        "error[template]: there is no interface string `contents-titel`\n  --> templates/edition.html:2:24\n"
    ));
    assert!(said.contains("= hint: did you mean `contents-title`?\n"), "{said}");
}

#[test]
fn mistakes_in_templates_of_several_pages_are_said_together() {
    let site = sample();
    for name in ["home", "terms", "search", "timeline", "missing"] {
        site.write(&format!("templates/{name}.html"), "{{ nothing.at_all }}");
    }
    let run = site.run(&["build"]);
    run.must_exit(1);
    assert_eq!(run.err.matches("there is no variable `nothing` here").count(), 5, "{run}");
}

#[test]
fn a_template_that_nothing_uses_is_most_likely_misspelt() {
    let site = sample();
    site.write("templates/editoin.html", "{% extends \"hexapla/edition.html\" %}");
    let run = site.build();
    let wanted = "[unused-template]: no page is made with this template, and no other template uses it\n  --> templates/editoin.html\n   = hint: did you mean `edition.html`?";
    assert_eq!(run.diagnostic("unused-template"), wanted);
    assert!(run.err.ends_with("0 errors, 1 warning\n"), "{run}");
    site.write("templates/base.html", "{% extends \"hexapla/base.html\" %}{# {% include \"editoin.html\" %} #}");
    site.run(&["build", "--strict"]).must_exit(1);
    site.write("templates/home.html", "{% extends \"editoin.html\" %}");
    assert!(!site.run(&["build"]).err.contains("unused-template"));
}

#[test]
fn the_folder_of_the_built_in_templates_is_not_for_a_site() {
    let folder = Folder::with(&[("content/a/en.md", "# A\n\nThe harbour lies in the north of the bay.\n")]);
    folder.write("templates/hexapla/edition.html", "mine");
    let run = folder.run(&["build"]);
    run.must_exit(1);
    assert!(run.diagnostic("reserved-template").contains("--> templates/hexapla/edition.html"), "{run}");
    assert!(!run.err.contains("unused-template"), "{run}");
}
