"""Bytes ↔ core models: docx, xlsx, files shown as evidence. No Django."""
