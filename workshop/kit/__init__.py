"""The words of the exercise, loaded and checked."""
