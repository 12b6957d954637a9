"""The papermill engine ``workshop-fork``: each notebook runs in a fork of a process that knows what it needs.

`papermill_engine` is what papermill calls; `client` records what a notebook's process tells, with
papermill's own recorder; `parent` is the process that forks; `kernel` is what runs in a fork;
`wire` is what they say to each other.
"""

NAME = "workshop-fork"
"""What ``papermill --engine`` calls it."""
