"""The house's own authority: https in the house's network, and how tablets learn to trust it."""
