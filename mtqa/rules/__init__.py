"""Known mistranslations as data: rules in TOML files, each with the examples that prove it."""
