//! The scale of a range plot, and what stands where on it.
//!
//! Places are percentages of the width, so that a plot is as wide as its page and its text keeps its size. A linear scale
//! begins at zero, so that a length is as long as its number is large; where the largest number is many times the smallest
//! the scale is logarithmic.

/// From what ratio of the largest to the smallest number on the scale is logarithmic.
const LOGARITHMIC_FROM: f64 = 20.0;
/// The most steps of a linear scale.
const STEPS: u64 = 4;
/// The most ticks of a logarithmic one.
const TICKS: u32 = 5;
/// The share of the narrowest plot that a character of a label takes, in percent.
const CHARACTER: f64 = 2.0;

/// From numbers to places.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Whether equal lengths are equal ratios.
    pub logarithmic: bool,
    /// The numbers with a label, the first and the last being the ends of the scale.
    pub ticks: Vec<u64>,
}

impl Scale {
    /// The scale for numbers from a smallest to a largest one.
    pub fn of(low: u64, high: u64) -> Self {
        let logarithmic = low > 0 && high as f64 / low as f64 >= LOGARITHMIC_FROM;
        Self { logarithmic, ticks: if logarithmic { decades(low, high) } else { steps(high) } }
    }

    /// The place of a number, in percent of the width.
    pub fn place(&self, number: u64) -> f64 {
        let (Some(&from), Some(&to)) = (self.ticks.first(), self.ticks.last()) else { return 0.0 };
        let measure = |number: u64| if self.logarithmic { (number.max(1) as f64).log10() } else { number as f64 };
        let length = measure(to) - measure(from);
        if length > 0.0 { ((measure(number) - measure(from)) * 100.0 / length).clamp(0.0, 100.0) } else { 0.0 }
    }
}

/// Even steps from zero, of 1, 2 or 5 times a power of ten.
fn steps(high: u64) -> Vec<u64> {
    let sizes = (0..19).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)));
    let step = sizes.into_iter().find(|step| high.div_ceil(*step) <= STEPS).unwrap_or(u64::MAX / STEPS);
    (0..=high.div_ceil(step).max(1)).map(|count| count.saturating_mul(step)).collect()
}

/// Powers of ten around some numbers; not all of them where they would be many.
fn decades(low: u64, high: u64) -> Vec<u64> {
    let first = low.max(1).ilog10();
    let last = high.saturating_sub(1).max(1).ilog10() + 1;
    let stride = (last - first).div_ceil(TICKS).max(1);
    let last = first + (last - first).div_ceil(stride) * stride;
    (first..=last).step_by(stride as usize).map(|power| 10_u64.checked_pow(power).unwrap_or(u64::MAX)).collect()
}

/// How a label stands at its place: the value of SVG's `text-anchor`.
pub fn anchor(place: f64) -> &'static str {
    match place {
        place if place < 10.0 => "start",
        place if place > 90.0 => "end",
        _ => "middle",
    }
}

/// Those of some labels (place and text) that have room beside each other; the last and the first before those between.
pub fn with_room(labels: &[(f64, String)]) -> Vec<&(f64, String)> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let ends = labels.last().into_iter().chain(labels.first());
    let between = labels.get(1..labels.len().saturating_sub(1)).unwrap_or_default();
    let mut kept: Vec<&(f64, String)> = Vec::new();
    for label in ends.chain(between) {
        let extent = extent(label);
        if taken.iter().all(|(start, end)| extent.1 < *start || *end < extent.0) {
            taken.push(extent);
            kept.push(label);
        }
    }
    kept.sort_by(|a, b| a.0.total_cmp(&b.0));
    kept
}

/// From where to where a label reaches on the narrowest plot, with some room beside it.
fn extent((place, text): &(f64, String)) -> (f64, f64) {
    let width = (text.chars().count() + 1) as f64 * CHARACTER;
    let start = match anchor(*place) {
        "start" => *place,
        "end" => place - width,
        _ => place - width / 2.0,
    };
    (start, start + width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linear_scale_begins_at_zero_and_has_round_steps() {
        let scale = Scale::of(114_084, 197_653);
        assert_eq!(scale.ticks, [0, 50_000, 100_000, 150_000, 200_000]);
        assert!(!scale.logarithmic);
        assert_eq!(scale.place(50_000), 25.0);
        assert_eq!(Scale::of(1, 3).ticks, [0, 1, 2, 3]);
        assert_eq!(Scale::of(0, 0).ticks, [0, 1]);
        assert_eq!(Scale::of(0, 900).ticks, [0, 500, 1000]);
    }

    #[test]
    fn ratios_that_are_large_make_it_logarithmic() {
        let scale = Scale::of(5, 20_000);
        assert_eq!(scale.ticks, [1, 10, 100, 1000, 10_000, 100_000]);
        assert_eq!(scale.place(100), 40.0);
        assert_eq!(Scale::of(10, 1_000).ticks, [10, 100, 1000]);
        assert_eq!(Scale::of(1, 10_000_000).ticks, [1, 100, 10_000, 1_000_000, 100_000_000]);
    }

    #[test]
    fn no_number_is_too_large() {
        for (low, high) in [(1, u64::MAX), (u64::MAX, u64::MAX), (0, u64::MAX), (u64::MAX / 3, u64::MAX)] {
            let scale = Scale::of(low, high);
            assert!(scale.ticks.len() <= 7 && scale.ticks.is_sorted(), "{scale:?}");
            assert!((0.0..=100.0).contains(&scale.place(low)) && scale.place(low) <= scale.place(high), "{scale:?}");
        }
    }

    #[test]
    fn labels_do_not_meet() {
        let labels = [(50.0, "114,084"), (51.0, "115,000"), (72.0, "160,000"), (97.0, "197,653")];
        let labels = labels.map(|(place, text)| (place, text.to_owned()));
        let kept: Vec<f64> = with_room(&labels).into_iter().map(|(place, _)| *place).collect();
        assert_eq!(kept, [50.0, 72.0, 97.0]);
        assert!(with_room(&[]).is_empty());
        assert_eq!(with_room(&labels[..1]).len(), 1);
    }
}
