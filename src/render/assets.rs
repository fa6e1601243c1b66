//! The templates, strings and static files that are part of the program.

/// A file that is part of the program: its path and its content.
pub type Embedded = (&'static str, &'static str);

macro_rules! embedded {
    ($folder:literal: $($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../", $folder, "/", $path)))),+]
    };
}

/// The templates, by their paths in `templates/`.
pub const TEMPLATES: &[Embedded] = embedded!("templates":
    "base.html", "beside.html", "casualties.html", "components.html", "differences.html",
    "edition.html", "home.html", "key.html", "language.html", "missing.html", "overview.html", "provenance.html",
    "search.html", "sections.html", "term.html", "terms.html", "timeline.html", "titles.html",
);

/// The interface strings, by their languages. A language is added with a file and an entry here.
pub const STRINGS: &[Embedded] = &[
    ("en", include_str!("../../templates/strings/en.ftl")),
    ("ja", include_str!("../../templates/strings/ja.ftl")),
    ("ko", include_str!("../../templates/strings/ko.ftl")),
    ("zh-Hans", include_str!("../../templates/strings/zh-Hans.ftl")),
    ("zh-Hant", include_str!("../../templates/strings/zh-Hant.ftl")),
];

/// The path in a site of the stylesheet that is its own: it comes after the program's.
pub const OWN_STYLESHEET: &str = "static/site.css";

/// The static files, by their paths in `static/`.
pub const STATIC: &[Embedded] =
    embedded!("static": "cite.js", "favicon.svg", "hexapla.css", "hexapla.js", "search.js", "theme.js");
