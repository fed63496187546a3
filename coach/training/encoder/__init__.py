"""Fine-tunes the encoder. Needs the optional extra `encoder` (PyTorch); nothing here is imported in order to score."""
