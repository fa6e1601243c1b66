//! The way through two texts: counterparts follow each other as far as the evidence lets them.
//!
//! A hidden Markov model whose states are the places of the other text: a section stands at one of them and says what is said
//! there, or something of its own (Vogel, Ney and Tillmann, "HMM-based word alignment in statistical translation", 1996).

use super::matrix::Matrix;

/// What a leap costs at most.
const LEAP: f64 = 1.2;
/// From how many sections on a leap costs that much.
const FAR: f64 = 5.0;
/// How far a leap may go that costs less than the most, in sections.
const NEAR: usize = 6;
/// What going back costs besides.
const BACK: f64 = 0.12;
/// The likeness that is worth as much as saying something of one's own.
const NOTHING: f64 = 0.65;
/// How much likeness makes something e times as likely.
const NATURAL: f64 = 0.17;

/// How likely it is of each row and column that they say the same, given all that comes before and after (the
/// forward–backward algorithm: Rabiner, "A tutorial on hidden Markov models", 1989).
pub fn posterior(likeness: &Matrix) -> Matrix {
    let said = Matrix::of(likeness.rows(), likeness.columns(), |row, column| likely(likeness.at(row, column)));
    let own = likely(NOTHING);
    let mut forward = Vec::with_capacity(said.rows());
    let mut reached = vec![1.0; said.columns()];
    for row in said.by_row() {
        let here = if forward.is_empty() { reached } else { spread(&reached, |step| leap(-step)) };
        reached = shares(here.iter().zip(row).map(|(there, said)| there * (said + own)));
        forward.push(reached.clone());
    }
    let mut following = vec![1.0; said.columns()];
    let mut posterior = said.clone();
    for ((row, before), found) in said.by_row().zip(&forward).zip(posterior.by_row_mut()).rev() {
        let stands = shares(before.iter().zip(&following).map(|(before, after)| before * after));
        found.iter_mut().zip(stands).zip(row).for_each(|((found, stands), said)| *found = stands * said / (said + own));
        let after = shares(following.iter().zip(row).map(|(after, said)| after * (said + own)));
        following = spread(&after, leap);
    }
    posterior
}

fn likely(likeness: f64) -> f64 {
    libm::exp(likeness / NATURAL)
}

/// How likely a step from one place to another is, beside one that goes on.
fn leap(step: isize) -> f64 {
    let step = step as f64;
    let far = ((step - 0.5).abs() / FAR).min(1.0);
    likely(-LEAP * far - if step < 0.0 { BACK } else { 0.0 })
}

/// For each place, the sum of all places by how likely the step from it to them is.
fn spread(values: &[f64], step: impl Fn(isize) -> f64) -> Vec<f64> {
    // From afar every leap is as likely as another: the sums of what lies before and behind are enough.
    let mut sums = vec![0.0];
    sums.extend(values.iter().scan(0.0, |sum, value| {
        *sum += value;
        Some(*sum)
    }));
    let near = -(NEAR as isize)..=NEAR as isize;
    let steps: Vec<f64> = near.map(&step).collect();
    let (behind, before) = (step(NEAR as isize + 1), step(-(NEAR as isize) - 1));
    let at = |place: usize| {
        let (first, end) = (place.saturating_sub(NEAR), (place + NEAR + 1).min(values.len()));
        let near = values[first..end].iter().zip(&steps[first + NEAR - place..]).map(|(value, step)| value * step);
        near.sum::<f64>() + before * sums[first] + behind * (sums[values.len()] - sums[end])
    };
    (0..values.len()).map(at).collect()
}

/// Values as shares of their sum.
fn shares(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let values: Vec<f64> = values.collect();
    let sum = values.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    values.into_iter().map(|value| value / sum).collect()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The same from the definition: the sum over all ways.
    pub fn posterior(likeness: &Matrix) -> Matrix {
        let (rows, columns) = (likeness.rows(), likeness.columns());
        let own = likely(NOTHING);
        let says = |row, column| likely(likeness.at(row, column)) + own;
        let step = |from: usize, to: usize| leap(to as isize - from as isize);
        let mut before = Matrix::of(rows, columns, |row, column| if row == 0 { says(row, column) } else { 0.0 });
        for row in 1..rows {
            let known = before.clone();
            let reached =
                |column: usize| (0..columns).map(|from| known.at(row - 1, from) * step(from, column)).sum::<f64>();
            let here = Matrix::of(
                rows,
                columns,
                |at, column| if at == row { reached(column) * says(row, column) } else { 0.0 },
            );
            before.add(1.0, &here);
        }
        let mut after = Matrix::of(rows, columns, |row, _| if row + 1 == rows { 1.0 } else { 0.0 });
        for row in (0..rows.saturating_sub(1)).rev() {
            let known = after.clone();
            let follows = |column: usize| {
                (0..columns).map(|to| step(column, to) * says(row + 1, to) * known.at(row + 1, to)).sum::<f64>()
            };
            let here = Matrix::of(rows, columns, |at, column| if at == row { follows(column) } else { 0.0 });
            after.add(1.0, &here);
        }
        let all: f64 = (0..columns).map(|column| before.at(rows - 1, column)).sum();
        Matrix::of(rows, columns, |row, column| {
            let stands = before.at(row, column) * after.at(row, column) / all;
            stands * likely(likeness.at(row, column)) / says(row, column)
        })
    }
}
