"""What the Upload page holds and says; the drawing is in components/upload_*.py."""
