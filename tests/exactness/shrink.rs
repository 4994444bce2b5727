//! Makes a text smaller while something stays true of it.

/// The smallest text that is found by taking out lines and blocks.
pub fn shrink(text: &str, still: impl Fn(&str) -> bool) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let joined = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    loop {
        let mut smaller = false;
        let mut place = 0;
        while place < lines.len() {
            let shorter = smaller_at(&lines, place).into_iter().find(|it| still(&joined(it)));
            match shorter {
                Some(shorter) => {
                    lines = shorter;
                    smaller = true;
                }
                None => place += 1,
            }
        }
        if !smaller {
            return joined(&lines);
        }
    }
}

/// Texts with less at one line: without it and its block, without the block's frame, without attributes.
fn smaller_at(lines: &[String], place: usize) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let line = &lines[place];
    let without = |from: usize, to: usize| {
        lines
            .iter()
            .enumerate()
            .filter(|(it, _)| *it < from || *it > to)
            .map(|(_, line)| line.clone())
            .collect()
    };
    if line.trim_end().ends_with('{') {
        let indent = line.len() - line.trim_start().len();
        let ends =
            |it: &&String| it.len() - it.trim_start().len() == indent && it.trim_start().starts_with('}');
        if let Some(after) = lines[place + 1..].iter().position(|it| ends(&it)) {
            let end = place + 1 + after;
            let whole: Vec<String> = without(place, end);
            all.push(whole);
            let mut inner = lines.to_vec();
            inner.remove(end);
            inner.remove(place);
            all.push(inner);
            if end > place + 1 {
                all.push(without(place + 1, end - 1));
            }
        }
    } else if line.trim() != "}" {
        all.push(without(place, place));
    }
    for word in [
        " when ",
        " sometimes",
        " instead of ",
        " disabled when ",
        " opens ",
        " -> ",
        " or s",
        " and ",
        " > ",
        " runs ",
    ] {
        for (at, _) in line.match_indices(word) {
            let rest = &line[at + word.len()..];
            let mut ends: Vec<usize> = [" sometimes", " disabled", " ->", " {", " opens", " instead"]
                .iter()
                .filter_map(|next| rest.find(next))
                .collect();
            ends.push(rest.len());
            for end in ends {
                let mut shorter = lines.to_vec();
                shorter[place] = format!("{}{}", &line[..at], &rest[end..]);
                all.push(shorter);
            }
        }
    }
    all
}
