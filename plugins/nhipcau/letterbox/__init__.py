"""The letter box: readers write to the newsroom by a form of ours, and it is handed to whoever keeps it."""
