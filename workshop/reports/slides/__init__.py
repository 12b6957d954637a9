"""The plan as editable slides: what they say (`content`) apart from how they are written (`writing`)."""
