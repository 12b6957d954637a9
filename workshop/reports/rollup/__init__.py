"""The roll-up: what the teams of a session plan, side by side. Nobody's own rating is in it."""
