//! The way through two texts: counterparts follow each other as far as the evidence lets them.

use super::similarity::Matrix;

/// What a leap costs at most.
const LEAP: f64 = 0.6;
/// From how many sections on a leap costs that much.
const FAR: f64 = 8.0;
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
        let from: Vec<(usize, f64)> = (0..columns).map(|column| source(&reached, column)).collect();
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

/// Where the best way to a column comes from, and its value there.
fn source(reached: &[f64], column: usize) -> (usize, f64) {
    let values: Vec<f64> = reached.iter().enumerate().map(|(from, value)| value - cost(from, column)).collect();
    let from = largest(&values);
    (from, values[from])
}

fn largest(values: &[f64]) -> usize {
    (0..values.len()).rev().max_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap_or_default()
}

/// What it costs to go from one column to another: least to stay or to go on by one.
fn cost(from: usize, to: usize) -> f64 {
    let leap = (to as f64 - from as f64 - 0.5).abs() / FAR;
    LEAP * leap.min(1.0) + if to < from { BACK } else { 0.0 }
}
