"""Fakes of desks that can't be installed: they hold state, speak real HTTP, and misbehave as the real ones do."""
