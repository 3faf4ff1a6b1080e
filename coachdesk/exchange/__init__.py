"""Files in and out: the caseload as JSON and CSV. What a file says, never what to do with it."""
