"""A small pretrained language model, fine-tuned on the labelled notes, that reads whole sentences."""
