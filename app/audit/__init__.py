"""The audit log: who did what with visitors' data, accounts and settings, in a chain that shows every change."""
