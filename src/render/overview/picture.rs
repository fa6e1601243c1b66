//! The pictures: of an edition, a cell for each section, in the order of the text; of figures in dispute, a column for each
//! total.
//!
//! A cell is as wide as the section is long and as high as there are editions that have it, so that the picture can be read
//! without its colours. Cells of one standing are one path: a picture takes some twenty bytes a section.

use super::facts::{EditionFacts, Standing};
use std::fmt::Write;

/// The width of the picture in units of its coordinates; it is drawn as wide as its place.
pub const WIDTH: usize = 1000;
/// The height of the picture, in pixels.
pub const HEIGHT: usize = 28;
/// The height of the lowest cell.
const LOWEST: usize = 6;
/// The narrowest cell is so small a part of the picture.
const NARROWEST: usize = 170;

/// The cells of one standing of an edition, one of so many, whose picture is `length` units wide: a path in the syntax of
/// SVG's `d`.
pub fn path(edition: &EditionFacts, editions: usize, standing: Standing, length: usize) -> String {
    let others = editions.saturating_sub(1);
    let lengths: Vec<usize> = edition.sections.iter().map(|section| section.characters).collect();
    let mut path = String::new();
    for (section, (start, end)) in edition.sections.iter().zip(places(&lengths, length)) {
        if Standing::of(section.others, others) == standing {
            let height = (HEIGHT * (section.others + 1) / editions.max(1)).clamp(LOWEST, HEIGHT);
            let _ = write!(path, "M{start} {HEIGHT}V{}H{end}V{HEIGHT}z", HEIGHT - height);
        }
    }
    path
}

/// The ratio from which on a column is as high as the picture.
const LARGE_RATIO: f64 = 100.0;
/// The width of a column and of the gap after it, in pixels.
const COLUMN: [usize; 2] = [6, 3];
/// The height of a column that stands for a single figure.
const AGREED: usize = 3;

/// The width of a picture of so many totals, in pixels.
pub fn columns_width(totals: usize) -> usize {
    totals * COLUMN.iter().sum::<usize>()
}

/// The columns of some totals: as high as their figures differ, on a logarithmic scale.
pub fn disputed(ratios: &[f64]) -> String {
    let height = |ratio: &f64| {
        let part = (ratio.max(1.0).ln() / LARGE_RATIO.ln()).min(1.0);
        LOWEST + (part * (HEIGHT - LOWEST) as f64).round() as usize
    };
    columns(0, ratios.iter().map(height))
}

/// The columns of some totals with one figure each, after others.
pub fn agreed(totals: usize, after: usize) -> String {
    columns(after, std::iter::repeat_n(AGREED, totals))
}

fn columns(first: usize, heights: impl Iterator<Item = usize>) -> String {
    heights.zip(first..).fold(String::new(), |mut path, (height, at)| {
        let start = columns_width(at);
        let _ = write!(path, "M{start} {HEIGHT}v-{height}h{}v{height}z", COLUMN[0]);
        path
    })
}

/// From where to where each of some lengths reaches on a line; what is very short is drawn longer, so that it is seen.
fn places(lengths: &[usize], line: usize) -> Vec<(usize, usize)> {
    let sum: usize = lengths.iter().sum();
    let least = (sum / NARROWEST.max(3 * lengths.len())).max(1);
    let drawn = || lengths.iter().map(|length| (*length).max(least));
    let whole = drawn().sum::<usize>().max(1);
    let ends = drawn().scan(0, |end, length| {
        let start = *end;
        *end += length;
        Some((start, *end))
    });
    ends.map(|(start, end)| (start * line / whole, end * line / whole)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_follow_each_other_and_fill_the_line() {
        assert_eq!(places(&[10, 30, 60], 1000), [(0, 100), (100, 400), (400, 1000)]);
        assert_eq!(places(&[], 1000), []);
        assert_eq!(places(&[0, 0], 1000), [(0, 500), (500, 1000)]);
    }

    #[test]
    fn columns_are_as_high_as_figures_differ() {
        assert_eq!(disputed(&[1000.0, 10.0]), "M0 28v-28h6v28zM9 28v-17h6v17z");
        assert_eq!(agreed(1, 2), "M18 28v-3h6v3z");
        assert_eq!(columns_width(3), 27);
    }

    #[test]
    fn a_section_without_text_of_its_own_is_seen() {
        let places = places(&[0, 17_000], 1000);
        assert_eq!(places, [(0, 5), (5, 1000)]);
    }
}
