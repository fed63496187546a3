"""What stands between the network and the pages: which doors are open, the headers of every answer, and /healthz."""
