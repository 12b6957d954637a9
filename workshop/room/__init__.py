"""The room: one server on the facilitator's laptop, to which phones come without account or kernel."""
