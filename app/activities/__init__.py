"""What is offered, and the list of kinds."""
