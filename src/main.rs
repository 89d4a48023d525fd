//! The program `mailworthy`: reads the command line, calls one function.

use std::process::ExitCode;

use clap::Parser as _;
use mailworthy::command::{self, Command};

fn main() -> ExitCode {
    command::run(Command::parse())
}
