"""The manners of every page: who may open it, lists, details, forms, exports, charts, and how they look."""
