"""The database: engine set-up, transactions, column types, migrations."""
