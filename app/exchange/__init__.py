"""Taking files in, and handing the log out as files."""
