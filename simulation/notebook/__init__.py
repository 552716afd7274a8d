"""A run in a notebook: tables as data frames, graphs, and what a cell shows of it. Reads records, defines no logic."""
