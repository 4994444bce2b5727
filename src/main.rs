//! The `guidec` command. Everything is in the library.

/// Syntax trees, sets of readers and pages are made of very many small pieces: half as long with this allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    guidec::cli::main()
}
