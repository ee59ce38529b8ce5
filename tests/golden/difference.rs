/// How many equal lines stand around a difference.
const AROUND: usize = 1;

/// What was taken away and what was added, line by line, with a line around each place; nothing where both are equal.
pub fn difference(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let marked = marked(&before, &after);
    let changed: Vec<usize> = (0..marked.len()).filter(|at| marked[*at].0 != ' ').collect();
    let mut told = String::new();
    let mut last = None;
    for (at, (mark, line)) in marked.iter().enumerate() {
        if !changed.iter().any(|place| place.abs_diff(at) <= AROUND) {
            continue;
        }
        if last.is_some_and(|last| last + 1 != at) {
            told.push_str("   ⋮\n");
        }
        last = Some(at);
        told.push_str(&format!(" {mark} {line}\n"));
    }
    told
}

/// Every line with `-`, `+` or a space, by the longest list of lines that both have in common.
fn marked<'t>(before: &[&'t str], after: &[&'t str]) -> Vec<(char, &'t str)> {
    let (rows, columns) = (before.len(), after.len());
    let mut common = vec![vec![0_u32; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            common[row][column] = if before[row] == after[column] {
                common[row + 1][column + 1] + 1
            } else {
                common[row + 1][column].max(common[row][column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut marked = Vec::new();
    while row < rows || column < columns {
        if row < rows && column < columns && before[row] == after[column] {
            marked.push((' ', before[row]));
            (row, column) = (row + 1, column + 1);
        } else if row < rows && (column == columns || common[row + 1][column] >= common[row][column + 1]) {
            marked.push(('-', before[row]));
            row += 1;
        } else {
            marked.push(('+', after[column]));
            column += 1;
        }
    }
    marked
}

#[test]
fn a_difference_shows_what_went_and_what_came_with_a_line_around() {
    let before = "one\ntwo\nthree\nfour\nfive\nsix\nseven";
    let after = "one\ntwo\nthird\nfour\nfive\nsix\nseven\neight";
    assert_eq!(difference(before, after), "   two\n - three\n + third\n   four\n   ⋮\n   seven\n + eight\n");
    assert_eq!(difference(before, before), "");
}
