"""How the tables came to be, step by step; steps are added, never changed."""
