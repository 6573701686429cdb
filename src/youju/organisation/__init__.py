"""Units, their names and sizes over time, who leads whom, projects, terms of office, reach."""
