"""The database: tables, transactions, jobs. The only floor that speaks SQL."""
