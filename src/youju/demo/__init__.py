"""An invented construction group and its plausible life: for the demo, for tests, for the bench.

The generator (`scale` to `life`) is pure: the same seed and scale give the same content, chapter by chapter, in
bounded memory. `load` puts it into the books through the operations, `snapshot` into Parquet without a database.
"""
