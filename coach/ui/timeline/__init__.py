"""The Timeline page without its widgets: what it reads, and how what it shows is put into words."""
