"""The questions to the database, each a select made of named pieces; several figures share one."""
