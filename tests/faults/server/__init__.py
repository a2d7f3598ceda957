"""The server under faults: killed, without power or room, by wrong clocks, its answers lost; held to L1 to L8."""
