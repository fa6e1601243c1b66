//! Text as HTML.

use crate::text::script::is_control;
use std::borrow::Cow;

/// Text as HTML: what would be markup is written in code.
///
/// ```
/// assert_eq!(hexapla::render::html::escape("<a href='x'>&\""), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
/// ```
pub fn escape(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = 0;
    for (at, c) in text.char_indices() {
        let Some(code) = code(c) else { continue };
        out.push_str(&text[rest..at]);
        out.push_str(code);
        rest = at + c.len_utf8();
    }
    if rest == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[rest..]);
    Cow::Owned(out)
}

/// What stands for a character that cannot stand for itself: nothing for one that no page has.
fn code(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        ' '..='~' => None,
        c => is_control(c).then_some(""),
    }
}
