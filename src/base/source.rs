//! The text of one source file, and where in it a byte offset lies.

use super::{Diagnostic, Span};

/// A decoded source: its path as shown to the user, and its text.
///
/// The text is what every [`Span`] refers to. Its line ends are LF: the three conventions of platforms are one line end,
/// which [`Source::decode`] settles once so that no reader has to.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: String,
    line_starts: Vec<usize>,
}

/// A position as people count: both numbers begin at 1, columns are counted in characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line number.
    pub line: usize,
    /// Column number.
    pub column: usize,
}

impl Source {
    /// A source from text that is at hand already.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text: String = text.into();
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(at, _)| at + 1))
            .collect();
        Self { path: path.into(), text, line_starts }
    }

    /// A source from the bytes of a file: UTF-8, or UTF-16 that a byte-order mark announces.
    ///
    /// # Errors
    /// A diagnostic that says where the bytes stop being text, or that there are none.
    pub fn decode(path: &str, bytes: &[u8]) -> Result<Self, Diagnostic> {
        let text = match bytes {
            [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(path, rest)?,
            [0xFF, 0xFE, rest @ ..] => utf16(path, rest, u16::from_le_bytes)?,
            [0xFE, 0xFF, rest @ ..] => utf16(path, rest, u16::from_be_bytes)?,
            _ => utf8(path, bytes)?,
        };
        if text.trim().is_empty() {
            return Err(Diagnostic::error("empty-source", "the file has no text")
                .in_file(path)
                .hint("remove it, or name another file in work.toml"));
        }
        Ok(Self::new(path, text))
    }

    /// The path as the user wrote or knows it, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at a span; nothing where the span does not fit the source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// Where a byte offset lies.
    ///
    /// ```
    /// use hexapla::base::Source;
    /// let source = Source::new("a.txt", "6월\n25일");
    /// let position = source.position(source.text().find('일').unwrap());
    /// assert_eq!((position.line, position.column), (2, 3));
    /// ```
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Position { line, column }
    }

    /// The line (without its end) that an offset lies in, and the offset at which that line begins.
    pub fn line_at(&self, offset: usize) -> (&str, usize) {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        (self.text.get(start..end).unwrap_or_default(), start)
    }
}

fn utf8(path: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let valid = &bytes[..error.valid_up_to()];
        let line = valid.iter().filter(|&&b| b == b'\n').count() + 1;
        let line_start = valid.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&valid[line_start..]).chars().count() + 1;
        Diagnostic::error(
            "not-utf-8",
            format!("the file is not valid UTF-8: byte {} of it is 0x{:02X}", valid.len() + 1, bytes[valid.len()]),
        )
        .in_file(path)
        .at_position(line, column)
        .hint("save it as UTF-8, or as UTF-16 with a byte-order mark")
    })
}

fn utf16(path: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Diagnostic> {
    let broken = |character: usize| {
        Diagnostic::error(
            "not-utf-16",
            format!("the byte-order mark says UTF-16, but character {character} is not valid"),
        )
        .in_file(path)
        .hint("save it as UTF-8")
    };
    if !bytes.len().is_multiple_of(2) {
        return Err(broken(bytes.len() / 2 + 1));
    }
    let units = bytes.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    char::decode_utf16(units).enumerate().map(|(at, unit)| unit.map_err(|_| broken(at + 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_every_platform_are_one() {
        assert_eq!(Source::new("a", "一\r\n二\r三\n").text(), "一\n二\n三\n");
    }

    #[test]
    fn utf_16_with_a_mark_is_read() {
        let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain("韓戰".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(Source::decode("a", &bytes).unwrap().text(), "韓戰");
    }

    #[test]
    fn broken_bytes_are_placed() {
        let error = Source::decode("a.txt", b"ab\ncd\xFFe").unwrap_err();
        assert_eq!(error.code, "not-utf-8");
        assert_eq!(error.place.unwrap().to_string(), "a.txt:2:3");
        assert_eq!(Source::decode("a.txt", &[0xFE, 0xFF, 0xD8, 0x00]).unwrap_err().code, "not-utf-16");
        assert_eq!(Source::decode("a.txt", b" \n").unwrap_err().code, "empty-source");
    }

    #[test]
    fn the_last_line_is_found() {
        let source = Source::new("a", "x\nyz");
        assert_eq!(source.line_at(4), ("yz", 2));
        assert_eq!(source.line_at(1), ("x", 0));
    }
}
