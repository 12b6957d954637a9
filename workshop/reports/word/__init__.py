"""The plan as a Word file that people go on working in, written from the sections of an executed notebook."""

from workshop.reports.word.exporter import PlanWordExporter, word

__all__ = ["PlanWordExporter", "word"]
