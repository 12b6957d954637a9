"""A workshop kit for leaders who develop front-line sales managers.

Importing the package is cheap: everything heavy is imported by the module that uses it.
"""

__version__ = "0.1.0"
