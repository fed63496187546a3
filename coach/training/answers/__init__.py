"""Fine-tunes and measures what tells answers. `network`, `learning`, `exporting` and `training` need the optional extra
`encoder` (PyTorch); nothing here is imported in order to score."""
