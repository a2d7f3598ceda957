"""What Oasen promises those who come: proofs that look at whole files, not at pages."""
