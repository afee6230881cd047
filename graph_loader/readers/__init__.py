"""One file per import format; each yields rows with file and line and knows nothing else."""
