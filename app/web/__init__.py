"""What every page shares: who may open it, headers, errors, how numbers and dates are written."""
