"""Carrying a session about: packs, everything as JSON, and tables for a spreadsheet."""
