"""The words of reports and messages in other languages than English: one TOML file a language."""
