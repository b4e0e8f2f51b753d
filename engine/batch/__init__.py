"""Many recordings, one after another: a queue that survives the program, and the work on one of them; torch-free."""
