//! The program is [`svi::main`].

fn main() -> std::process::ExitCode {
    svi::main()
}
