"""Django without domain: the embedded database, the clock, audit lines, views of facts, what was touched."""
