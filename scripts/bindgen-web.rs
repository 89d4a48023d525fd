//! Makes of the compiled islands what a browser loads: "bindgen-web IN.wasm FOLDER" writes mailworthy.js and mailworthy_bg.wasm.
//!
//! It is `wasm-bindgen --target=web --no-typescript` on the same library. The program of that name comes with a test runner, two HTTP
//! libraries and a parser of command lines, and takes twice as long to compile.

use std::{env, error::Error, process::ExitCode};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, folder] = arguments.as_slice() else {
        eprintln!("usage: bindgen-web IN.wasm FOLDER");
        return ExitCode::from(2);
    };
    match make(input, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen-web: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(input: &str, folder: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(false).input_path(input).out_name("mailworthy");
    Ok(bindgen.generate(folder)?)
}
