//! The outside world behind one trait: reading, listing, writing. The only user of `std::fs`; knows nothing of the language.
