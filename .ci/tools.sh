# shellcheck shell=bash
# Tools that are built from source, of one version each, in target/tools: `source` it, and say `tool NAME`.

tool() {
    local crate=$1 version=${TOOLS[$1]}
    ! grep -qsF "\"$crate $version " "$TARGET/tools/.crates.toml" || return 0
    echo "building $crate $version, which takes some minutes"
    # What runs for seconds need not be built for minutes.
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_TARGET_DIR=$TARGET/tools/build \
        cargo install --quiet --locked --force --root "$TARGET/tools" "$crate" --version "$version"
    rm -rf "$TARGET/tools/build"
}

# A compiler with what is not stable, of the day that NIGHTLY names, or whichever is there.
nightly() {
    rustc "+$NIGHTLY" --version >/dev/null 2>&1 || rustup toolchain install "$NIGHTLY" --profile minimal --no-self-update
}

declare -A TOOLS=(
    [cargo-auditable]=0.7.7
    # What rustdoc writes as JSON, it has to know: NIGHTLY in .github/workflows/scheduled.yml moves with it.
    [cargo-check-external-types]=0.5.0
    [cargo-cyclonedx]=0.5.9
    [cargo-deny]=0.20.2
    [cargo-fuzz]=0.13.2
    [cargo-hack]=0.6.46
    [cargo-machete]=0.9.2
    [cargo-semver-checks]=0.51.0
    [typos-cli]=1.52.0
)
NIGHTLY=${NIGHTLY:-nightly}
TARGET=$(realpath -m "${CARGO_TARGET_DIR:-target}")
export PATH=$TARGET/tools/bin:$PATH
