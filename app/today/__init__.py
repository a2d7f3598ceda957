"""Today: who has come to a premises this service day, and taking back what was wrong."""
