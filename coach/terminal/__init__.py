"""What the command line shows, as it reads well in a terminal."""
