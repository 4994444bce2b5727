//! QR codes, as the squares that a template draws.

use fast_qr::{ECL, QRBuilder};
use minijinja::{Value, context};

/// The longest address that a phone reads well from paper.
const LONGEST: usize = 500;

/// `size` in squares, and the `path` of the dark ones for SVG; nothing for a text that is too long.
pub(super) fn qr(text: &str) -> Option<Value> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok().filter(|_| text.len() <= LONGEST)?;
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        for run in code[y].chunk_by(|one, next| one.value() == next.value()) {
            let length = run.len();
            if run.first().is_some_and(|square| square.value()) {
                path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
            }
            x += length;
        }
    }
    Some(context! { size => code.size, path => path })
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_code_has_its_three_corners() {
        let code = qr("https://help.example/").unwrap();
        let path = code.get_attr("path").unwrap().to_string();
        assert_eq!(code.get_attr("size").unwrap().to_string(), "25");
        assert!(path.starts_with("M0 0h7v1h-7z"), "{path}");
        assert!(path.contains("M18 0h7v1h-7z") && path.contains("M0 18h7v1h-7z"), "{path}");
        assert!(qr(&"a".repeat(501)).is_none() && qr("").is_some());
    }
}
