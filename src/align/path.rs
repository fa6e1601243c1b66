//! The way through two texts: counterparts follow each other as far as the evidence lets them.

use super::similarity::Matrix;

/// What a leap costs at most.
const LEAP: f64 = 0.6;
/// From how many sections on a leap costs that much.
const FAR: f64 = 8.0;
/// How far a leap may go that costs less than the most, in sections.
const NEAR: usize = 9;
/// What going back costs besides.
const BACK: f64 = 0.12;

/// For each row the column that lies on the best way through the matrix (Viterbi, 1967): the one on which the values are
/// large and the leaps short.
pub fn best(matrix: &Matrix) -> Vec<Option<usize>> {
    let (rows, columns) = (matrix.rows(), matrix.columns());
    if columns == 0 {
        return vec![None; rows];
    }
    let mut reached: Vec<f64> = (0..columns).map(|column| matrix.at(0, column)).collect();
    let mut ways: Vec<Vec<usize>> = Vec::with_capacity(rows);
    for row in 1..rows {
        let from = sources(&reached);
        reached = from.iter().enumerate().map(|(column, (_, value))| value + matrix.at(row, column)).collect();
        ways.push(from.into_iter().map(|(column, _)| column).collect());
    }
    let mut column = largest(&reached);
    let mut found = vec![Some(column)];
    for way in ways.iter().rev() {
        column = way[column];
        found.push(Some(column));
    }
    found.truncate(rows);
    found.reverse();
    found
}

/// Where the best way to each column comes from, and its value there.
fn sources(reached: &[f64]) -> Vec<(usize, f64)> {
    // From afar every leap costs the same: only the best place before and behind counts.
    let before = running_best(reached, 0..reached.len());
    let behind = running_best(reached, (0..reached.len()).rev());
    let source = |column: usize| {
        let near = column.saturating_sub(NEAR)..(column + NEAR).min(reached.len());
        let far_before = near.start.checked_sub(1).and_then(|at| before.get(at).copied());
        let far_behind = behind.get(near.end).copied();
        let from = far_before.into_iter().chain(near).chain(far_behind);
        let values = from.map(|from| (from, reached[from] - cost(from, column)));
        values.reduce(|best, other| if other.1 > best.1 { other } else { best }).unwrap_or_default()
    };
    (0..reached.len()).map(source).collect()
}

/// For each place, the best of those from the first in an order to it.
fn running_best(reached: &[f64], order: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut best: Option<usize> = None;
    let mut found = vec![0; reached.len()];
    for at in order {
        let better = best.is_none_or(|best| reached[at] > reached[best] || reached[at] == reached[best] && at < best);
        best = if better { Some(at) } else { best };
        found[at] = best.unwrap_or(at);
    }
    found
}

fn largest(values: &[f64]) -> usize {
    (0..values.len()).rev().max_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap_or_default()
}

/// What it costs to go from one column to another: least to stay or to go on by one.
fn cost(from: usize, to: usize) -> f64 {
    let leap = (to as f64 - from as f64 - 0.5).abs() / FAR;
    LEAP * leap.min(1.0) + if to < from { BACK } else { 0.0 }
}
