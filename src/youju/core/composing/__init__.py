"""Reports written: templates, figures bound to passages, the document that results."""
