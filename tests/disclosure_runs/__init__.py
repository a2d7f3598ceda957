"""The proof of the door: releases attacked by the auditor, compared with another program, counted for what survives."""
