"""The pieces that pages are made of: pure functions from results to HTML, and the form that is filled in."""
