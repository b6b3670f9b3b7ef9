"""Ways in which people spoil a tidy table; each takes a draft, changes it, and keeps its truth right."""
