"""What OWASP's ASVS 5.0.0 asks at level 2, each with the test that shows it or the reason why not."""
