//! Marks inside lines that other systems have for what Markdown marks with stars, as those stars. Tags of HTML are
//! those of [`super::html`].

/// Names of `{name words}` with what stands around the words in Markdown.
const BRACES: &[(&str, &str)] =
    &[("button", "**"), ("menu", "**"), ("pref", "**"), ("key", "**"), ("kbd", "**"), ("filepath", "`")];
/// Quotation marks of wikis with what stands for them.
const QUOTES: &[(&str, &str)] = &[("'''''", "***"), ("'''", "**")];
/// How `{% octicon … %}` begins: a picture, whose label says what it shows.
const ICON: &str = "{% octicon ";
/// The most bytes of such a mark.
const LONGEST: usize = 300;

/// A line with Markdown for the marks inside it.
pub(super) fn replaced(line: &str) -> String {
    let line = continued(line);
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (words, length) = braces(from).or_else(|| icon(from)).unwrap_or_else(|| ("{".to_owned(), 1));
        out.push_str(&words);
        rest = from.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    let out = keys(&out);
    QUOTES.iter().fold(out, |out, (quote, mark)| paired(&out, quote, mark))
}

/// `#*` and `*#` with words behind go on with the step above in wikis.
fn continued(line: &str) -> String {
    match line.strip_prefix("#*").or_else(|| line.strip_prefix("*#")) {
        Some(words) => format!("   - {}", words.trim_start()),
        None => line.to_owned(),
    }
}

/// `{button Clear Data…}`: its words between marks, and its bytes.
fn braces(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('{')?;
    let (name, mark) = BRACES
        .iter()
        .find(|(name, _)| inside.strip_prefix(name).is_some_and(|behind| behind.starts_with(' ')))?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    let words = inside.get(name.len()..end)?.trim();
    let is_plain = !words.is_empty() && !words.contains(['*', '{', '`']);
    is_plain.then(|| (format!("{mark}{words}{mark}"), end + 2))
}

/// `++ctrl+enter++` and `++"Address"++` of MkDocs.
fn keys(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once("++") {
        out.push_str(before);
        let key = behind.split_once("++").map(|(key, after)| (key.trim_matches('"'), after));
        let is_key = |key: &str| {
            !key.is_empty() && key.len() <= LONGEST && !key.contains([' ', '*', '`']) && !key.starts_with('+')
        };
        match key.filter(|(key, _)| is_key(key)) {
            Some((key, after)) => {
                out.push_str(&format!("**{key}**"));
                rest = after;
            }
            None => {
                out.push_str("++");
                rest = behind;
            }
        }
    }
    out + rest
}

/// An icon: nothing where it only stands before its label.
fn icon(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix(ICON)?;
    let end = inside.as_bytes().windows(2).take(LONGEST).position(|window| window == b"%}")?;
    let label = inside.get(..end)?.split_once("aria-label=\"").and_then(|(_, label)| label.split('"').next());
    let words = label.filter(|label| !label.trim().is_empty()).map(|label| format!("**{}**", label.trim()));
    Some((words.unwrap_or_default(), ICON.len() + end + 2))
}

/// A text in which pairs of quotation marks are marks of Markdown; an odd one stays.
fn paired(text: &str, quote: &str, mark: &str) -> String {
    let parts: Vec<&str> = text.split(quote).collect();
    let odd = parts.len().is_multiple_of(2);
    let last = parts.len().saturating_sub(1);
    let mut out = String::with_capacity(text.len());
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            out.push_str(if odd && number == last { quote } else { mark });
        }
        out.push_str(part);
    }
    out
}
