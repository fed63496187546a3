"""What the Draft page thinks: the open draft, its fields, and the words around them."""
