"""The domain of the exercise, pure: no files, no network, no widgets, no clock."""
