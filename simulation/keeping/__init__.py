"""How a record is kept: its tables and their versions, its checksums, and what is checked when it is gone on with."""
