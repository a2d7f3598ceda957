"""What the pages say in Swedish: the catalogue beside this file, English being what the source says."""
