//! Addresses: only those that are safe in any output pass.

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose;
use crate::source::Span;
use crate::syntax::ast::text::{Piece, Text};
use crate::text::{ADDRESS_SCHEMES, RefusedAddress as Refused, check_address, or, visible};

impl Resolver<'_> {
    /// An address in a string of its own; reported if it is refused.
    pub(super) fn address(&mut self, text: &Text) -> Option<String> {
        if let Some(Piece::Reference { span, .. }) =
            text.pieces.iter().find(|piece| matches!(piece, Piece::Reference { .. }))
        {
            let finding = Diagnostic::new(&prose::REFUSED_ADDRESS, "an address cannot hold a value");
            self.report(finding.at(*span, ""));
            return None;
        }
        let address = text.plain().trim().to_owned();
        match check_address(&address) {
            Ok(()) => Some(address),
            Err(refused) => {
                self.report(refused_address(refused, text.span));
                None
            }
        }
    }

    /// The address of a link in a text, if it may be printed; reported if not.
    pub(super) fn link_address(&mut self, address: &str, span: Span) -> Option<String> {
        match check_address(address) {
            Ok(()) => Some(address.to_owned()),
            Err(refused) => {
                let note = "a link to a guide, a part or a named step is `[words](@name)`, and is checked";
                self.report(refused_address(refused, span).note(note));
                None
            }
        }
    }
}

fn refused_address(refused: Refused, span: Span) -> Diagnostic {
    let of = |title: String| Diagnostic::new(&prose::REFUSED_ADDRESS, title).at(span, "");
    match refused {
        Refused::Empty => of("this address is empty".to_owned()),
        Refused::Character(' ') => of("an address cannot hold a blank".to_owned()).help("write `%20` for it"),
        Refused::Character(character) => {
            of(format!("an address cannot hold `{}`", visible(&character.to_string())))
        }
        Refused::NoScheme => of("this address does not say how it is reached".to_owned()).guess(
            "begin it with `https:`",
            span.start_point(),
            "https:",
        ),
        Refused::Scheme(scheme) => {
            of(format!("addresses that begin with `{}:` are not printed", visible(&scheme)))
                .note(format!("an address begins with {}, or leads to a place of this site", or(&marked())))
        }
    }
}

fn marked() -> Vec<String> {
    ADDRESS_SCHEMES.iter().map(|scheme| format!("`{scheme}:`")).collect()
}
