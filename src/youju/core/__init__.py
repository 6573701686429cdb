"""What the product knows: periods, facts, measures, duties, verdicts, reports.

Pure: no Django, clock, disk or network. Dates come in as arguments (`as_of`).
"""
