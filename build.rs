//! Packs the files of `dictionaries/` into the binary: writes a table of (path, contents) that
//! `dictionary::shipped` includes. Import scripts and prose stay out.

use std::path::{Path, PathBuf};
use std::{env, fmt::Write as _, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let dictionaries = root.join("dictionaries");
    let mut files = Vec::new();
    collect(&dictionaries, &mut files);
    files.sort();
    let mut table = String::from("&[\n");
    for file in &files {
        let name = file
            .strip_prefix(&dictionaries)
            .expect("collected below it")
            .to_string_lossy()
            .replace('\\', "/");
        writeln!(table, "    ({name:?}, include_str!({:?})),", file.to_string_lossy())
            .expect("a string takes all");
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("shipped.rs");
    fs::write(out, table).expect("the build folder is writable");
    println!("cargo::rerun-if-changed=dictionaries");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("dictionaries/ is part of the package") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "import") {
                collect(&path, files);
            }
        } else if path.extension().is_some_and(|ending| ending == "tsv" || ending == "toml") {
            files.push(path);
        }
    }
}
