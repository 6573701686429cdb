"""Where the core's expressions run: DuckDB in memory or over Parquet, PostgreSQL on a given connection. No Django."""
