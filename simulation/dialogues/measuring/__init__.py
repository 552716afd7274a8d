"""What is in a corpus: measures of size, diversity, personas, sessions and faults, and a report of them all."""
