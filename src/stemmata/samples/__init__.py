"""Sample reports, written for this project, that the demo and the documentation read."""
