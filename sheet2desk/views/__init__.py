"""Results → documents: one module a command. `PARTS` says what the document offers, `view(…)` builds it."""
