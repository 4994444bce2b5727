//! The `guidec` command. Everything is in the library.

fn main() -> std::process::ExitCode {
    guidec::cli::main()
}
