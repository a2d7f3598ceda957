"""Work training: who takes part, by card and without a name, their weekly plan, their shifts against it."""
